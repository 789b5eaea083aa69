import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { preferences } from '@switchboard/contract/preferences'
import { phoneNumbers, type PhoneNumberWrite } from '@switchboard/contract/phone-numbers'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import {
  makeEmergencyAddress,
  makeExtension,
  makePhoneNumber,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'
import { kindOf } from './kind.ts'

const server = await startTestApp()

async function start() {
  const tenant = await makeTenant()
  const where = { tenantId: tenant.id }
  const caller = await server.signInAs(await makeUser(where))
  return { tenant, where, caller }
}
type Started = Awaited<ReturnType<typeof start>>

/** A number as it is, and a save of it that changes `changes`. */
async function open({ where, caller }: Started, values: Parameters<typeof makePhoneNumber>[0] = {}) {
  const { id, e164, label, emergencyAddressId } = await makePhoneNumber({ ...where, ...values })
  const save = (changes: Partial<PhoneNumberWrite>, version = 1) =>
    caller.request(phoneNumbers.update, {
      params: { id },
      body: { version, label, destination: null, callerIdAllowed: true, emergencyAddressId, ...changes },
    })
  return { id, e164, label, emergencyAddressId, save }
}

const latest = async (caller: Caller) => {
  const { items } = await caller.call(history.list, { query: { kind: 'phone_number' } })
  return { params: { id: items[0]?.id ?? '' } }
}

test('the list tells of each number what it is, where it leads and who presents it; the main one is first', async () => {
  const { tenant, where, caller } = await start()
  const group = await makeExtension({ ...where, kind: 'ring_group', number: '400', name: 'Sales' })
  const site = await makeEmergencyAddress({ ...where, label: 'Paris' })
  const sales = await makePhoneNumber({
    ...where,
    e164: '+33187000001',
    label: 'Sales',
    source: 'ported',
    destinationKind: 'extension',
    destinationExtensionId: group.id,
    emergencyAddressId: site.id,
  })
  await makePhoneNumber({ ...where, e164: tenant.mainNumber, label: 'Main', emergencyAddressId: null })
  await makeExtension({ ...where, phone: { callerIdNumberId: sales.id } })
  await makePhoneNumber() // another company's
  const { items } = await caller.call(phoneNumbers.list, {})
  expect(items).toEqual([
    expect.objectContaining({
      label: 'Main',
      main: true,
      destination: null,
      emergencyAddress: null,
      shownBy: 0,
    }),
    {
      id: sales.id,
      version: 1,
      e164: '+33187000001',
      label: 'Sales',
      kind: 'geographic',
      source: 'ported',
      main: false,
      destination: {
        kind: 'extension',
        extensionId: group.id,
        extension: { id: group.id, number: '400', name: 'Sales', kind: 'ring_group' },
      },
      callerIdAllowed: true,
      emergencyAddress: { id: site.id, label: 'Paris' },
      shownBy: 1,
    },
  ])
})

test.each([
  ['+33187000001', 'geographic'],
  ['+33199001200', 'geographic'],
  ['+33612345678', 'mobile'],
  ['+33639980012', 'mobile'], // set aside for fiction: in no one's range
  ['+33974000001', 'national'],
  ['+33800123456', 'toll_free'],
  ['+33820123456', 'shared_cost'],
  ['+33891123456', 'premium'],
  ['+442079460018', 'geographic'],
  ['+12025550123', 'geographic'],
  ['+4915112345678', 'mobile'],
  ['+883510001', 'other'],
])('%s is %s', (e164, kind) => {
  expect(kindOf(e164)).toBe(kind)
})

test('a save is read again and told by the history; what stays as it is, is no change', async () => {
  const started = await start()
  const { where, caller } = started
  const { id, save, label } = await open(started)
  const phone = await makeExtension({ ...where, kind: 'shared_phone', number: '300', name: 'Desk' })
  const site = await makeEmergencyAddress({ ...where, label: 'Lyon' })
  const write = {
    label: 'Workshop',
    destination: { kind: 'voicemail', extensionId: phone.id },
    callerIdAllowed: false,
    emergencyAddressId: site.id,
  } as const
  expect((await save(write)).json()).toMatchObject({
    version: 2,
    label: 'Workshop',
    destination: { kind: 'voicemail', extension: { number: '300' } },
    callerIdAllowed: false,
    emergencyAddress: { label: 'Lyon' },
  })
  expect((await save(write, 2)).json().version).toBe(2)
  const events = await owner.auditEvent.findMany({ where })
  expect(events).toMatchObject([
    {
      action: 'phone_number.updated',
      objectId: id,
      objectLabel: 'Workshop',
      objectVersion: 2,
      before: { label, destination: null },
      after: { label: 'Workshop', destination: { kind: 'voicemail' } },
    },
  ])
  const stale = await save({ label: 'Late' })
  expect([stale.statusCode, stale.json().code, stale.json().current.label]).toEqual([
    409,
    'version_conflict',
    'Workshop',
  ])
  // Nowhere again.
  expect((await save({ destination: null }, 2)).json()).toMatchObject({ version: 3, destination: null })
  const reader = await server.signInAs(await makeUser({ ...where, role: 'read_only' }))
  expect((await reader.call(phoneNumbers.get, { params: { id } })).version).toBe(3)
  const refused = await reader.request(phoneNumbers.update, {
    params: { id },
    body: { version: 3, ...write },
  })
  expect(refused.statusCode).toBe(403)
  expect(caller).toBeDefined()
})

test('of two at the same time one is told', async () => {
  const { save } = await open(await start())
  const answers = await Promise.all([save({ label: 'One' }), save({ label: 'Two' })])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
})

describe('refused', () => {
  const UNKNOWN = '018f0000-0000-7000-8000-000000000000'
  test.each<[string, Partial<PhoneNumberWrite>, object]>([
    [
      'an unknown extension',
      { destination: { kind: 'extension', extensionId: UNKNOWN } },
      { 'destination.extensionId': 'not_found' },
    ],
    [
      'an emergency number',
      { destination: { kind: 'external', number: '+33000112' } },
      { 'destination.number': 'phone_malformed' },
    ],
    ['an unknown address', { emergencyAddressId: UNKNOWN }, { emergencyAddressId: 'not_found' }],
    ['no label', { label: ' ' }, { label: 'required' }],
  ])('%s', async (_, changes, fieldErrors) => {
    const { save } = await open(await start())
    expect((await save(changes)).json().fieldErrors).toEqual(fieldErrors)
  })
  test('calls that go round in circles', async () => {
    const { save, e164 } = await open(await start(), { e164: '+33187000077' })
    const answer = await save({ destination: { kind: 'external', number: e164 } })
    expect(answer.json().fieldErrors).toEqual({ 'destination.number': 'number_to_itself' })
  })
  test('the voicemail of what has none', async () => {
    const started = await start()
    const { save } = await open(started)
    const { id } = await makeExtension({ ...started.where, kind: 'ring_group' })
    const answer = await save({ destination: { kind: 'voicemail', extensionId: id } })
    expect(answer.json().fieldErrors).toEqual({ 'destination.extensionId': 'not_found' })
  })
  test('an address in another country than the number', async () => {
    const started = await start()
    const { save } = await open(started, { e164: '+33187000078' })
    const { id } = await makeEmergencyAddress({ ...started.where, country: 'BE', postalCode: '1000' })
    const answer = await save({ emergencyAddressId: id })
    expect(answer.json().fieldErrors).toEqual({ emergencyAddressId: 'address_of_another_country' })
  })
})

/** Lets the phone 300 show a number, or none. */
const setCallerId = async ({ where, caller }: Started, callerIdNumberId: string | null, version = 1) => {
  const phone =
    (await owner.extension.findFirst({ where: { ...where, number: '300' } })) ??
    (await makeExtension({
      ...where,
      kind: 'shared_phone',
      number: '300',
      name: 'Desk',
      phone: { voicemailEnabled: false },
    }))
  return caller.request(extensions.update, {
    params: { id: phone.id },
    body: {
      version,
      number: '300',
      holder: { kind: 'shared', label: `Desk ${version}` },
      enabled: true,
      callerIdNumberId,
      forwarding: { mode: 'off' },
      doNotDisturb: false,
      voicemail: { enabled: false, pin: null, delaySeconds: 20, email: null, language: 'fr' },
    },
  })
}

describe('as a caller ID', () => {
  test('a number needs an emergency address, and keeps it while it is shown', async () => {
    const started = await start()
    const { caller } = started
    const { id, save } = await open(started, { emergencyAddressId: null })
    const refused = await setCallerId(started, id)
    expect([refused.statusCode, refused.json().fieldErrors]).toEqual([
      422,
      { callerIdNumberId: 'emergency_address_missing' },
    ])
    const site = await makeEmergencyAddress(started.where)
    await save({ emergencyAddressId: site.id })
    expect((await setCallerId(started, id)).statusCode).toBe(200)
    expect(await caller.call(phoneNumbers.uses, { params: { id } })).toMatchObject({
      total: 1,
      items: [{ way: 'caller_id', by: { kind: 'extension', extension: { number: '300' } } }],
    })
    const lost = { emergencyAddressId: null, callerIdAllowed: false }
    const kept = await save(lost, 2)
    expect([kept.statusCode, kept.json().fieldErrors]).toEqual([
      422,
      { emergencyAddressId: 'shown_as_caller_id', callerIdAllowed: 'shown_as_caller_id' },
    ])
    const removal = { params: { id: site.id }, query: { detach: 'true' } }
    const refusal = await caller.request(emergencyAddresses.remove, removal)
    expect([refusal.statusCode, refusal.json().fieldErrors]).toEqual([422, { detach: 'shown_as_caller_id' }])
    expect((await setCallerId(started, null, 2)).statusCode).toBe(200)
    expect((await save(lost, 2)).statusCode).toBe(200)
    expect((await setCallerId(started, id, 3)).json().fieldErrors).toEqual({
      callerIdNumberId: 'caller_id_not_allowed',
    })
  })

  test('whoever chooses a number and whoever takes its address away at once do not both succeed', async () => {
    for (let round = 1; round <= 6; round += 1) {
      const started = await start()
      const { id, save } = await open(started)
      const chosen =
        round % 2 === 0
          ? setCallerId(started, id)
          : started.caller.request(preferences.update, { body: { version: 1, callerIdNumberId: id } })
      const answers = await Promise.all([chosen, save({ emergencyAddressId: null })])
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422])
    }
  })
})

