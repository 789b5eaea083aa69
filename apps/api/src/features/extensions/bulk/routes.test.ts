import { extensions } from '@switchboard/contract/extensions'
import {
  type ExtensionBulkChange,
  extensionsBulk,
  type ExtensionSelection,
} from '@switchboard/contract/extensions.bulk'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../../testing/app.ts'
import { owner } from '../../../testing/db.ts'
import {
  makeExtension,
  makePhoneNumber,
  makeSignInName,
  makeTenant,
  makeUser,
} from '../../../testing/factories.ts'
import { lockExtension } from '../../../testing/row-lock.ts'

const server = await startTestApp()

/** A company of its own, its administrator signed in, and `phones` shared phones with a PIN, from 2001 on. */
async function company(phones = 0) {
  const tenant = await makeTenant()
  const tenantId = tenant.id
  const caller = await server.signInAs(await makeUser({ tenantId }))
  const made: string[] = []
  for (let at = 1; at <= phones; at++) made.push((await makePhone(tenantId, String(2000 + at))).id)
  return { tenant, tenantId, caller, ids: made }
}

const makePhone = (tenantId: string, number: string, phone: object = {}) =>
  makeExtension({ tenantId, number, kind: 'shared_phone', phone: { voicemailPinSecret: 'x', ...phone } })

/** Written by the server itself: thousands would take minutes one by one. */
async function makePhones(tenantId: string, count: number) {
  await owner.$executeRaw`
    with made as (
      insert into extension (tenant_id, number, kind, name, search_text)
      select ${tenantId}::uuid, n::text, 'shared_phone', 'Phone ' || n, 'phone ' || n
      from generate_series(10000, 9999 + ${count}::int) n
      returning tenant_id, id
    )
    insert into phone_extension (tenant_id, extension_id, voicemail_pin_secret) select tenant_id, id, 'x' from made`
}

const byIds = (...ids: string[]): ExtensionSelection => ({ by: 'ids', ids })
const byFilter = (
  expected: number,
  filter: Extract<ExtensionSelection, { by: 'filter' }>['filter'] = {},
  except: string[] = [],
): ExtensionSelection => ({ by: 'filter', filter, expected, except })

const get = (caller: Caller, id: string) => caller.call(extensions.get, { params: { id } })
const update = (caller: Caller, selection: ExtensionSelection, change: ExtensionBulkChange) =>
  caller.call(extensionsBulk.update, { body: { selection, change } })
/** Status and what the problem says, of an update that is refused. */
async function refusal(caller: Caller, selection: ExtensionSelection, change: ExtensionBulkChange) {
  const answer = await caller.request(extensionsBulk.update, { body: { selection, change } })
  const { code, fieldErrors, current } = answer.json<Record<string, unknown>>()
  return { status: answer.statusCode, code, fieldErrors, current }
}
const remove = (caller: Caller, selection: ExtensionSelection, detach = false) =>
  caller.call(extensionsBulk.remove, { body: { selection, detach } })
const batch = (tenantId: string, batchId: string | null) =>
  owner.auditEvent.findMany({ where: { tenantId, batchId }, orderBy: { id: 'asc' } })
const forwardingTo = (extensionId: string) =>
  ({ mode: 'always', destination: { kind: 'extension', extensionId } }) as const

const UNKNOWN = '018f0000-0000-7000-8000-000000000000'

