import { extensions, type ExtensionWrite } from '@switchboard/contract/extensions'
import { type ExtensionSelection, extensionsBulk } from '@switchboard/contract/extensions.bulk'
import { history, type HistoryEntry } from '@switchboard/contract/history'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import {
  makeAuditEvent,
  makeExtension,
  makeSignInName,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'

const server = await startTestApp()

async function company() {
  const tenant = await makeTenant()
  const admin = await makeUser({ tenantId: tenant.id, firstName: 'Ada', lastName: 'Martin' })
  return { tenant, tenantId: tenant.id, admin, caller: await server.signInAs(admin) }
}

const phone = (values: Partial<ExtensionWrite> = {}): ExtensionWrite => ({
  number: '204',
  holder: { kind: 'person', firstName: 'Zoé', lastName: 'Lefèvre', email: 'zoe@example.test' },
  enabled: true,
  callerIdNumberId: null,
  forwarding: { mode: 'off' },
  doNotDisturb: false,
  voicemail: { enabled: true, pin: '4071', delaySeconds: 20, email: null, language: 'fr' },
  ...values,
})
const kept = { enabled: true, pin: null, delaySeconds: 20, email: null, language: 'fr' } as const
const forwardingTo = (extensionId: string) =>
  ({ mode: 'always', destination: { kind: 'extension', extensionId } }) as const

type Query = Parameters<typeof history.list.query.parse>[0] & object
const list = async (caller: Caller, query: Query = {}) => (await caller.call(history.list, { query })).items
/** The latest entry with this action. */
async function entry(caller: Caller, action: string): Promise<HistoryEntry> {
  const found = (await list(caller)).find((each) => each.action === action)
  if (!found) throw new Error(`nothing in the history is ${action}`)
  return found
}
const undo = async (caller: Caller, action: string) => {
  const { id } = await entry(caller, action)
  return caller.call(history.undo, { params: { id } })
}
const refusal = async (caller: Caller, id: string) => {
  const verdict = await caller.call(history.undoable, { params: { id } })
  const answer = await caller.request(history.undo, { params: { id } })
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'not_undoable'])
  expect(answer.json().current).toEqual(verdict)
  return verdict.obstacles.items
}
const numbers = async (caller: Caller) =>
  (await caller.call(extensions.list, { query: {} })).items.map(({ number }) => number)