describe('undo', () => {
  test('takes a change back, and the undo too', async () => {
    const started = await start()
    const { where, caller } = started
    const { id, save, label } = await open(started)
    const phone = await makeExtension({ ...where, number: '300' })
    await save({ label: 'Renamed', destination: { kind: 'extension', extensionId: phone.id } })
    await caller.call(history.undo, await latest(caller))
    expect(await caller.call(phoneNumbers.get, { params: { id } })).toMatchObject({
      version: 3,
      label,
      destination: null,
    })
    await caller.call(history.undo, await latest(caller))
    expect(await caller.call(phoneNumbers.get, { params: { id } })).toMatchObject({
      version: 4,
      label: 'Renamed',
      destination: { extension: { number: '300' } },
    })
  })
  test('does not take away what the number needs that is shown since, unless that ends along', async () => {
    const started = await start()
    const { caller } = started
    const { id, save } = await open(started, { emergencyAddressId: null, callerIdAllowed: false })
    const site = await makeEmergencyAddress(started.where)
    await save({ emergencyAddressId: site.id, callerIdAllowed: true })
    const entry = await latest(caller)
    expect((await setCallerId(started, id)).statusCode).toBe(200)
    const { obstacles } = await caller.call(history.undoable, entry)
    expect(obstacles.items).toMatchObject([{ reason: 'in_use' }])
    expect((await caller.request(history.undo, entry)).statusCode).toBe(409)
    expect((await setCallerId(started, null, 2)).statusCode).toBe(200)
    await caller.call(history.undo, entry)
    expect((await caller.call(phoneNumbers.get, { params: { id } })).emergencyAddress).toBeNull()
  })
  test('not over what somebody changed since, nor to where nothing is any more', async () => {
    const started = await start()
    const { where, caller } = started
    const { save } = await open(started)
    const phone = await makeExtension({ ...where, kind: 'shared_phone' })
    await save({ destination: { kind: 'extension', extensionId: phone.id } })
    await save({ destination: null }, 2)
    await owner.extension.deleteMany({ where: { id: phone.id } })
    const gone = await caller.call(history.undoable, await latest(caller))
    expect(gone.obstacles.items).toMatchObject([{ reason: 'reference_gone' }])
  })
})