describe('a selection', () => {
  test('by ids names each that is unknown or of another company, and nothing is changed', async () => {
    const { caller, ids } = await company(2)
    const foreign = (await company(1)).ids
    const [own = ''] = ids
    expect(await refusal(caller, byIds(own, UNKNOWN, ...foreign), { doNotDisturb: true })).toMatchObject({
      status: 422,
      code: 'validation_failed',
      fieldErrors: { 'selection.ids.1': 'not_found', 'selection.ids.2': 'not_found' },
    })
    expect(await get(caller, own)).toMatchObject({ version: 1, phone: { doNotDisturb: false } })
  })

  test('by filter is what the list shows under it, but for those taken out by hand', async () => {
    const { caller, tenantId, ids } = await company(3)
    await makePhone(tenantId, '2100', { doNotDisturb: true })
    const [first = '', second = ''] = ids
    const selection = byFilter(3, { status: 'available', search: '200' }, [second.toUpperCase()])
    expect(await update(caller, selection, { enabled: false })).toMatchObject({ changed: 2, unchanged: 0 })
    expect(await get(caller, first)).toMatchObject({ phone: { enabled: false } })
    expect(await get(caller, second)).toMatchObject({ phone: { enabled: true } })
    const { items } = await caller.call(extensions.list, { query: { status: 'disabled' } })
    expect(items.map(({ number }) => number)).toEqual(['2001', '2003'])
  })

  test('by filter is refused when another number matches than was seen', async () => {
    const { caller, ids } = await company(3)
    expect(await refusal(caller, byFilter(4), { enabled: false })).toMatchObject({
      status: 409,
      code: 'selection_changed',
      current: { matching: 3 },
    })
    for (const id of ids) expect(await get(caller, id)).toMatchObject({ version: 1 })
  })

  test('by filter is refused when it changes while another save is waited for', async () => {
    const { caller, ids } = await company(2)
    const [first = '', second = ''] = ids
    const lock = await lockExtension(first)
    const late = refusal(caller, byFilter(2, { status: 'available' }), { enabled: false })
    await lock.waiter()
    await update(caller, byIds(second), { doNotDisturb: true })
    await lock.release()
    expect(await late).toMatchObject({ status: 409, current: { matching: 1 } })
    expect(await get(caller, first)).toMatchObject({ version: 1 })
  })

  test('leaves out what is not a phone, and counts it', async () => {
    const { caller, tenantId, ids } = await company(1)
    const group = await makeExtension({ tenantId, number: '300', kind: 'ring_group', name: 'Ventes' })
    const selection = byIds(group.id, ...ids)
    expect(await update(caller, selection, { enabled: false })).toMatchObject({ changed: 1, skipped: 1 })
    const uses = await caller.call(extensionsBulk.uses, { body: { selection } })
    expect(uses).toEqual({ phones: 1, skipped: 1, items: [], total: 0, messages: 0 })
    expect(await remove(caller, selection)).toMatchObject({ removed: 1, skipped: 1 })
    expect(await get(caller, group.id)).toMatchObject({ version: 1 })
  })

  test('names an id once, however often it is given', async () => {
    const { caller, ids } = await company(1)
    expect(await update(caller, byIds(...ids, ...ids), { enabled: false })).toMatchObject({ changed: 1 })
  })

  test('is for those who may write', async () => {
    const { tenantId, ids } = await company(1)
    const reader = await server.signInAs(await makeUser({ tenantId, role: 'read_only' }))
    expect(await refusal(reader, byIds(...ids), { enabled: false })).toMatchObject({ status: 403 })
    const body = { selection: byIds(...ids), detach: true }
    expect((await reader.request(extensionsBulk.remove, { body })).statusCode).toBe(403)
    expect((await reader.call(extensionsBulk.uses, { body: { selection: body.selection } })).phones).toBe(1)
  })
})