describe('the list', () => {
  test('tells who did what, and what was before and after', async () => {
    const { caller, admin } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    await caller.call(extensions.update, {
      params: { id },
      body: { ...phone({ number: '205', doNotDisturb: true, voicemail: kept }), version: 1 },
    })
    const [updated, created] = await list(caller)
    expect(updated).toMatchObject({
      action: 'extension.updated',
      actor: { kind: 'user', user: { id: admin.id, name: 'Ada Martin' } },
      object: { kind: 'extension', id, label: '205 Zoé Lefèvre' },
      at: server.clock.now().toISOString(),
    })
    expect(updated?.changes).toEqual(
      expect.arrayContaining([
        { path: 'number', before: '204', after: '205' },
        { path: 'phone.doNotDisturb', before: false, after: true },
      ]),
    )
    expect(created).toMatchObject({ action: 'extension.created', batchId: null, undoneBy: null })
    const zoe = await makeUser({ tenantId: admin.tenantId, firstName: 'Zoé', lastName: 'Abel', role: 'user' })
    await makeAuditEvent({ tenantId: admin.tenantId, actorKind: 'user', actorUserId: zoe.id })
    expect(await caller.call(history.actors, {})).toEqual({
      items: [
        { kind: 'user', id: zoe.id, name: 'Zoé Abel' },
        { kind: 'user', id: admin.id, name: 'Ada Martin' },
      ],
    })
  })

  test('is filtered by object, person, kind and period, a page at a time', async () => {
    const { caller, tenantId, admin } = await company()
    const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour))
    const values = { tenantId, actorKind: 'user', actorUserId: admin.id, objectId: admin.id }
    for (const hour of [1, 2, 3, 4, 5]) {
      await makeAuditEvent({ ...values, at: at(hour), objectLabel: String(hour) })
    }
    await makeAuditEvent({ tenantId, at: at(6), objectKind: 'other', objectLabel: '6' })
    const labels = async (query: Query) => (await list(caller, query)).map(({ object }) => object.label)
    expect(await labels({ kind: 'test' })).toEqual(['5', '4', '3', '2', '1'])
    expect(await labels({ actor: admin.id, from: at(2).toISOString(), until: at(4).toISOString() })).toEqual([
      '3',
      '2',
    ])
    expect(await labels({ object: tenantId })).toEqual(['6'])
    const first = await caller.call(history.list, { query: { limit: 4 } })
    expect(first.items.map(({ object }) => object.label)).toEqual(['6', '5', '4', '3'])
    const second = await caller.call(history.list, { query: { limit: 4, cursor: first.nextCursor ?? '' } })
    expect(second).toMatchObject({
      items: [{ object: { label: '2' } }, { object: { label: '1' } }],
      nextCursor: null,
    })
  })

  test('shows a batch as one entry, and its changes when they are asked for', async () => {
    const { caller } = await company()
    const ids: string[] = []
    for (const number of ['201', '202', '203']) {
      const holder = { kind: 'shared', label: `Phone ${number}` } as const
      ids.push((await caller.call(extensions.create, { body: phone({ number, holder }) })).id)
    }
    await caller.call(extensionsBulk.update, {
      body: { selection: { by: 'ids', ids }, change: { doNotDisturb: true } },
    })
    const [batch, ...creations] = await list(caller, { kind: 'extension' })
    expect(batch).toMatchObject({ action: 'extensions.changed', object: { label: '3' }, undoable: true })
    expect(creations.map(({ action }) => action)).toEqual(Array(3).fill('extension.created'))
    const parts = await list(caller, { batch: batch?.batchId ?? '' })
    expect(parts.map(({ object }) => object.id).toSorted()).toEqual(ids.toSorted())
    expect((await list(caller, { object: ids[0] ?? '' })).map(({ action }) => action)).toEqual([
      'extension.updated',
      'extension.created',
    ])
  })

  test('calls people as they are called now, and who has left by nothing', async () => {
    const { caller, tenantId, admin } = await company()
    const gone = await makeUser({ tenantId })
    await makeAuditEvent({
      tenantId,
      actorKind: 'user',
      actorUserId: gone.id,
      objectKind: 'user',
      objectId: admin.id,
    })
    await owner.appUser.delete({ where: { tenantId_id: { tenantId, id: gone.id } } })
    await owner.appUser.updateMany({ where: { id: admin.id }, data: { lastName: 'Durand' } })
    expect(await list(caller)).toMatchObject([{ actor: { user: null }, object: { label: 'Ada Durand' } }])
    expect(await caller.call(history.actors, {})).toEqual({ items: [] })
  })
})

