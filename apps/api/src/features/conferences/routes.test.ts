import { conferences, type ConferenceBridgeWrite } from '@switchboard/contract/conferences'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { ringGroups } from '@switchboard/contract/ring-groups'
import { isTrivialPin } from '@switchboard/contract/number-plan'
import { describe, expect, test } from 'vitest'
import { startTestApp, type Caller } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import {
  makeConferenceBridge,
  makeExtension,
  makePhoneNumber,
  makeRingGroup,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'

const server = await startTestApp()

const bridge = (values: Partial<ConferenceBridgeWrite> = {}): ConferenceBridgeWrite => ({
  name: 'Point hebdo',
  conferenceId: '482193',
  pin: '4071',
  ownerExtensionId: null,
  maxParticipants: 10,
  muteOnEntry: false,
  announce: true,
  ...values,
})

/** A company of its own and its administrator, signed in. */
async function company() {
  const { id: tenantId } = await makeTenant()
  return { tenantId, caller: await server.signInAs(await makeUser({ tenantId })) }
}

const pinOf = async (caller: Caller, id: string) =>
  (await caller.call(conferences.bridgePin, { params: { id } })).pin

async function refused(caller: Caller, write: ConferenceBridgeWrite) {
  const answer = await caller.request(conferences.createBridge, { body: write })
  return { status: answer.statusCode, ...(answer.json() as { fieldErrors?: object }) }
}

const latest = async (caller: Caller) => {
  const { items } = await caller.call(history.list, { query: {} })
  return items[0]?.id ?? ''
}
const undo = async (caller: Caller) => caller.call(history.undo, { params: { id: await latest(caller) } })

describe('a line', () => {
  test('is an extension, listed by number with the public numbers that lead to it', async () => {
    const { caller, tenantId } = await company()
    const made = await caller.call(conferences.create, { body: { number: '610', name: 'Conférences' } })
    await caller.call(conferences.create, { body: { number: '60', name: 'Direction' } })
    const { e164 } = await makePhoneNumber({
      tenantId,
      destinationKind: 'extension',
      destinationExtensionId: made.id,
    })
    const { items } = await caller.call(conferences.list, { query: {} })
    expect(items.map(({ number, dialedAt }) => [number, dialedAt])).toEqual([
      ['60', []],
      ['610', [e164]],
    ])
    const extension = await owner.extension.findFirstOrThrow({ where: { tenantId, number: '610' } })
    expect(extension).toMatchObject({ kind: 'conference', searchText: 'conferences 610' })
  })

  test('is renumbered, unless the number is taken or somebody saved in between', async () => {
    const { caller, tenantId } = await company()
    const { number } = await makeExtension({ tenantId, kind: 'shared_phone' })
    const { id } = await caller.call(conferences.create, { body: { number: '610', name: 'A' } })
    const save = (body: { number: string; name: string; version: number }) =>
      caller.request(conferences.update, { params: { id }, body })
    expect((await save({ number, name: 'A', version: 1 })).json()).toMatchObject({
      code: 'already_exists',
      fieldErrors: { number: 'taken' },
    })
    expect((await save({ number: '15', name: 'A', version: 1 })).statusCode).toBe(422)
    expect((await save({ number: '611', name: 'B', version: 1 })).json()).toMatchObject({ version: 2 })
    expect((await save({ number: '612', name: 'C', version: 1 })).json()).toMatchObject({
      code: 'version_conflict',
      current: { number: '611', name: 'B', version: 2 },
    })
    await undo(caller)
    expect(await caller.call(conferences.get, { params: { id } })).toMatchObject({ number: '610', name: 'A' })
  })
})

describe('a bridge', () => {
  test('keeps its PIN encrypted, out of answers and of the history, and tells it to who may change it', async () => {
    const { caller, tenantId } = await company()
    const made = await caller.call(conferences.createBridge, { body: bridge({ pin: '83519477' }) })
    expect(made).toMatchObject({ conferenceId: '482193', pinSet: true, version: 1, owner: null })
    expect(JSON.stringify(made)).not.toContain('83519477')
    const row = await owner.conferenceBridge.findFirstOrThrow({ where: { tenantId } })
    expect(row.pinSecret).toMatch(/^test\./)
    const events = await owner.auditEvent.findMany({ where: { tenantId } })
    expect(JSON.stringify(events)).not.toContain('83519477')
    expect(await pinOf(caller, made.id)).toBe('83519477')
    const reader = await server.signInAs(await makeUser({ tenantId, role: 'read_only' }))
    const asked = await reader.request(conferences.bridgePin, { params: { id: made.id } })
    expect(asked.statusCode).toBe(403)
  })

  test('keeps a PIN that is left out, changes it, and takes it away', async () => {
    const { caller } = await company()
    const { id } = await caller.call(conferences.createBridge, { body: bridge() })
    const { pin: _pin, ...without } = bridge({ name: 'Autre' })
    const save = (body: ConferenceBridgeWrite & { version: number }) =>
      caller.call(conferences.updateBridge, { params: { id }, body })
    expect(await save({ ...without, version: 1 })).toMatchObject({ name: 'Autre', pinSet: true })
    expect(await pinOf(caller, id)).toBe('4071')
    await save({ ...without, pin: '9052', version: 2 })
    expect(await pinOf(caller, id)).toBe('9052')
    expect(await save({ ...without, pin: null, version: 3 })).toMatchObject({ pinSet: false, version: 4 })
    expect(await pinOf(caller, id)).toBeNull()
  })

  test('refuses an ID that is taken, trivial PINs, and owners that are no phones', async () => {
    const { caller, tenantId } = await company()
    const group = await makeRingGroup({ tenantId })
    await makeConferenceBridge({ tenantId, code: '482193' })
    expect(await refused(caller, bridge())).toMatchObject({
      status: 409,
      fieldErrors: { conferenceId: 'taken' },
    })
    const wrong = bridge({ conferenceId: '48219', pin: '48219', ownerExtensionId: group.id })
    expect(await refused(caller, wrong)).toMatchObject({
      status: 422,
      fieldErrors: { pin: 'pin_trivial', ownerExtensionId: 'not_a_phone' },
    })
    const shape = bridge({ conferenceId: '123', pin: '12a4', maxParticipants: 51 })
    expect(await refused(caller, shape)).toMatchObject({
      status: 400,
      fieldErrors: { conferenceId: 'conference_id_format', pin: 'pin_format', maxParticipants: 'too_big' },
    })
  })

  test('of another company may have the same ID', async () => {
    const [mine, theirs] = [await company(), await company()]
    for (const { caller } of [mine, theirs]) {
      expect((await caller.request(conferences.createBridge, { body: bridge() })).statusCode).toBe(201)
    }
  })

  test('that somebody else saved in between is 409 with the bridge as it is now', async () => {
    const { caller } = await company()
    const { id } = await caller.call(conferences.createBridge, { body: bridge() })
    const save = (name: string) =>
      caller.request(conferences.updateBridge, { params: { id }, body: { ...bridge({ name }), version: 1 } })
    expect((await save('Leurs')).statusCode).toBe(200)
    expect((await save('Miens')).json()).toMatchObject({
      code: 'version_conflict',
      current: { name: 'Leurs', pinSet: true },
    })
  })

  test('is listed by name, each once, page by page', async () => {
    const { caller, tenantId } = await company()
    for (const name of ['Zinc', 'Accueil', 'Accueil', 'Élan']) await makeConferenceBridge({ tenantId, name })
    const names: string[] = []
    let cursor: string | null | undefined
    do {
      const page: { items: { name: string }[]; nextCursor: string | null } = await caller.call(
        conferences.bridges,
        { query: { limit: 1, ...(cursor && { cursor }) } },
      )
      names.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor
    } while (cursor)
    expect(names).toEqual(['Accueil', 'Accueil', 'Élan', 'Zinc'])
  })

  test('is offered an ID of six digits that is free', async () => {
    const { caller } = await company()
    const { conferenceId } = await caller.call(conferences.freeId, {})
    expect(conferenceId).toMatch(/^[1-9]\d{5}$/)
    expect(await refused(caller, bridge({ conferenceId }))).toMatchObject({ status: 201 })
  })
})

describe('undo of a bridge', () => {
  const get = (caller: Caller, id: string) => caller.call(conferences.getBridge, { params: { id } })

  test('that was deleted brings it back as closed as it was: with a new PIN, which is told', async () => {
    const { caller } = await company()
    const { id } = await caller.call(conferences.createBridge, { body: bridge() })
    await caller.call(conferences.removeBridge, { params: { id } })
    const { losses } = await undo(caller)
    expect(losses).toEqual(['conference_pin'])
    expect(await get(caller, id)).toMatchObject({ name: 'Point hebdo', conferenceId: '482193', pinSet: true })
    const pin = await pinOf(caller, id)
    expect(pin).toMatch(/^\d{6}$/)
    expect(isTrivialPin(pin ?? '')).toBe(false)
  })

  test('whose PIN was replaced keeps the one it has; one that never had any loses nothing', async () => {
    const { caller } = await company()
    const { id } = await caller.call(conferences.createBridge, { body: bridge() })
    const save = (write: ConferenceBridgeWrite, version: number) =>
      caller.call(conferences.updateBridge, { params: { id }, body: { ...write, version } })
    await save(bridge({ pin: '9052', name: 'Autre' }), 1)
    expect((await undo(caller)).losses).toEqual(['conference_pin'])
    expect(await get(caller, id)).toMatchObject({ name: 'Point hebdo', pinSet: true })
    expect(await pinOf(caller, id)).toBe('9052')
    const open = await caller.call(conferences.createBridge, {
      body: bridge({ conferenceId: '5555', pin: null }),
    })
    await caller.call(conferences.removeBridge, { params: { id: open.id } })
    expect((await undo(caller)).losses).toEqual([])
    expect(await get(caller, open.id)).toMatchObject({ pinSet: false })
  })

  test('that was made takes it away; says when its ID has been taken since', async () => {
    const { caller } = await company()
    const { id } = await caller.call(conferences.createBridge, { body: bridge() })
    await undo(caller)
    expect((await caller.request(conferences.getBridge, { params: { id } })).statusCode).toBe(404)
    const entry = await latest(caller)
    await caller.call(conferences.createBridge, { body: bridge({ name: 'Neuve' }) })
    const verdict = await caller.call(history.undoable, { params: { id: entry } })
    expect(verdict.obstacles.items).toEqual([{ label: 'Point hebdo', reason: 'exists_already' }])
  })
})

describe('what is in use', () => {
  test('a bridge goes without its owner, or gets another one, and keeps its PIN', async () => {
    const { caller, tenantId } = await company()
    const phone = (number: string) => makeExtension({ tenantId, kind: 'shared_phone', number })
    const [first, second] = [await phone('31'), await phone('32')]
    const { id } = await caller.call(conferences.createBridge, {
      body: bridge({ ownerExtensionId: first.id }),
    })
    const uses = await caller.call(extensions.uses, { params: { id: first.id } })
    expect(uses.items).toMatchObject([{ way: 'conference_owner', by: { label: 'Point hebdo', id } }])
    await caller.call(extensions.remove, { params: { id: first.id }, query: { replacement: second.id } })
    const get = () => caller.call(conferences.getBridge, { params: { id } })
    expect(await get()).toMatchObject({ owner: { id: second.id }, version: 2 })
    await undo(caller)
    expect(await get()).toMatchObject({ owner: { id: first.id }, version: 3 })
    await caller.call(extensions.remove, { params: { id: first.id }, query: { detach: 'true' } })
    expect(await get()).toMatchObject({ owner: null })
    expect(await pinOf(caller, id)).toBe('4071')
  })

  test('a line is deleted once nothing leads to it, and undone with what led to it', async () => {
    const { caller } = await company()
    const { id } = await caller.call(conferences.create, { body: { number: '610', name: 'Conférences' } })
    const group = await caller.call(ringGroups.create, {
      body: {
        number: '410',
        name: 'Ventes',
        strategy: 'simultaneous',
        ringSeconds: 60,
        memberForwarding: false,
        members: [],
        fallback: { kind: 'extension', extensionId: id },
        holdPlaylistId: null,
      },
    })
    const removal = { params: { id }, query: {} }
    expect((await caller.request(conferences.remove, removal)).statusCode).toBe(409)
    await caller.call(conferences.remove, { ...removal, query: { detach: 'true' } })
    expect((await caller.request(conferences.get, { params: { id } })).statusCode).toBe(404)
    await undo(caller)
    expect(await caller.call(conferences.get, { params: { id } })).toMatchObject({ number: '610' })
    const restored = await caller.call(ringGroups.get, { params: { id: group.id } })
    expect(restored.fallback).toMatchObject({ extensionId: id })
  })
})
