import { randomUUID } from 'node:crypto'
import { devices } from '@switchboard/contract/devices'
import { type EngineEvent, engineEvents } from '@switchboard/contract/engine-events'
import { extensionsBulk } from '@switchboard/contract/extensions.bulk'
import { extensions } from '@switchboard/contract/extensions'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import {
  makeDevice,
  makeExtension,
  makePlatformToken,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'

const server = await startTestApp()
const engine = server.program(await makePlatformToken({ name: 'Paris 1' }))

async function start() {
  const { id: tenantId } = await makeTenant()
  const device = await makeDevice({ tenantId })
  return {
    tenantId,
    device,
    sipUser: device.sipUser,
    caller: await server.signInAs(await makeUser({ tenantId })),
  }
}

/** An instant so many minutes from now. */
const minutes = (count: number) => new Date(server.clock.now().getTime() + count * 60_000).toISOString()
const report = async (...events: EngineEvent[]) => {
  const { results } = await engine.call(engineEvents.report, { body: { events } })
  expect(results.map(({ id }) => id)).toEqual(events.map(({ id }) => id))
  return results.map(({ outcome }) => outcome)
}
type About = { tenantId: string; sipUser: string }
const registered = ({ tenantId, sipUser }: About, at: number, until: number, id: string = randomUUID()) =>
  ({
    id,
    tenantId,
    at: minutes(at),
    type: 'device.registered',
    sipUser,
    expiresAt: minutes(until),
    address: '192.0.2.17',
    userAgent: 'Yealink SIP-T23G 44.84.0.140',
  }) as const
const unregistered = ({ tenantId, sipUser }: About, at: number) =>
  ({ id: randomUUID(), tenantId, at: minutes(at), type: 'device.unregistered', sipUser }) as const
const applied = (tenantId: string, changes: string[], type: 'applied' | 'applying' = 'applied') =>
  ({ id: randomUUID(), tenantId, at: minutes(0), type: `configuration.${type}`, changes }) as const
const pending = async (tenantId: string) =>
  (await owner.configurationChange.findMany({ where: { tenantId } })).map(({ id }) => id)

describe('devices', () => {
  test('are registered, keep being so, run out, and are offline', async () => {
    const { device, caller, ...about } = await start()
    const find = async () => (await caller.call(devices.get, { params: { id: device.id } })).registration
    expect(await find()).toEqual({ state: 'never_seen' })
    expect(await report(registered(about, -10, 1))).toEqual(['accepted'])
    const seen = { address: '192.0.2.17', userAgent: 'Yealink SIP-T23G 44.84.0.140' }
    expect(await find()).toEqual({ state: 'registered', since: minutes(-10), ...seen })
    await report(registered(about, 0, 60))
    expect(await find()).toMatchObject({ state: 'registered', since: minutes(-10) })
    await report(unregistered(about, 1))
    expect(await find()).toMatchObject({ state: 'offline', since: minutes(1), ...seen })
    await report(registered(about, 2, 3))
    const [from, until] = [minutes(2), minutes(3)]
    expect(await find()).toMatchObject({ state: 'registered', since: from })
    server.clock.advance(3 * 60_000)
    expect(await find()).toMatchObject({ state: 'offline', since: until })
  })

  test('what is older than what is known does not turn it back, whatever the order in a request or between them', async () => {
    const { device, caller, ...about } = await start()
    await report(registered(about, -1, 60), unregistered(about, -2))
    const find = async () => (await caller.call(devices.get, { params: { id: device.id } })).registration
    expect(await find()).toMatchObject({ state: 'registered', since: minutes(-1) })
    expect(await report(unregistered(about, -3))).toEqual(['accepted'])
    expect(await find()).toMatchObject({ state: 'registered' })
  })

  test('a change of an administrator is not lost, and raises no version', async () => {
    const { device, caller, ...about } = await start()
    await report(registered(about, 0, 60))
    expect(await caller.call(devices.get, { params: { id: device.id } })).toMatchObject({
      version: 1,
      name: device.name,
    })
  })
})

test('an event is taken once: a repeat answers the same and changes nothing', async () => {
  const { tenantId, sipUser, device } = await start()
  const events = [
    registered({ tenantId, sipUser }, -5, 60),
    unregistered({ tenantId, sipUser }, -4),
    registered({ tenantId, sipUser: 'nobody' }, -5, 60),
  ]
  const first = await report(...events)
  expect(first).toEqual(['accepted', 'accepted', 'unknown_device'])
  const find = async () => [
    await owner.device.findFirst({ where: { id: device.id } }),
    await owner.engineEvent.findMany({ where: { tenantId }, orderBy: { at: 'asc' } }),
  ]
  const before = await find()
  expect(await report(...events, ...events)).toEqual([...first, ...first])
  expect(await find()).toEqual(before)
  expect(before[1]).toMatchObject([{ type: 'device.registered' }, { type: 'device.unregistered' }])
})

test('two that send the same at once: it is taken once', async () => {
  const { tenantId, caller } = await start()
  await caller.call(extensions.create, { body: engineExtension('700') })
  const [change = ''] = await pending(tenantId)
  const event = applied(tenantId, [change])
  const all = await Promise.all([event, event, event, event].map((each) => report(each)))
  expect(all).toEqual([['accepted'], ['accepted'], ['accepted'], ['accepted']])
  expect(await owner.engineEvent.count({ where: { tenantId } })).toBe(1)
})

test('what cannot be taken is told for each event, and the others are', async () => {
  const one = await start()
  const two = await start()
  const events = [
    registered(one, 0, 60),
    registered({ tenantId: randomUUID(), sipUser: one.sipUser }, 0, 60),
    registered({ tenantId: two.tenantId, sipUser: one.sipUser }, 0, 60), // another company's
    registered(two, 0, 60),
    registered(one, 6, 60), // a clock that is ahead would hide all that follows
    registered(one, 4, 60),
  ]
  expect(await report(...events)).toEqual([
    'accepted',
    'unknown_tenant',
    'unknown_device',
    'accepted',
    'in_future',
    'accepted',
  ])
  expect(await owner.engineEvent.count({ where: { tenantId: one.tenantId } })).toBe(2)
})

test('calls, conferences and faxes are kept as they came', async () => {
  const { tenantId } = await start()
  const call = { id: randomUUID(), tenantId, at: minutes(-3), callId: randomUUID() }
  const event = {
    ...call,
    type: 'call.started',
    direction: 'inbound',
    from: '+33612345678',
    to: '204',
    number: '+33199001200',
  } as const
  expect(await report(event)).toEqual(['accepted'])
  const [kept] = await owner.engineEvent.findMany({ where: { tenantId } })
  expect(kept).toMatchObject({ id: event.id, type: 'call.started', event, receivedAt: server.clock.now() })
})

test.each([
  ['a type that does not exist', { type: 'call.hummed' }, 'events.0.type'],
  ['an instant that is none', { at: 'yesterday' }, 'events.0.at'],
  ['an address that is none', { address: 'home' }, 'events.0.address'],
])('%s is 400, and says where', async (_, part, path) => {
  const { tenantId, sipUser } = await start()
  const events = [{ ...registered({ tenantId, sipUser }, 0, 60), ...part }]
  const answer = await engine.request(engineEvents.report, { body: { events: events as EngineEvent[] } })
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json().fieldErrors)).toEqual([path])
})