test('an extension that a number leads to is deleted with it, or replaced, and all of it is undone at once', async () => {
  const started = await start()
  const { where, caller } = started
  const { id, save } = await open(started)
  const [gone, next] = await Promise.all([
    makeExtension({ ...where, kind: 'shared_phone', number: '301', phone: { voicemailEnabled: false } }),
    makeExtension({ ...where, kind: 'shared_phone', number: '302' }),
  ])
  await save({ destination: { kind: 'extension', extensionId: gone.id } })
  const used = await caller.request(extensions.remove, { params: { id: gone.id }, query: {} })
  expect(used.json()).toMatchObject({
    code: 'in_use',
    current: { total: 1, items: [{ way: 'number_destination', by: { kind: 'phone_number', id } }] },
  })
  await caller.call(extensions.remove, { params: { id: gone.id }, query: { replacement: next.id } })
  expect((await caller.call(phoneNumbers.get, { params: { id } })).destination).toMatchObject({
    extension: { number: '302' },
  })
  const { items } = await caller.call(history.list, { query: { kind: 'extension' } })
  await caller.call(history.undo, { params: { id: items[0]?.id ?? '' } })
  expect((await caller.call(phoneNumbers.get, { params: { id } })).destination).toMatchObject({
    extension: { number: '301' },
  })
})
