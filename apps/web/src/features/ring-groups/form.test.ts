import { RingGroupWrite } from '@switchboard/contract/ring-groups'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankForm, fieldOf, type FormMember, mayJoin, moved, toRequest } from './form.ts'

const phone = (id: string): FormMember => ({
  kind: 'extension',
  extensionId: id,
  extension: { id, number: '201', name: 'Claire', kind: 'user' },
  status: 'available',
  ringSeconds: 20,
})
const device = (id: string, of: string): FormMember => ({
  kind: 'device',
  deviceId: id,
  deviceName: 'Desk',
  deviceEnabled: true,
  extension: { id: of, number: '201', name: 'Claire', kind: 'user' },
  status: 'available',
  ringSeconds: 20,
})
const A = '018f0000-0000-7000-8000-00000000000a'
const B = '018f0000-0000-7000-8000-00000000000b'

describe('what is sent', () => {
  test('is what the contract takes, names of members left out', () => {
    const request = toRequest({ ...blankForm('410', 30), name: ' Sales ', members: [phone(A), device(B, A)] })
    expect(RingGroupWrite.parse(request)).toEqual(request)
    expect(request).toMatchObject({
      name: 'Sales',
      ringSeconds: 30,
      members: [
        { kind: 'extension', extensionId: A, ringSeconds: 20 },
        { kind: 'device', deviceId: B, ringSeconds: 20 },
      ],
      holdPlaylistId: null,
    })
  })

  test('has a time for members whose time is out of sight, and none where one is asked for', () => {
    const form = { ...blankForm('410', 30), members: [{ ...phone(A), ringSeconds: '' as const }] }
    expect(toRequest(form).members).toMatchObject([{ ringSeconds: 20 }])
    expect(toRequest({ ...form, strategy: 'sequential' }).members).toMatchObject([
      { ringSeconds: Number.NaN },
    ])
  })
})

test.each([
  ['members.3.extensionId', 'members.3'],
  ['members.3.deviceId', 'members.3'],
  ['members.3.ringSeconds', 'members.3.ringSeconds'],
  ['fallback.extensionId', 'fallback'],
  ['fallback.number', 'fallback'],
  ['number', 'number'],
])('%s is told at %s', (path, field) => {
  expect(fieldOf(path)).toBe(field)
})

test('nobody joins twice, neither beside a device of theirs nor beside their phone', () => {
  expect(mayJoin([phone(A)], phone(A))).toBe(false)
  expect(mayJoin([phone(A)], device(B, A))).toBe(false)
  expect(mayJoin([device(B, A)], phone(A))).toBe(false)
  expect(mayJoin([device(B, A)], device('c', A))).toBe(true)
  expect(mayJoin([phone(A)], phone(B))).toBe(true)
})

test('a moved item stands where it was moved to, all others keep their order', () => {
  const list = fc.uniqueArray(fc.integer(), { minLength: 1 })
  const moves = list.chain((items) => {
    const index = fc.nat(items.length - 1)
    return fc.tuple(fc.constant(items), index, index)
  })
  fc.assert(
    fc.property(moves, ([items, from, to]) => {
      const result = moved(items, from, to)
      expect(result[to]).toBe(items[from])
      expect(result.filter((each) => each !== items[from])).toEqual(items.filter((_, at) => at !== from))
    }),
  )
})
