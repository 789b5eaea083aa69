import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { emergencyAddresses, type EmergencyAddressWrite } from '@switchboard/contract/emergency-addresses'
import { history } from '@switchboard/contract/history'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { afterAll, describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeEmergencyAddress, makePhoneNumber, makeUser } from '../../testing/factories.ts'

const server = await startTestApp()

/** Answers as the geocoder of the Géoplateforme does. */
const geocoder = createServer((request, response) => {
  const { q = '' } = Object.fromEntries(new URL(request.url ?? '', 'http://localhost').searchParams)
  response.setHeader('content-type', 'application/json')
  if (q.startsWith('busy')) response.statusCode = 429
  const known = {
    score: 0.97,
    type: 'housenumber',
    name: '12 Rue des Lanternes',
    postcode: '75011',
    city: 'Paris',
  }
  const answers: [RegExp, object[]][] = [
    [/^12 rue des Lanternes 75011/, [known]],
    [/^12 rue des Lantern 75011/, [{ ...known, score: 0.7 }]],
    [/^120 rue/, [{ ...known, type: 'street', name: 'Rue des Lanternes', score: 0.9 }]],
    [/^Le Bois 21140/, [{ ...known, type: 'locality', name: 'Le Bois', postcode: '21140', city: 'Genay' }]],
  ]
  const found = answers.find(([pattern]) => pattern.test(q))?.[1] ?? []
  response.end(
    JSON.stringify({ type: 'FeatureCollection', features: found.map((properties) => ({ properties })) }),
  )
})
await new Promise<void>((resolve) => geocoder.listen(0, '127.0.0.1', resolve))
afterAll(() => geocoder.close())
const { port } = geocoder.address() as AddressInfo
const checking = await startTestApp({
  env: { ADDRESS_CHECK_URL: `http://127.0.0.1:${port}/geocodage/search` },
})

const SITE: EmergencyAddressWrite = {
  label: 'Head office',
  line1: '12 rue des Lanternes',
  line2: 'Bâtiment B',
  postalCode: '75011',
  city: 'Paris',
  region: null,
  country: 'FR',
  asTyped: false,
}

async function start(app = server) {
  const user = await makeUser()
  return { where: { tenantId: user.tenantId }, caller: await app.signInAs(user) }
}
const create = (caller: Caller, changes: Partial<EmergencyAddressWrite> = {}) =>
  caller.request(emergencyAddresses.create, { body: { ...SITE, ...changes } })
const latest = async (caller: Caller) => {
  const { items } = await caller.call(history.list, { query: {} })
  return { params: { id: items[0]?.id ?? '' } }
}

test('an address is made, listed with its numbers, changed, and told by the history', async () => {
  const { where, caller } = await start()
  const made = (await create(caller)).json()
  const { asTyped: _asTyped, ...details } = SITE
  expect(made).toEqual({ id: made.id, version: 1, ...details })
  await makePhoneNumber({ ...where, emergencyAddressId: made.id })
  expect((await caller.call(emergencyAddresses.list, {})).items).toEqual([{ ...made, numbers: 1 }])
  const put = (version: number, changes: object) =>
    caller.request(emergencyAddresses.update, {
      params: { id: made.id },
      body: { ...SITE, ...changes, version },
    })
  expect((await put(1, { line2: null })).json()).toMatchObject({ version: 2, line2: null })
  expect((await put(2, { line2: null })).json().version).toBe(2)
  const stale = await put(1, { label: 'Late' })
  expect([stale.statusCode, stale.json().current.version]).toEqual([409, 2])
  const events = await owner.auditEvent.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  expect(events.map(({ action, objectLabel }) => [action, objectLabel])).toEqual([
    ['emergency_address.created', 'Head office'],
    ['emergency_address.updated', 'Head office'],
  ])
  // Numbers are there: it does not move to another country.
  const abroad = await put(2, { country: 'BE', postalCode: '1000' })
  expect(abroad.json().fieldErrors).toEqual({ country: 'address_in_use' })
})

test('what breaks a rule is told at its field; a name is given once', async () => {
  const { caller } = await start()
  const answer = await create(caller, { line1: 'BP 12', postalCode: 'X' })
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([
    422,
    { line1: 'post_box', postalCode: 'postal_code_wrong' },
  ])
  await create(caller)
  const again = await create(caller)
  expect([again.statusCode, again.json().fieldErrors]).toEqual([409, { label: 'taken' }])
  const both = await Promise.all([create(caller, { label: 'Twin' }), create(caller, { label: 'Twin' })])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
})