describe('changing', () => {
  test('sets what is given, leaves the rest, and writes one batch of history', async () => {
    const { caller, tenantId, ids } = await company(3)
    const [first = '', second = '', third = ''] = ids
    await update(caller, byIds(third), { voicemail: { language: 'en', delaySeconds: 45 } })
    const change = { voicemail: { language: 'en' } } as const
    const done = await update(caller, byIds(first, second, third), change)
    expect(done).toMatchObject({ changed: 2, unchanged: 1, skipped: 0, refused: { items: [], total: 0 } })
    expect((await get(caller, first)).phone?.voicemail).toEqual({
      enabled: true,
      delaySeconds: 20,
      email: null,
      language: 'en',
      attach: true,
      greetingId: null,
      pinSet: true,
    })
    expect(await get(caller, third)).toMatchObject({
      version: 2,
      phone: { voicemail: { delaySeconds: 45, language: 'en' } },
    })
    const events = await batch(tenantId, done.batchId)
    expect(events.map(({ action, objectId }) => [action, objectId])).toEqual([
      ['extension.updated', first],
      ['extension.updated', second],
      ['extensions.changed', done.batchId],
    ])
    expect(events[0]).toMatchObject({
      objectVersion: 2,
      before: { phone: { voicemail: { language: 'fr' } } },
      after: { version: 2, phone: { voicemail: { language: 'en' } } },
    })
    expect(events[2]).toMatchObject({
      objectKind: 'extension',
      after: { count: 2, unchanged: 1, skipped: 0, refused: 0, change },
    })
  })

  test('of one is a batch too, and of none no history', async () => {
    const { caller, tenantId, ids } = await company(1)
    const { batchId } = await update(caller, byIds(...ids), { doNotDisturb: true })
    const actions = (await batch(tenantId, batchId)).map(({ action }) => action)
    expect(actions.toSorted()).toEqual(['extension.updated', 'extensions.changed'])
    expect(await update(caller, byIds(...ids), { doNotDisturb: true })).toMatchObject({
      changed: 0,
      unchanged: 1,
      batchId: null,
    })
    expect(await owner.auditEvent.count({ where: { tenantId } })).toBe(2)
  })

  test('turns forwarding on and off for all', async () => {
    const { caller, tenantId, ids } = await company(2)
    const target = await makeExtension({ tenantId, number: '300', kind: 'ring_group', name: 'Ventes' })
    await update(caller, byIds(...ids), { forwarding: forwardingTo(target.id) })
    const { items } = await caller.call(extensions.list, { query: { status: 'forwarding' } })
    expect(items.map(({ forwardsTo }) => forwardsTo)).toEqual(['300', '300'])
    await update(caller, byIds(...ids), { forwarding: { mode: 'off' } })
    for (const id of ids)
      expect(await get(caller, id)).toMatchObject({ phone: { forwarding: { mode: 'off' } } })
  })

  test('names those that it would break, and changes the others', async () => {
    const { caller, tenantId, ids } = await company(2)
    const [first = '', second = ''] = ids
    const without = await makePhone(tenantId, '2100', { voicemailPinSecret: null, voicemailEnabled: false })
    await update(caller, byIds(first, second), { voicemail: { enabled: false } })
    const voicemail = await update(caller, byIds(first, without.id), { voicemail: { enabled: true } })
    expect(voicemail).toMatchObject({
      changed: 1,
      refused: {
        items: [{ extension: { id: without.id }, field: 'voicemail.pin', error: 'required' }],
        total: 1,
      },
    })
    expect(await get(caller, without.id)).toMatchObject({
      version: 1,
      phone: { voicemail: { enabled: false } },
    })

    const forwarding = await update(caller, byIds(first, second), { forwarding: forwardingTo(second) })
    expect(forwarding).toMatchObject({
      changed: 1,
      refused: {
        items: [
          {
            extension: { id: second },
            field: 'forwarding.destination.extensionId',
            error: 'forwarding_to_itself',
          },
        ],
      },
    })
    expect(await get(caller, first)).toMatchObject({ phone: { forwardingTarget: { id: second } } })
  })

  test('does not judge what it does not touch', async () => {
    const { caller, tenantId } = await company()
    const kept = await makePhoneNumber({ tenantId, callerIdAllowed: false })
    const phone = { callerIdNumberId: kept.id, voicemailPinSecret: null }
    const { id } = await makePhone(tenantId, '2001', phone)
    expect(await update(caller, byIds(id), { doNotDisturb: true })).toMatchObject({ changed: 1 })
  })

  test('names a hundred of those it would break, and counts all', async () => {
    const { caller, tenantId } = await company()
    await makePhones(tenantId, 120)
    await owner.phoneExtension.updateMany({
      where: { tenantId },
      data: { voicemailPinSecret: null, voicemailEnabled: false },
    })
    const { refused, batchId } = await update(caller, byFilter(120), { voicemail: { enabled: true } })
    expect([refused.items.length, refused.total, batchId]).toEqual([100, 120, null])
    expect(refused.items.slice(0, 2).map(({ extension }) => extension.number)).toEqual(['10000', '10001'])
  })

  test.each([
    [{}, { change: 'required' }],
    [{ voicemail: {} }, { change: 'required' }],
    [{ forwarding: forwardingTo(UNKNOWN) }, { 'change.forwarding.destination.extensionId': 'not_found' }],
    [
      { forwarding: { mode: 'offline', destination: { kind: 'external', number: '+33112345678901' } } },
      { 'change.forwarding.destination.number': 'phone_malformed' },
    ],
    [
      { forwarding: { mode: 'offline', destination: { kind: 'external', number: '+33116117' } } },
      { 'change.forwarding.destination.number': 'forwarding_to_emergency' },
    ],
  ] satisfies [ExtensionBulkChange, object][])('%j is refused as a whole', async (change, fieldErrors) => {
    const { caller, tenantId, ids } = await company(1)
    expect(await refusal(caller, byIds(...ids), change)).toMatchObject({ status: 422, fieldErrors })
    expect(await owner.auditEvent.count({ where: { tenantId } })).toBe(0)
  })
})