const engineExtension = (number: string) => ({
  number,
  holder: { kind: 'shared' as const, label: 'Reception' },
  enabled: true,
  callerIdNumberId: null,
  forwarding: { mode: 'off' as const },
  doNotDisturb: false,
  voicemail: { enabled: false, pin: null, delaySeconds: 20, email: null, language: 'fr' as const },
})

describe('saved · applying · in effect', () => {
  test('a change is saved until an engine takes it, and in effect once it goes by it', async () => {
    const { tenantId, caller } = await start()
    const effect = () => caller.call(engineEvents.effect, {})
    expect(await effect()).toEqual({ effect: 'in_effect', since: null, appliedAt: null })
    await caller.call(extensions.create, { body: engineExtension('700') })
    expect(await effect()).toEqual({
      effect: 'saved',
      since: server.clock.now().toISOString(),
      appliedAt: null,
    })
    const first = await pending(tenantId)
    expect(first).toHaveLength(1)
    await report(applied(tenantId, first, 'applying'))
    expect(await effect()).toMatchObject({ effect: 'applying' })
    // Saved while the engine works on the one before: not in effect with it.
    await caller.call(extensions.create, { body: engineExtension('701') })
    await report(applied(tenantId, first))
    expect(await effect()).toMatchObject({ effect: 'saved', appliedAt: minutes(0) })
    await report(applied(tenantId, await pending(tenantId)))
    expect(await effect()).toEqual({ effect: 'in_effect', since: null, appliedAt: minutes(0) })
  })

  test('of each device apart, also its password', async () => {
    const { tenantId, device, caller } = await start()
    const { id: extensionId } = await makeExtension({ tenantId, kind: 'shared_phone' })
    const other = await makeDevice({ tenantId, extensionId })
    await caller.call(devices.rotate, { params: { id: device.id }, body: { version: 1 } })
    const find = async ({ id }: { id: string }) => (await caller.call(devices.get, { params: { id } })).effect
    expect([await find(device), await find(other)]).toEqual(['saved', 'in_effect'])
    await report(applied(tenantId, await pending(tenantId), 'applying'))
    expect(await find(device)).toBe('applying')
    await report(applied(tenantId, await pending(tenantId)))
    expect(await find(device)).toBe('in_effect')
  })

  test('one row a transaction, whatever it changes, and no two of the same', async () => {
    const { tenantId, caller } = await start()
    const create = (number: string) => caller.call(extensions.create, { body: engineExtension(number) })
    const made = await Promise.all(['700', '701', '702'].map(create))
    expect(await pending(tenantId)).toHaveLength(3)
    const selection = { by: 'ids' as const, ids: made.map(({ id }) => id) }
    await caller.call(extensionsBulk.update, { body: { selection, change: { doNotDisturb: true } } })
    expect(await pending(tenantId)).toHaveLength(4)
  })

  test('an engine does not answer for another company', async () => {
    const [one, two] = [await start(), await start()]
    await one.caller.call(extensions.create, { body: engineExtension('700') })
    expect(await report(applied(two.tenantId, await pending(one.tenantId)))).toEqual(['accepted'])
    expect(await pending(one.tenantId)).toHaveLength(1)
  })
})

test('the name of a device has no control characters', async () => {
  const { tenantId } = await start()
  const events = [unregistered({ tenantId, sipUser: 'a\0' }, 0)]
  const answer = await engine.request(engineEvents.report, { body: { events } })
  expect(answer.statusCode).toBe(400)
})
