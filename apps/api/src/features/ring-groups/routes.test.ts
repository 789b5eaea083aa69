import { history } from '@switchboard/contract/history'
import { ringGroups, type RingGroupWrite } from '@switchboard/contract/ring-groups'
import { beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Caller } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeDevice, makePlaylist, makeRingGroup } from '../../testing/factories.ts'
import { calls, group, makeCompany, ringing, ringingDevice } from './testing.ts'

const server = await startTestApp()
const company = () => makeCompany(server)

const refused = async (caller: Caller, write: RingGroupWrite) => {
  const answer = await caller.request(ringGroups.create, { body: write })
  return { status: answer.statusCode, ...(answer.json() as { code: string; fieldErrors?: object }) }
}

describe('a group', () => {
  test('is made with its members in their order, and told to the history', async () => {
    const { caller, tenantId, phone } = await company()
    const [lobby, shop] = [await phone({ name: 'Accueil' }), await phone({ name: 'Boutique' })]
    const device = await makeDevice({ tenantId, extensionId: lobby.id, name: 'Bureau' })
    const playlist = await makePlaylist({ tenantId, name: 'Jazz' })
    const made = await caller.call(ringGroups.create, {
      body: group({
        members: [ringing(shop.id, 30), ringingDevice(device.id, 10)],
        fallback: { kind: 'voicemail', extensionId: lobby.id },
        holdPlaylistId: playlist.id,
      }),
    })
    expect(made).toMatchObject({
      version: 1,
      kind: 'ring_group',
      members: [
        { extension: { name: 'Boutique' }, ringSeconds: 30, status: 'available' },
        { deviceName: 'Bureau', extension: { name: 'Accueil' }, ringSeconds: 10, deviceEnabled: true },
      ],
      fallback: { kind: 'voicemail', extension: { name: 'Accueil' } },
      fallbackAvailable: true,
      holdPlaylist: { name: 'Jazz' },
      warnings: [],
    })
    expect(await caller.call(ringGroups.get, { params: { id: made.id } })).toEqual(made)
    const [event] = await owner.auditEvent.findMany({ where: { tenantId, objectId: made.id } })
    expect(event).toMatchObject({
      action: 'ring_group.created',
      objectLabel: '410 Ventes',
      after: { memberNames: `${shop.number} Boutique (30 s), ${lobby.number} Accueil · Bureau (10 s)` },
    })
  })

  test('is reordered, renumbered and renamed, which raises its version once', async () => {
    const { caller, phone } = await company()
    const [a, b, c] = [await phone(), await phone(), await phone()]
    const { id } = await caller.call(ringGroups.create, {
      body: group({ members: [a, b, c].map((each) => ringing(each.id)) }),
    })
    const members = [c, a, b].map((each) => ringing(each.id, 15))
    const body = { ...group({ number: '415', name: 'Support', members }), version: 1 }
    const saved = await caller.call(ringGroups.update, { params: { id }, body })
    expect(saved).toMatchObject({ version: 2, number: '415', name: 'Support' })
    expect(saved.members.map(({ extension }) => extension.id)).toEqual([c.id, a.id, b.id])
  })

  test('that somebody else saved in between is 409 with the group as it is now', async () => {
    const { caller } = await company()
    const { id } = await caller.call(ringGroups.create, { body: group() })
    const save = (name: string) =>
      caller.request(ringGroups.update, { params: { id }, body: { ...group({ name }), version: 1 } })
    expect((await save('Leurs')).statusCode).toBe(200)
    const late = await save('Miens')
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({ code: 'version_conflict', current: { name: 'Leurs', version: 2 } })
  })

  test('of two that take a number at once, one is told that it is taken', async () => {
    const { caller } = await company()
    const answers = await Promise.all(
      ['A', 'B'].map((name) => caller.request(ringGroups.create, { body: group({ name }) })),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    const late = answers.find(({ statusCode }) => statusCode === 409)
    expect(late?.json()).toMatchObject({ code: 'already_exists', fieldErrors: { number: 'taken' } })
  })
})

describe('what breaks a rule is told at its field', () => {
  test('the number', async () => {
    const { caller, phone } = await company()
    const { number } = await phone()
    expect(await refused(caller, group({ number }))).toMatchObject({
      status: 409,
      fieldErrors: { number: 'taken' },
    })
    expect(await refused(caller, group({ number: '112' }))).toMatchObject({
      status: 422,
      fieldErrors: { number: 'number_reserved' },
    })
  })

  test('times shorter than one ring or longer than five minutes', async () => {
    const { caller, phone } = await company()
    const { id } = await phone()
    const answer = await refused(caller, group({ ringSeconds: 301, members: [ringing(id, 4)] }))
    expect(answer).toMatchObject({
      status: 400,
      fieldErrors: { ringSeconds: 'too_big', 'members.0.ringSeconds': 'too_small' },
    })
  })

  test('members that are no phones, or there twice', async () => {
    const { caller, tenantId, phone } = await company()
    const lobby = await phone()
    const device = await makeDevice({ tenantId, extensionId: lobby.id })
    const other = await makeRingGroup({ tenantId })
    const members = [ringing(lobby.id), ringing(other.id), ringing(lobby.id), ringingDevice(device.id)]
    expect(await refused(caller, group({ members }))).toMatchObject({
      status: 422,
      fieldErrors: {
        'members.1.extensionId': 'not_a_phone',
        'members.2.extensionId': 'member_twice',
        'members.3.deviceId': 'member_twice',
      },
    })
  })

  test('a fallback to itself, to a mailbox that is none, to an emergency number', async () => {
    const { caller, tenantId } = await company()
    const { id } = await caller.call(ringGroups.create, { body: group() })
    const itself = await caller.request(ringGroups.update, {
      params: { id },
      body: { ...group({ fallback: calls(id) }), version: 1 },
    })
    expect(itself.json()).toMatchObject({ fieldErrors: { 'fallback.extensionId': 'fallback_to_itself' } })
    const other = await makeRingGroup({ tenantId })
    expect(
      await refused(caller, group({ number: '411', fallback: { kind: 'voicemail', extensionId: other.id } })),
    ).toMatchObject({ status: 422, fieldErrors: { 'fallback.extensionId': 'not_found' } })
    expect(
      await refused(caller, group({ number: '411', fallback: { kind: 'external', number: '+33116117' } })),
    ).toMatchObject({ fieldErrors: { 'fallback.number': 'forwarding_to_emergency' } })
  })
})

describe('why nobody would be reached', () => {
  const warningsOf = async (caller: Caller, write: RingGroupWrite) =>
    (await caller.call(ringGroups.create, { body: write })).warnings

  test('no members, nobody available, no fallback', async () => {
    const { caller, phone } = await company()
    const disabled = await phone({ phone: { enabled: false } })
    const quiet = await phone({ phone: { doNotDisturb: true } })
    const away = await phone({
      phone: { forwardingMode: 'always', forwardingKind: 'external', forwardingExternal: '+33199001234' },
    })
    const members = [disabled, quiet, away].map(({ id }) => ringing(id))
    expect(await warningsOf(caller, group())).toEqual(['no_members', 'no_fallback'])
    expect(await warningsOf(caller, group({ number: '411', members }))).toEqual([
      'nobody_available',
      'no_fallback',
    ])
    expect(await warningsOf(caller, group({ number: '412', members, memberForwarding: true }))).toEqual([
      'no_fallback',
    ])
  })

  test('a single device that is disabled', async () => {
    const { caller, tenantId } = await company()
    const device = await makeDevice({ tenantId, enabled: false })
    expect(await warningsOf(caller, group({ members: [ringingDevice(device.id)] }))).toContain(
      'nobody_available',
    )
  })

  test('a fallback that takes no calls', async () => {
    const { caller, phone } = await company()
    const { id } = await phone()
    const off = await phone({ phone: { enabled: false, voicemailEnabled: false } })
    const to = (number: string, kind: 'extension' | 'voicemail') =>
      group({ number, members: [ringing(id)], fallback: { kind, extensionId: off.id } })
    expect(await warningsOf(caller, to('411', 'extension'))).toEqual(['fallback_unavailable'])
    expect(await warningsOf(caller, to('412', 'voicemail'))).toEqual(['fallback_unavailable'])
  })

  test('groups, and a phone that forwards all calls, that lead round in a circle', async () => {
    const { caller, tenantId, phone } = await company()
    const { id } = await phone()
    const sales = await makeRingGroup({ tenantId, name: 'Ventes', number: '420', members: [id] })
    const away = await phone({
      name: 'Absente',
      phone: { forwardingMode: 'always', forwardingKind: 'extension', forwardingExtensionId: sales.id },
    })
    const support = await caller.call(ringGroups.create, {
      body: group({ name: 'Support', number: '421', members: [ringing(id)], fallback: calls(away.id) }),
    })
    expect(support.warnings).toEqual([])
    await owner.ringGroup.updateMany({
      where: { extensionId: sales.id },
      data: { fallbackKind: 'extension', fallbackExtensionId: support.id },
    })
    const looping = await caller.call(ringGroups.get, { params: { id: support.id } })
    expect(looping.warnings).toEqual(['fallback_loop'])
    expect(looping.fallbackLoop.map(({ name }) => name)).toEqual(['Support', 'Absente', 'Ventes', 'Support'])
    const { items } = await caller.call(ringGroups.list, { query: {} })
    expect(items.map(({ name, warnings }) => [name, warnings])).toEqual([
      ['Ventes', ['fallback_loop']],
      ['Support', ['fallback_loop']],
    ])
  })
})

describe('the list', () => {
  let caller: Caller

  beforeAll(async () => {
    const made = await company()
    caller = made.caller
    const { id } = await made.phone({ number: '200' })
    for (const [number, name] of [
      ['41', 'Zinc'],
      ['4100', 'Élan'],
      ['420', 'Accueil'],
    ] as const) {
      await makeRingGroup({
        tenantId: made.tenantId,
        number,
        name,
        searchText: `${name.toLowerCase()} ${number}`,
        members: [id],
      })
    }
  })

  test('is by number or name, and finds part of either', async () => {
    const numbers = async (query: object) =>
      (await caller.call(ringGroups.list, { query })).items.map(({ number }) => number)
    expect(await numbers({})).toEqual(['41', '420', '4100'])
    expect(await numbers({ sort: '-name' })).toEqual(['41', '4100', '420'])
    expect(await numbers({ search: '41' })).toEqual(['41', '4100'])
    expect(await numbers({ search: 'ACC' })).toEqual(['420'])
  })

  test.each(['number', '-number', 'name', '-name'] as const)(
    'by %s gives every row once, page by page',
    async (sort) => {
      const found: string[] = []
      let cursor: string | null | undefined
      do {
        const page: { items: { id: string }[]; nextCursor: string | null } = await caller.call(
          ringGroups.list,
          {
            query: { sort, limit: 2, ...(cursor && { cursor }) },
          },
        )
        found.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor)
      expect(new Set(found).size).toBe(3)
      expect(found).toHaveLength(3)
    },
  )
})

test('members are found by the name or number of a phone, and by the name of a device', async () => {
  const { caller, tenantId, phone } = await company()
  const lobby = await phone({ name: 'Accueil', number: '31', searchText: 'accueil 31' })
  await makeDevice({ tenantId, extensionId: lobby.id, name: 'T23G' })
  await makeRingGroup({ tenantId, name: 'Accueil', searchText: 'accueil' })
  const names = async (search: string) => {
    const { items } = await caller.call(ringGroups.candidates, { query: { search } })
    return items.map((each) => (each.kind === 'device' ? each.deviceName : each.extension.name))
  }
  expect(await names('accu')).toEqual(['Accueil', 'T23G'])
  expect(await names('31')).toEqual(['Accueil', 'T23G'])
  expect(await names('t23')).toEqual(['T23G'])
})

describe('undo', () => {
  const latest = async (caller: Caller) => {
    const { items } = await caller.call(history.list, { query: {} })
    return items[0]?.id ?? ''
  }
  const undo = async (caller: Caller) => caller.call(history.undo, { params: { id: await latest(caller) } })

  test('of an edit puts members, order and fallback back; undone itself, the edit is there again', async () => {
    const { caller, phone } = await company()
    const [a, b] = [await phone(), await phone()]
    const first = group({ members: [ringing(a.id), ringing(b.id, 30)], fallback: calls(b.id) })
    const { id } = await caller.call(ringGroups.create, { body: first })
    const second = group({ members: [ringing(b.id)], strategy: 'simultaneous', memberForwarding: true })
    await caller.call(ringGroups.update, { params: { id }, body: { ...second, version: 1 } })
    await undo(caller)
    const get = () => caller.call(ringGroups.get, { params: { id } })
    expect(await get()).toMatchObject({
      version: 3,
      strategy: 'sequential',
      members: [{ extensionId: a.id }, { extensionId: b.id, ringSeconds: 30 }],
      fallback: calls(b.id),
    })
    await undo(caller)
    expect(await get()).toMatchObject({
      version: 4,
      strategy: 'simultaneous',
      members: [{ extensionId: b.id }],
    })
  })

  test('of a creation takes the group away, and of that brings it back under its id', async () => {
    const { caller, phone } = await company()
    const { id: member } = await phone()
    const { id } = await caller.call(ringGroups.create, { body: group({ members: [ringing(member)] }) })
    await undo(caller)
    expect((await caller.request(ringGroups.get, { params: { id } })).statusCode).toBe(404)
    await undo(caller)
    expect(await caller.call(ringGroups.get, { params: { id } })).toMatchObject({
      number: '410',
      members: [{ extensionId: member }],
    })
  })

  test('says that the number has been taken since', async () => {
    const { caller } = await company()
    const { id } = await caller.call(ringGroups.create, { body: group() })
    await caller.call(ringGroups.update, {
      params: { id },
      body: { ...group({ number: '411' }), version: 1 },
    })
    const entry = await latest(caller)
    await caller.call(ringGroups.create, { body: group() })
    const verdict = await caller.call(history.undoable, { params: { id: entry } })
    expect(verdict.obstacles.items).toEqual([{ label: '411 Ventes', reason: 'number_taken' }])
  })
})