describe('deleting', () => {
  test('tells what it breaks beside the selection, and does it only when asked to', async () => {
    const { caller, tenant, tenantId, ids } = await company(2)
    const [first = '', second = ''] = ids
    const user = await makeUser({ tenantId, firstName: 'Rémi', lastName: 'Colin', role: 'user' })
    const named = await makeExtension({ tenantId, number: '207', userId: user.id, name: 'Rémi Colin' })
    await makeSignInName(user, `${tenant.mainNumber}#207`)
    const follower = await makePhone(tenantId, '2100')
    await update(caller, byIds(second, follower.id), { forwarding: forwardingTo(first) })
    const selection = byIds(first, second, named.id)
    const uses = {
      phones: 3,
      skipped: 0,
      items: [
        { of: { id: first }, use: { way: 'forwarding', by: { extension: { id: follower.id } } } },
        { of: { id: named.id }, use: { way: 'sign_in', by: { label: 'Rémi Colin' } } },
      ],
      total: 2,
    }
    expect(await caller.call(extensionsBulk.uses, { body: { selection } })).toMatchObject(uses)

    const refused = await caller.request(extensionsBulk.remove, { body: { selection, detach: false } })
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'in_use', current: uses }])
    expect(await owner.extension.count({ where: { tenantId } })).toBe(4)

    const done = await remove(caller, selection, true)
    expect(done).toMatchObject({ removed: 3, skipped: 0 })
    expect(await owner.extension.count({ where: { tenantId } })).toBe(1)
    expect(await get(caller, follower.id)).toMatchObject({
      version: 3,
      phone: { forwarding: { mode: 'off' } },
    })
    expect(await owner.signInName.count({ where: { tenantId } })).toBe(0)
    expect(await owner.appUser.count({ where: { tenantId, role: 'user' } })).toBe(0)
    const events = await batch(tenantId, done.batchId)
    expect(events.map(({ action, objectId }) => [action, objectId])).toEqual([
      ['extension.updated', follower.id],
      ['extension.deleted', named.id],
      ['extension.deleted', first],
      ['extension.deleted', second],
      ['extensions.deleted', done.batchId],
    ])
    expect(events[3]).toMatchObject({ before: { phone: { forwardingTarget: { id: first } } }, after: null })
    expect(events[4]).toMatchObject({ after: { count: 3, usesEnded: 2 } })
  })

  test('does not touch another company', async () => {
    const { caller } = await company(2)
    const other = await company(2)
    await remove(caller, byFilter(2))
    expect(await owner.extension.count({ where: { tenantId: other.tenantId } })).toBe(2)
  })
})

