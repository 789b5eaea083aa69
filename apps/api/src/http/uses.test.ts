import { randomUUIDv7 } from 'node:crypto'
import { audio } from '@switchboard/contract/audio'
import { extensions } from '@switchboard/contract/extensions'
import { type ExtensionSelection, extensionsBulk } from '@switchboard/contract/extensions.bulk'
import { history } from '@switchboard/contract/history'
import { expect, test } from 'vitest'
import { REFERRERS } from '../features/index.ts'
import { type Caller, startTestApp } from '../testing/app.ts'
import { makeAudioFile } from '../testing/audio-factories.ts'
import { makeCompany } from '../testing/configured-company.ts'
import { owner } from '../testing/db.ts'
import { makeExtension, makeTenant, makeUser } from '../testing/factories.ts'
import { findUses, TARGET_KINDS } from './uses.ts'

// Deleting what is in use, for every kind of object: shown with phones that forward to phones.

const server = await startTestApp()
const configured = makeCompany(server)

/** A company whose phone 301 forwards to 204, and has a 210 beside it. */
async function company() {
  const tenantId = (await makeTenant()).id
  const caller = await server.signInAs(await makeUser({ tenantId }))
  const make = (number: string, forwardingExtensionId?: string) => {
    const forwarding = { forwardingMode: 'offline', forwardingKind: 'extension', forwardingExtensionId }
    return makeExtension({
      tenantId,
      kind: 'shared_phone',
      number,
      name: `Desk ${number}`,
      ...(forwardingExtensionId && { phone: forwarding }),
    })
  }
  const used = await make('204')
  const other = await make('210')
  const user = await make('301', used.id)
  return { tenantId, caller, used, other, user, make }
}

const forwardingOf = async (caller: Caller, id: string) =>
  (await caller.call(extensions.get, { params: { id } })).phone?.forwarding

const latest = async (caller: Caller) => {
  const [entry] = (await caller.call(history.list, { query: {} })).items
  if (!entry) throw new Error('nothing in the history')
  return entry
}

test('what used it uses the replacement, and one undo brings all of it back', async () => {
  const { caller, used, other, user } = await company()
  await caller.call(extensions.remove, { params: { id: used.id }, query: { replacement: other.id } })
  const replaced = { mode: 'offline', destination: { kind: 'extension', extensionId: other.id } }
  expect(await forwardingOf(caller, user.id)).toEqual(replaced)
  const entry = await latest(caller)
  expect(entry).toMatchObject({ action: 'extension.deleted', object: { id: used.id }, undoable: true })
  const parts = await caller.call(history.list, { query: { batch: entry.batchId ?? '' } })
  expect(parts.items.map(({ action, object }) => [action, object.id])).toEqual([
    ['extension.updated', user.id],
  ])

  const { entryId } = await caller.call(history.undo, { params: { id: entry.id } })
  expect(await forwardingOf(caller, user.id)).toEqual({
    mode: 'offline',
    destination: { kind: 'extension', extensionId: used.id },
  })
  await caller.call(history.undo, { params: { id: entryId } })
  expect(await forwardingOf(caller, user.id)).toEqual(replaced)
  expect((await caller.request(extensions.get, { params: { id: used.id } })).statusCode).toBe(404)
})

test('what takes the place goes without itself', async () => {
  const { caller, used, user } = await company()
  await caller.call(extensions.remove, { params: { id: used.id }, query: { replacement: user.id } })
  expect(await forwardingOf(caller, user.id)).toEqual({ mode: 'off' })
})

test('a replacement that is unknown, foreign or deleted along is refused, and nothing is done', async () => {
  const { caller, tenantId, used, other } = await company()
  const foreign = (await company()).other.id
  for (const replacement of [foreign, used.id, '018f0000-0000-7000-8000-000000000000']) {
    const refused = await caller.request(extensions.remove, {
      params: { id: used.id },
      query: { replacement },
    })
    expect([refused.statusCode, refused.json().fieldErrors]).toEqual([422, { replacement: 'not_found' }])
  }
  const selection: ExtensionSelection = { by: 'ids', ids: [used.id, other.id] }
  const body = { selection, detach: true, replacement: other.id }
  expect((await caller.request(extensionsBulk.remove, { body })).json().fieldErrors).toEqual({
    replacement: 'not_found',
  })
  expect(await owner.extension.count({ where: { tenantId } })).toBe(3)
  expect(await owner.auditEvent.count({ where: { tenantId, action: { startsWith: 'extension' } } })).toBe(0)
})

test('many are replaced by one', async () => {
  const { caller, used, other, user, make } = await company()
  const second = await make('205')
  const follower = await make('302', second.id)
  const selection: ExtensionSelection = { by: 'ids', ids: [used.id, second.id] }
  const body = { selection, detach: true, replacement: other.id }
  expect(await caller.call(extensionsBulk.remove, { body })).toMatchObject({ removed: 2 })
  for (const { id } of [user, follower]) {
    expect(await forwardingOf(caller, id)).toMatchObject({ destination: { extensionId: other.id } })
  }
})

test('each of two that use one another can be deleted, and both at once', async () => {
  const { caller, tenantId, used, user } = await company()
  await owner.phoneExtension.update({
    where: { tenantId_extensionId: { tenantId, extensionId: used.id } },
    data: { forwardingMode: 'always', forwardingKind: 'extension', forwardingExtensionId: user.id },
  })
  const removals = [used, user].map(({ id }) =>
    caller.request(extensions.remove, { params: { id }, query: { detach: 'true' } }),
  )
  expect((await Promise.all(removals)).map(({ statusCode }) => statusCode)).toEqual([204, 204])
})

test('one undo brings back objects of several kinds, whichever refers to which', async () => {
  const { caller, tenantId, user } = await company()
  const greeting = await makeAudioFile({ tenantId, kind: 'greeting' })
  const music = await makeAudioFile({ tenantId })
  await owner.phoneExtension.update({
    where: { tenantId_extensionId: { tenantId, extensionId: user.id } },
    data: { voicemailGreetingId: greeting.id },
  })
  const greetingOf = async () =>
    (await caller.call(extensions.get, { params: { id: user.id } })).phone?.voicemail.greetingId
  const remove = (query: object) => caller.request(audio.remove, { params: { id: greeting.id }, query })
  expect((await remove({})).json()).toMatchObject({
    code: 'in_use',
    current: { items: [{ way: 'voicemail_greeting', by: { extension: { id: user.id } } }], total: 1 },
  })
  // Music greets nobody.
  expect((await remove({ replacement: music.id })).json().fieldErrors).toEqual({ replacement: 'not_found' })
  expect((await remove({ detach: 'true' })).statusCode).toBe(204)
  expect(await greetingOf()).toBeNull()
  await caller.call(history.undo, { params: { id: (await latest(caller)).id } })
  expect(await greetingOf()).toBe(greeting.id)
})

/** More than a statement takes values (32,767 signed, in PostgreSQL's protocol). */
const MANY = Array.from({ length: 33_000 }, () => randomUUIDv7())

test.each(TARGET_KINDS)('what uses a thing is found among any number: %s', async (target) => {
  const { tenantId, ids } = await configured
  const { reception: _itself, ring: _too, ...used } = ids
  const find = (asked: readonly string[]) =>
    server.app.portal.database.withTenant(tenantId, (db) => findUses(db, REFERRERS, target, asked))
  const asked = Object.values(used)
  const found = await find(asked)
  expect(found).not.toEqual([])
  expect(await find([...MANY, ...asked])).toEqual(found)
})
