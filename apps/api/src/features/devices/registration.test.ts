import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, type RegistrationColumns, toRegistration } from './registration.ts'

const NEVER: RegistrationColumns = {
  registeredSince: null,
  registeredUntil: null,
  lastSeenAt: null,
  lastSeenFrom: null,
  userAgent: null,
}
const instant = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString()
const head = { id: '018f0000-0000-7000-8000-000000000000', tenantId: '018f0000-0000-7000-8000-000000000001' }
const sipUser = 'k7m2qx9fw3bdh5tn'
const registered = (at: number, until: number, from = '192.0.2.1') =>
  ({
    ...head,
    at: instant(at),
    type: 'device.registered',
    sipUser,
    expiresAt: instant(until),
    address: from,
    userAgent: 'Linphone/6',
  }) as const
const gone = (at: number) => ({ ...head, at: instant(at), type: 'device.unregistered', sipUser }) as const
const after = (...events: Parameters<typeof advance>[1][]) => events.reduce(advance, NEVER)
const told = (state: RegistrationColumns, minute: number) => toRegistration(state, new Date(instant(minute)))

test('never seen, registered, kept, gone, back', () => {
  expect(told(NEVER, 0)).toEqual({ state: 'never_seen' })
  const kept = after(registered(0, 10), registered(9, 20, '192.0.2.2'))
  const last = { address: '192.0.2.2', userAgent: 'Linphone/6' }
  expect(told(kept, 19)).toEqual({ state: 'registered', since: instant(0), ...last })
  const left = advance(kept, gone(15))
  expect(told(left, 19)).toEqual({ state: 'offline', since: instant(15), ...last })
  expect(told(advance(left, registered(16, 30)), 19)).toMatchObject({
    state: 'registered',
    since: instant(16),
  })
})

test('a registration that nobody repeats runs out, and what comes later is a new one', () => {
  const state = after(registered(0, 10))
  expect(told(state, 9)).toMatchObject({ state: 'registered' })
  expect(told(state, 10)).toMatchObject({ state: 'offline', since: instant(10) })
  expect(told(advance(state, registered(12, 20)), 13)).toMatchObject({ since: instant(12) })
})

test('the end of what was never seen is nothing', () => {
  expect(after(gone(1))).toEqual(NEVER)
})

const event = fc
  .record({ at: fc.nat(58), ends: fc.boolean(), lasts: fc.integer({ min: 1, max: 30 }) })
  .map(({ at, ends, lasts }) => (ends ? gone(at) : registered(at, at + lasts)))

test('what is older than what is known changes nothing, and what is repeated neither', () => {
  fc.assert(
    fc.property(fc.array(event), event, event, (events, earlier, later) => {
      fc.pre(earlier.at < later.at && later.type === 'device.registered')
      const state = [...events.toSorted((a, b) => (a.at < b.at ? -1 : 1)), later].reduce(advance, NEVER)
      expect(advance(state, earlier)).toEqual(state)
      expect(advance(state, later)).toEqual(advance(advance(state, later), later))
    }),
  )
})