describe('with a register of addresses', () => {
  test.each<[string, Partial<EmergencyAddressWrite>, object | 201]>([
    ['one it knows', {}, 201],
    ['a place without a number in the street', { line1: 'Le Bois', postalCode: '21140', city: 'Genay' }, 201],
    [
      'one abroad, of which it knows nothing',
      { country: 'BE', postalCode: '1000', line1: 'Grand-Place 1' },
      201,
    ],
    ['while it does not answer', { line1: 'busy street 3' }, 201],
    ['one it does not know', { line1: '3 rue de Nulle Part' }, { line1: 'address_unknown' }],
    [
      'a number that the street does not have',
      { line1: '120 rue des Lanternes' },
      { line1: 'address_unknown' },
    ],
    ['a new street, by who knows better', { line1: '3 rue Neuve', asTyped: true }, 201],
  ])('%s', async (_, changes, expected) => {
    const { caller } = await start(checking)
    const answer = await create(caller, changes)
    expect(answer.statusCode === 201 ? 201 : answer.json().fieldErrors).toEqual(expected)
  })
  test('the nearest it knows is proposed', async () => {
    const { caller } = await start(checking)
    expect((await create(caller, { line1: '12 rue des Lantern' })).json().current).toEqual({
      line1: '12 Rue des Lanternes',
      postalCode: '75011',
      city: 'Paris',
    })
    expect((await create(caller, { line1: '120 rue des Lanternes' })).json().current).toBeNull()
  })
})

describe('deleting', () => {
  test('tells the numbers that are there, moves them, and is undone with them', async () => {
    const { where, caller } = await start()
    const [old, next] = await Promise.all([
      makeEmergencyAddress({ ...where, label: 'Old' }),
      makeEmergencyAddress({ ...where, label: 'Next' }),
    ])
    const number = await makePhoneNumber({
      ...where,
      e164: '+33187000123',
      label: 'Main',
      emergencyAddressId: old.id,
    })
    const remove = (query: object) =>
      caller.request(emergencyAddresses.remove, { params: { id: old.id }, query })
    const where_ = async () =>
      (await caller.call(phoneNumbers.get, { params: { id: number.id } })).emergencyAddress?.label ?? null
    const used = await remove({})
    expect([used.statusCode, used.json()]).toMatchObject([
      409,
      {
        code: 'in_use',
        current: {
          total: 1,
          items: [{ way: 'emergency_address', by: { kind: 'phone_number', id: number.id } }],
        },
      },
    ])
    expect((await remove({ replacement: number.id })).json().fieldErrors).toEqual({
      replacement: 'not_found',
    })
    expect((await remove({ replacement: next.id })).statusCode).toBe(204)
    expect(await where_()).toBe('Next')
    await caller.call(history.undo, await latest(caller))
    expect(await where_()).toBe('Old')
    expect((await remove({ detach: true })).statusCode).toBe(204)
    expect(await where_()).toBeNull()
  })
  test('not to an address abroad', async () => {
    const { where, caller } = await start()
    const [here, there] = await Promise.all([
      makeEmergencyAddress(where),
      makeEmergencyAddress({ ...where, country: 'BE', postalCode: '1000' }),
    ])
    await makePhoneNumber({ ...where, e164: '+33187000124', emergencyAddressId: here.id })
    const answer = await caller.request(emergencyAddresses.remove, {
      params: { id: here.id },
      query: { replacement: there.id },
    })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { replacement: 'not_found' }])
  })
})

describe('undo', () => {
  test('of a creation deletes, unless numbers came since', async () => {
    const { where, caller } = await start()
    const { id } = (await create(caller)).json()
    const entry = await latest(caller)
    const number = await makePhoneNumber({ ...where, emergencyAddressId: id })
    const verdict = await caller.call(history.undoable, entry)
    expect(verdict.obstacles.items).toMatchObject([{ label: 'Head office', reason: 'in_use' }])
    await owner.phoneNumber.updateMany({ where: { id: number.id }, data: { emergencyAddressId: null } })
    await caller.call(history.undo, entry)
    expect((await caller.call(emergencyAddresses.list, {})).items).toEqual([])
    await caller.call(history.undo, await latest(caller))
    expect((await caller.call(emergencyAddresses.list, {})).items).toMatchObject([{ id, version: 2 }])
  })
  test('of an edit, not back to a country that the numbers there are not of', async () => {
    const { where, caller } = await start()
    const abroad = { country: 'BE', postalCode: '1000', city: 'Bruxelles', line1: 'Rue Neuve 1' }
    const { id } = (await create(caller, abroad)).json()
    await caller.call(emergencyAddresses.update, { params: { id }, body: { ...SITE, version: 1 } })
    const entry = await latest(caller)
    const number = await makePhoneNumber({ ...where, emergencyAddressId: id })
    expect((await caller.call(history.undoable, entry)).obstacles.items).toMatchObject([{ reason: 'in_use' }])
    await owner.phoneNumber.updateMany({ where: { id: number.id }, data: { emergencyAddressId: null } })
    await caller.call(history.undo, entry)
    expect(await caller.call(emergencyAddresses.get, { params: { id } })).toMatchObject({ country: 'BE' })
  })
  test('of an edit, not to a name that another one has now', async () => {
    const { caller } = await start()
    const { id } = (await create(caller)).json()
    await caller.call(emergencyAddresses.update, {
      params: { id },
      body: { ...SITE, label: 'Renamed', version: 1 },
    })
    const entry = await latest(caller)
    await create(caller)
    const verdict = await caller.call(history.undoable, entry)
    expect(verdict.obstacles.items).toMatchObject([{ reason: 'name_taken' }])
  })
})
