import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { DEFAULT_PREFERENCES, preferences, type PreferencesChange } from '@switchboard/contract/preferences'
import { session } from '@switchboard/contract/session'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import {
  makeExtension,
  makePhoneNumber,
  makePlaylist,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'

const server = await startTestApp()

async function start() {
  const tenant = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId: tenant.id }))
  return { tenant, where: { tenantId: tenant.id }, caller }
}

const change = (caller: Caller, body: Partial<PreferencesChange>) =>
  caller.request(preferences.update, { body: { version: 1, ...body } })

const errorsOf = async (caller: Caller, body: Partial<PreferencesChange>) => {
  const answer = await change(caller, body)
  return answer.statusCode === 200 ? 200 : answer.json().fieldErrors
}

test('without a choice everything is as the contract says', async () => {
  const { caller } = await start()
  expect(await caller.call(preferences.get, {})).toMatchObject({ version: 1, ...DEFAULT_PREFERENCES })
})

test('everybody’s session tells the number that is shown: the one chosen, else the main number', async () => {
  const { caller, tenant } = await start()
  const colleague = await server.signInAs(await makeUser({ tenantId: tenant.id, role: 'user' }))
  const shown = async () => (await colleague.call(session.get, {}))?.tenant.callerId
  expect(await shown()).toBe(tenant.mainNumber)
  const { id, e164 } = await makePhoneNumber({ tenantId: tenant.id })
  expect((await change(caller, { callerIdNumberId: id })).statusCode).toBe(200)
  expect(await shown()).toBe(e164)
})

test('a save changes what it names and nothing else, and is told once', async () => {
  const { caller, tenant, where } = await start()
  const number = await makePhoneNumber({ tenantId: tenant.id })
  const operator = await makeExtension({ ...where, kind: 'ring_group', number: '400', name: 'Reception' })
  const playlist = await makePlaylist({ ...where, name: 'Calm' })
  const first = await caller.call(preferences.update, {
    body: {
      version: 1,
      callerIdNumberId: number.id,
      operatorExtensionId: operator.id,
      holdPlaylistId: playlist.id,
      promptLanguage: 'en',
    },
  })
  expect(first).toMatchObject({
    version: 2,
    callerId: { e164: number.e164 },
    operator: { number: '400', name: 'Reception', kind: 'ring_group' },
    holdPlaylist: { name: 'Calm' },
    ringSeconds: 30,
  })
  const retention = { callLogDays: 180, faxDays: 30, voicemailDays: 14 }
  const second = await caller.call(preferences.update, { body: { version: 2, retention, ringSeconds: 45 } })
  expect(second).toEqual({ ...first, version: 3, retention, ringSeconds: 45 })
  expect(await caller.call(preferences.get, {})).toEqual(second)
  await caller.call(preferences.update, { body: { version: 3, ringSeconds: 45 } }) // what is so already
  const events = await owner.auditEvent.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  expect(events.map(({ action, objectVersion }) => [action, objectVersion])).toEqual([
    ['preferences.updated', 2],
    ['preferences.updated', 3],
  ])
})

test('a save on what somebody changed meanwhile is refused, with the preferences as they are now', async () => {
  const { caller } = await start()
  await change(caller, { ringSeconds: 20 })
  const answer = await change(caller, { ringSeconds: 40 })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({
    code: 'version_conflict',
    current: { version: 2, ringSeconds: 20 },
    saved: { by: expect.stringMatching(/^Ada /) },
  })
})