describe('undo', () => {
  test('of a creation deletes, and undoing that makes it again with the same id', async () => {
    const { caller, tenantId } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    const { entryId } = await undo(caller, 'extension.created')
    expect(await numbers(caller)).toEqual([])
    expect(await owner.appUser.count({ where: { tenantId, role: 'user' } })).toBe(0)
    const [undoing, created] = await list(caller)
    expect(undoing).toMatchObject({ id: entryId, action: 'extension.deleted', undoes: created?.id })
    expect(created).toMatchObject({ undoneBy: entryId, undoable: false })
    expect(undoing?.batchId).toBeNull() // of itself alone

    expect(await caller.call(history.undo, { params: { id: entryId } })).toMatchObject({
      losses: ['pin', 'sign_in'],
    })
    expect(await caller.call(extensions.get, { params: { id } })).toMatchObject({
      number: '204',
      name: 'Zoé Lefèvre',
      phone: { holder: phone().holder, voicemail: { enabled: false, pinSet: false } },
    })
  })

  test('of an edit brings back what was before, but not over what somebody changed since', async () => {
    const { caller } = await company()
    const before = await caller.call(extensions.create, { body: phone() })
    const params = { id: before.id }
    const holder = { kind: 'person', firstName: 'Zoé', lastName: 'Durand', email: null } as const
    await caller.call(extensions.update, {
      params,
      body: { ...phone({ number: '300', holder, voicemail: kept }), version: 1 },
    })
    const { id } = await entry(caller, 'extension.updated')
    expect(await caller.call(history.undoable, { params: { id } })).toEqual({
      possible: true,
      obstacles: { items: [], total: 0 },
      losses: [],
    })
    await caller.call(history.undo, { params: { id } })
    const { version: _version, updatedAt: _updatedAt, ...same } = before
    expect(await caller.call(extensions.get, { params })).toMatchObject({ ...same, version: 3 })
    expect(await refusal(caller, id)).toEqual([{ label: '300 Zoé Durand', reason: 'undone' }])

    await caller.call(extensions.update, {
      params,
      body: { ...phone({ number: '301', voicemail: kept }), version: 3 },
    })
    const older = await entry(caller, 'extension.updated')
    await caller.call(extensions.update, {
      params,
      body: { ...phone({ number: '302', voicemail: kept }), version: 4 },
    })
    expect(await refusal(caller, older.id)).toEqual([{ label: '301 Zoé Lefèvre', reason: 'changed_since' }])
  })

  test('of an edit is refused after another one, though the object was made again in between', async () => {
    const { caller } = await company()
    const holder = { kind: 'shared', label: 'Lobby' } as const
    const lobby = (number: string) => phone({ number, holder, voicemail: { ...kept, enabled: false } })
    const { id } = await caller.call(extensions.create, { body: lobby('204') })
    const renumber = async (number: string, version: number) =>
      caller.call(extensions.update, { params: { id }, body: { ...lobby(number), version } })
    await renumber('205', 1)
    const stale = await entry(caller, 'extension.updated')
    await caller.call(extensions.remove, { params: { id }, query: {} })
    await undo(caller, 'extension.deleted')
    const { version } = await caller.call(extensions.get, { params: { id } })
    expect(version).toBe(3) // as many as it has had, so that no form is saved over what it does not know
    await renumber('206', version)
    expect(await refusal(caller, stale.id)).toEqual([{ label: '205 Lobby', reason: 'changed_since' }])
  })

  test('of a deletion brings back what forwarded to it, and a person who is still there', async () => {
    const { caller, tenantId, tenant } = await company()
    const manager = await makeUser({ tenantId, firstName: 'Rémi', lastName: 'Colin', role: 'read_only' })
    const { id } = await makeExtension({ tenantId, number: '207', userId: manager.id, name: 'Rémi Colin' })
    await makeSignInName(manager, `${tenant.mainNumber}#207`)
    const follower = await caller.call(extensions.create, { body: phone({ forwarding: forwardingTo(id) }) })
    await caller.call(extensions.remove, { params: { id }, query: { detach: 'true' } })
    expect((await list(caller)).map(({ action }) => action)).toEqual([
      'extension.deleted',
      'extension.created',
    ])

    await undo(caller, 'extension.deleted')
    expect(await caller.call(extensions.get, { params: { id } })).toMatchObject({
      phone: { userId: manager.id },
    })
    expect(await caller.call(extensions.get, { params: { id: follower.id } })).toMatchObject({
      phone: { forwarding: forwardingTo(id) },
    })
  })

  test('of an edit that something depends on now is refused by name', async () => {
    const { caller } = await company()
    const made = await caller.call(extensions.create, { body: phone() })
    const created = await entry(caller, 'extension.created')
    const holder = { kind: 'shared', label: 'Lobby' } as const
    await caller.call(extensions.create, {
      body: phone({ number: '205', holder, forwarding: forwardingTo(made.id) }),
    })
    expect(await refusal(caller, created.id)).toEqual([{ label: '204 Zoé Lefèvre', reason: 'in_use' }])
  })

  test('is refused when the number, or what it pointed to, is no longer there', async () => {
    const { caller } = await company()
    const holder = { kind: 'shared', label: 'Lobby' } as const
    const target = await caller.call(extensions.create, { body: phone({ number: '205', holder }) })
    const made = await caller.call(extensions.create, {
      body: phone({ forwarding: forwardingTo(target.id) }),
    })
    await caller.call(extensions.update, {
      params: { id: made.id },
      body: { ...phone({ number: '209', voicemail: kept }), version: 1 },
    })
    const updated = await entry(caller, 'extension.updated')
    await caller.call(extensions.remove, { params: { id: target.id }, query: {} })
    expect(await refusal(caller, updated.id)).toEqual([
      { label: '209 Zoé Lefèvre', reason: 'reference_gone' },
    ])
    await caller.call(extensions.create, { body: phone({ number: '205', holder }) })
    expect(await refusal(caller, (await entry(caller, 'extension.deleted')).id)).toEqual([
      { label: '205 Lobby', reason: 'number_taken' },
    ])
  })

  test('of a bulk deletion and a bulk edit takes all of it back, once', async () => {
    const { caller, tenantId } = await company()
    for (let number = 2000; number < 2600; number += 1) {
      await makeExtension({
        tenantId,
        number: String(number),
        kind: 'shared_phone',
        phone: { voicemailEnabled: false },
      })
    }
    const all: ExtensionSelection = { by: 'filter', filter: {}, expected: 600, except: [] }
    await caller.call(extensionsBulk.update, { body: { selection: all, change: { doNotDisturb: true } } })
    await caller.call(extensionsBulk.remove, { body: { selection: all, detach: false } })
    expect(await numbers(caller)).toEqual([])
    await undo(caller, 'extensions.deleted')
    const busy = { query: { status: 'do_not_disturb' } } as const
    expect(await caller.call(extensions.outline, busy)).toMatchObject({ matching: 600 })
    const redone = await undo(caller, 'history.undone')
    expect(await numbers(caller)).toEqual([])
    const what = [{ path: 'action', before: null, after: 'extensions.deleted' }]
    expect(await entry(caller, 'history.undone')).toMatchObject({ undoable: false, changes: what })
    expect(await entry(caller, 'history.redone')).toMatchObject({ undoable: true, changes: what })
    await caller.call(history.undo, { params: { id: redone.entryId } })
    expect(await caller.call(extensions.outline, busy)).toMatchObject({ matching: 600 })
    // One after the other, also over what was deleted and made again in between.
    await undo(caller, 'extensions.changed')
    expect(await caller.call(extensions.outline, busy)).toMatchObject({ matching: 0, total: 600 })
    const changed = await entry(caller, 'extensions.changed')
    expect(await refusal(caller, changed.id)).toEqual([{ label: '600', reason: 'undone' }])
  })

  test('of the same entry by two at once happens once', async () => {
    const { caller } = await company()
    await caller.call(extensions.create, { body: phone() })
    const { id } = await entry(caller, 'extension.created')
    const answers = await Promise.all([1, 2, 3].map(() => caller.request(history.undo, { params: { id } })))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409])
  })

  test('is for those who may change the object, and not for what has no way back', async () => {
    const { caller, tenantId } = await company()
    const { id } = await makeAuditEvent({ tenantId })
    expect((await list(caller))[0]).toMatchObject({ id, undoable: false })
    expect(await refusal(caller, id)).toEqual([{ label: 'Test', reason: 'no_way_back' }])
    const reader = await server.signInAs(await makeUser({ tenantId, role: 'read_only' }))
    expect((await reader.request(history.undo, { params: { id } })).statusCode).toBe(403)
  })
})