describe('two at once', () => {
  test('who want the same rows in opposite order both succeed', async () => {
    const { caller, tenantId, ids } = await company(8)
    const backwards = ids.toReversed()
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        update(caller, byIds(...(at % 2 ? ids : backwards)), {
          voicemail: { delaySeconds: 30 + at },
        }),
      ),
    )
    expect(answers.map(({ changed }) => changed)).toEqual([8, 8, 8, 8, 8, 8])
    const rows = await owner.extension.findMany({ where: { tenantId }, include: { phone: true } })
    expect(rows.map(({ version }) => version)).toEqual(ids.map(() => 7))
    expect(new Set(rows.map(({ phone }) => phone?.voicemailDelaySeconds)).size).toBe(1)
    for (const id of ids) {
      const events = await owner.auditEvent.findMany({ where: { tenantId, objectId: id } })
      expect(events.map(({ objectVersion }) => objectVersion).toSorted()).toEqual([2, 3, 4, 5, 6, 7])
    }
  })

  test('of whom one saves and one deletes lose nothing', async () => {
    const { caller, tenantId, ids } = await company(6)
    const [kept = '', saved = '', deleted = ''] = ids
    const body = {
      number: '2050',
      holder: { kind: 'shared', label: 'Atelier' },
      enabled: true,
      callerIdNumberId: null,
      forwarding: forwardingTo(kept),
      doNotDisturb: false,
      voicemail: { enabled: true, pin: null, delaySeconds: 20, email: null, language: 'fr' },
      version: 1,
    } as const
    const [bulk, save, removal] = await Promise.all([
      caller.request(extensionsBulk.update, {
        body: { selection: byFilter(6), change: { doNotDisturb: true } },
      }),
      caller.request(extensions.update, { params: { id: saved }, body }),
      caller.request(extensions.remove, { params: { id: deleted }, query: {} }),
    ])
    expect(removal.statusCode).toBe(204)
    expect(bulk.statusCode).toBeOneOf([200, 409])
    expect(save.statusCode).toBeOneOf([200, 409])
    expect([bulk.statusCode, save.statusCode]).not.toEqual([409, 409])
    const [isSaved, isBulk] = [save.statusCode === 200, bulk.statusCode === 200]
    const versions = { [saved]: 1 + Number(isSaved) + Number(isBulk), [kept]: 1 + Number(isBulk) }
    for (const [id, version] of Object.entries(versions)) {
      const now = await get(caller, id)
      expect(now).toMatchObject({ version, phone: { doNotDisturb: isBulk } })
      const events = await owner.auditEvent.count({ where: { tenantId, objectId: id } })
      expect(events).toBe(version - 1)
    }
    expect((await get(caller, saved)).number).toBe(isSaved ? '2050' : '2002')
  })

  test('of whom one forwards to what the other deletes end without a broken reference', async () => {
    const { caller, ids } = await company(6)
    const [target = '', ...others] = ids
    const [forwarding, removal] = await Promise.all([
      caller.request(extensionsBulk.update, {
        body: { selection: byIds(...others), change: { forwarding: forwardingTo(target) } },
      }),
      caller.request(extensionsBulk.remove, { body: { selection: byIds(target), detach: true } }),
    ])
    expect(removal.statusCode).toBe(200)
    expect(forwarding.statusCode).toBeOneOf([200, 422])
    for (const id of others) {
      expect(await get(caller, id)).toMatchObject({ phone: { forwarding: { mode: 'off' } } })
    }
  })
})

test('many statements’ worth are changed, then deleted, each in one request', async () => {
  const { caller, tenantId } = await company()
  await makePhones(tenantId, 1_500)
  const target = await makePhone(tenantId, '300')
  const selection = byFilter(1_501, {}, [target.id])
  const changed = await update(caller, selection, { forwarding: forwardingTo(target.id), enabled: false })
  expect(changed).toMatchObject({ changed: 1_500 })
  expect(await owner.auditEvent.count({ where: { tenantId, batchId: changed.batchId } })).toBe(1_501)
  const removed = await remove(caller, selection)
  expect(removed).toMatchObject({ removed: 1_500 })
  expect(await owner.extension.count({ where: { tenantId } })).toBe(1)
})