test('of two who save at once for the first time one is refused', async () => {
  const { caller } = await start()
  const answers = await Promise.all([
    change(caller, { ringSeconds: 20 }),
    change(caller, { ringSeconds: 40 }),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
})

describe('the caller ID of the company', () => {
  test('may be shown, and has an emergency address', async () => {
    const { caller, where } = await start()
    const mute = await makePhoneNumber({ ...where, callerIdAllowed: false })
    const lost = await makePhoneNumber({ ...where, emergencyAddressId: null })
    expect(await errorsOf(caller, { callerIdNumberId: mute.id })).toEqual({
      callerIdNumberId: 'caller_id_not_allowed',
    })
    expect(await errorsOf(caller, { callerIdNumberId: lost.id })).toEqual({
      callerIdNumberId: 'emergency_address_missing',
    })
  })

  test('that may no longer be shown keeps nobody from changing the rest', async () => {
    const { caller, tenant } = await start()
    const { id } = await makePhoneNumber({ tenantId: tenant.id })
    await change(caller, { callerIdNumberId: id })
    await owner.phoneNumber.updateMany({ where: { id }, data: { callerIdAllowed: false } })
    expect(await errorsOf(caller, { version: 2, ringSeconds: 20 })).toBe(200)
  })
})

test.each(['conference', 'fax'])('a %s cannot be the operator', async (kind) => {
  const { caller, where } = await start()
  const { id } = await makeExtension({ ...where, kind })
  expect(await errorsOf(caller, { operatorExtensionId: id })).toEqual({ operatorExtensionId: 'not_found' })
})

describe('calls abroad', () => {
  const to = (...countries: string[]): Partial<PreferencesChange> => ({
    international: { mode: 'countries', countries },
  })
  test('each country is kept once, in order; one’s own is not abroad', async () => {
    const { caller } = await start()
    await change(caller, to('CH', 'FR', 'BE', 'CH'))
    const { international } = await caller.call(preferences.get, {})
    expect(international).toEqual({ mode: 'countries', countries: ['BE', 'CH'] })
    await change(caller, { version: 2, international: { mode: 'blocked' } })
    expect((await caller.call(preferences.get, {})).international).toEqual({ mode: 'blocked' })
  })
  test.each([
    [to(), 'required'],
    [to('FR'), 'required'],
    [to('BE', 'XX'), 'country_unknown'],
  ])('%j is refused', async (body, code) => {
    const { caller } = await start()
    expect(await errorsOf(caller, body)).toEqual({ 'international.countries': code })
  })
})

test.each<[Partial<PreferencesChange>, Record<string, string>]>([
  [{ ringSeconds: 4 }, { ringSeconds: 'too_small' }],
  [{ ringSeconds: 301 }, { ringSeconds: 'too_big' }],
  [
    { retention: { callLogDays: 366, faxDays: 6, voicemailDays: 7 } },
    { 'retention.callLogDays': 'too_big', 'retention.faxDays': 'too_small' },
  ],
  [
    { voicemail: { enabled: true, delaySeconds: 121, attach: true } },
    { 'voicemail.delaySeconds': 'too_big' },
  ],
])('%j is refused at its field', async (body, errors) => {
  const { caller } = await start()
  expect(await errorsOf(caller, body)).toEqual(errors)
})

describe('undo', () => {
  const undo = async (caller: Caller) => {
    const { items } = await caller.call(history.list, { query: { kind: 'preferences' } })
    return caller.request(history.undo, { params: { id: items[0]?.id ?? '' } })
  }

  test('takes the first save back, and the undo too', async () => {
    const { caller } = await start()
    await change(caller, { ringSeconds: 20, international: { mode: 'countries', countries: ['BE'] } })
    expect((await undo(caller)).statusCode).toBe(200)
    expect(await caller.call(preferences.get, {})).toMatchObject({ version: 3, ...DEFAULT_PREFERENCES })
    await undo(caller)
    expect(await caller.call(preferences.get, {})).toMatchObject({
      version: 4,
      ringSeconds: 20,
      international: { mode: 'countries', countries: ['BE'] },
    })
  })

  test('not to a caller ID that may no longer be shown', async () => {
    const { caller, tenant } = await start()
    const { id } = await makePhoneNumber({ tenantId: tenant.id })
    await change(caller, { callerIdNumberId: id })
    await change(caller, { version: 2, callerIdNumberId: null })
    await owner.phoneNumber.updateMany({ where: { id }, data: { callerIdAllowed: false } })
    const answer = await undo(caller)
    expect(answer.statusCode).toBe(409)
    expect(answer.json().current.obstacles.items).toMatchObject([{ reason: 'reference_gone' }])
  })
})

describe('what the preferences name', () => {
  const use = (tenant: { id: string; name: string }) => ({
    way: 'operator',
    by: { kind: 'preferences', id: tenant.id, label: tenant.name },
    detail: null,
    replaceable: true,
  })

  test('tells so before it is deleted, and another one takes its place', async () => {
    const { caller, tenant, where } = await start()
    const operator = await makeExtension({ ...where, kind: 'shared_phone', number: '300' })
    const other = await makeExtension({ ...where, kind: 'shared_phone', number: '301' })
    await change(caller, { operatorExtensionId: operator.id })
    const params = { id: operator.id }
    expect(await caller.call(extensions.uses, { params })).toMatchObject({ items: [use(tenant)], total: 1 })
    await caller.call(extensions.remove, { params, query: { replacement: other.id } })
    expect((await caller.call(preferences.get, {})).operator).toMatchObject({ number: '301' })
  })

  test('goes without, and comes back with the undo', async () => {
    const { caller, where } = await start()
    const operator = await makeExtension({ ...where, kind: 'shared_phone', number: '300' })
    await change(caller, { operatorExtensionId: operator.id })
    const params = { id: operator.id }
    expect((await caller.request(extensions.remove, { params, query: {} })).json().code).toBe('in_use')
    await caller.call(extensions.remove, { params, query: { detach: 'true' } })
    expect((await caller.call(preferences.get, {})).operator).toBeNull()
    const { items } = await caller.call(history.list, { query: {} })
    await caller.call(history.undo, { params: { id: items[0]?.id ?? '' } })
    expect((await caller.call(preferences.get, {})).operator).toMatchObject({ number: '300' })
  })

  test('is not replaced by what nobody answers at', async () => {
    const { caller, where } = await start()
    const operator = await makeExtension({ ...where, kind: 'shared_phone' })
    const fax = await makeExtension({ ...where, kind: 'fax' })
    await change(caller, { operatorExtensionId: operator.id })
    const answer = await caller.request(extensions.remove, {
      params: { id: operator.id },
      query: { replacement: fax.id },
    })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { replacement: 'not_found' }])
  })
})

test('those who only read see them', async () => {
  const { tenant } = await start()
  const reader = await server.signInAs(await makeUser({ tenantId: tenant.id, role: 'read_only' }))
  expect((await reader.call(preferences.get, {})).version).toBe(1)
  expect((await change(reader, { ringSeconds: 20 })).statusCode).toBe(403)
})
