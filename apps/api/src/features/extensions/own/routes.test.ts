import { extensions } from '@switchboard/contract/extensions'
import { extensionsOwn, type OwnPhoneChange } from '@switchboard/contract/extensions.own'
import { history } from '@switchboard/contract/history'
import { ROLES } from '@switchboard/contract/permissions'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../testing/app.ts'
import { makeAudioFile } from '../../../testing/audio-factories.ts'
import { owner } from '../../../testing/db.ts'
import { makeExtension, makePhoneNumber, makeUser } from '../../../testing/factories.ts'

const server = await startTestApp()

type PhoneValues = Parameters<typeof makeExtension>[0] extends { phone?: infer P } | undefined ? P : never

/** Somebody with this role, signed in, and a phone of theirs without voicemail. */
async function holder({
  role = 'user' as (typeof ROLES)[number],
  tenantId = '',
  number = '204',
  phone = {} as PhoneValues,
} = {}) {
  const user = await makeUser({ role, ...(tenantId && { tenantId }), email: 'ada@example.test' })
  const extension = await makeExtension({
    tenantId: user.tenantId,
    userId: user.id,
    number,
    name: `${user.firstName} ${user.lastName}`,
    phone: { voicemailEnabled: false, ...phone },
  })
  return { user, tenantId: user.tenantId, extension, caller: await server.signInAs(user) }
}

type Holder = Awaited<ReturnType<typeof holder>>

const change = (
  { caller, extension }: Pick<Holder, 'caller' | 'extension'>,
  body: Partial<OwnPhoneChange> & object,
) => caller.request(extensionsOwn.update, { params: { id: extension.id }, body: { version: 1, ...body } })

const entries = (tenantId: string) => owner.auditEvent.findMany({ where: { tenantId } })

describe.each(ROLES)('%s', (role) => {
  test('sees and changes a phone of their own', async () => {
    const own = await holder({ role })
    expect((await own.caller.call(extensionsOwn.list, {})).items).toMatchObject([
      {
        id: own.extension.id,
        number: '204',
        version: 1,
        callerId: null,
        phone: { enabled: true, doNotDisturb: false },
      },
    ])
    const saved = await own.caller.call(extensionsOwn.update, {
      params: { id: own.extension.id },
      body: {
        version: 1,
        doNotDisturb: true,
        forwarding: { mode: 'always', destination: { kind: 'external', number: '+33639980012' } },
        voicemail: {
          enabled: true,
          pin: '40718352',
          delaySeconds: 30,
          email: 'ada@example.test',
          language: 'en',
        },
      },
    })
    expect(saved).toMatchObject({
      version: 2,
      phone: {
        doNotDisturb: true,
        forwarding: { mode: 'always', destination: { kind: 'external', number: '+33639980012' } },
        voicemail: {
          enabled: true,
          pinSet: true,
          delaySeconds: 30,
          email: 'ada@example.test',
          language: 'en',
        },
      },
    })
    expect((await own.caller.call(extensionsOwn.list, {})).items).toEqual([saved])
  })
})

test('people have any number of phones, in the order of their numbers', async () => {
  const none = await server.signInAs(await makeUser({ role: 'user' }))
  expect((await none.call(extensionsOwn.list, {})).items).toEqual([])
  const { user, tenantId, caller } = await holder({ number: '305' })
  await makeExtension({ tenantId, userId: user.id, number: '204' })
  const { items } = await caller.call(extensionsOwn.list, {})
  expect(items.map(({ number }) => number)).toEqual(['204', '305'])
})

test('the caller ID is shown as a number', async () => {
  const { tenantId, extension, caller } = await holder()
  const { id, e164 } = await makePhoneNumber({ tenantId })
  await owner.phoneExtension.updateMany({
    where: { extensionId: extension.id },
    data: { callerIdNumberId: id },
  })
  const [phone] = (await caller.call(extensionsOwn.list, {})).items
  expect(phone).toMatchObject({ callerId: e164, phone: { callerIdNumberId: id } })
})

test('no other phone is known: a colleague’s, a shared one, a ring group', async () => {
  const { tenantId, caller } = await holder()
  const others = [
    await makeExtension({ tenantId }),
    await makeExtension({ tenantId, kind: 'shared_phone' }),
    await makeExtension({ tenantId, kind: 'ring_group' }),
  ]
  for (const extension of others) {
    const answer = await change({ caller, extension }, { doNotDisturb: true })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
  }
  const admin = await server.signInAs(await makeUser({ tenantId }))
  const answer = await change({ caller: admin, extension: others[0] as Holder['extension'] }, {})
  expect(answer.statusCode).toBe(404) // an administrator has the list of extensions for that
})

test.each(['number', 'holder', 'enabled', 'callerIdNumberId'])('%s is not theirs to change', async (key) => {
  const answer = await change(await holder(), { [key]: null } as object)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fieldErrors).toEqual({ [key]: 'unknown_property' })
})

const toItself = ({ extension }: Holder): OwnPhoneChange['forwarding'] => ({
  mode: 'always',
  destination: { kind: 'extension', extensionId: extension.id },
})
const outside = (number: string) => (): OwnPhoneChange['forwarding'] => ({
  mode: 'offline',
  destination: { kind: 'external', number },
})

describe('the rules of the form of an administrator', () => {
  test.each([
    ['to itself', toItself, 'forwarding.destination.extensionId', 'forwarding_to_itself'],
    ['to an emergency number', outside('+33112'), 'forwarding.destination.number', 'phone_malformed'],
    ['to no number', outside('+331990012'), 'forwarding.destination.number', 'phone_malformed'],
  ] as const)('forwarding %s', async (_, make, path, code) => {
    const own = await holder()
    const answer = await change(own, { forwarding: make(own) })
    expect(answer.json().fieldErrors).toEqual({ [path]: code })
  })

  test.each([
    ['must be set before voicemail is on', null, 'required'],
    ['is not trivial', '1234', 'pin_trivial'],
  ])('the PIN %s', async (_, pin, code) => {
    const answer = await change(await holder(), { voicemail: { enabled: true, pin } })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().fieldErrors).toEqual({ 'voicemail.pin': code })
  })
})

test('what an administrator set and a rule forbids since keeps nobody from their own settings', async () => {
  const own = await holder()
  const { id } = await makePhoneNumber({ tenantId: own.tenantId, callerIdAllowed: false })
  await owner.phoneExtension.updateMany({
    where: { extensionId: own.extension.id },
    data: { callerIdNumberId: id },
  })
  expect((await change(own, { doNotDisturb: true })).statusCode).toBe(200)
})

test('calls without a number, the recording in the mail and the greeting are theirs to choose', async () => {
  const own = await holder()
  const { tenantId } = own
  const greeting = await makeAudioFile({ tenantId, kind: 'greeting' })
  const music = await makeAudioFile({ tenantId })
  const saved = await change(own, {
    blockAnonymous: true,
    voicemail: { attach: false, greetingId: greeting.id },
  })
  expect(saved.json()).toMatchObject({
    version: 2,
    phone: { blockAnonymous: true, voicemail: { attach: false, greetingId: greeting.id } },
  })
  const later = await change(own, { version: 2, doNotDisturb: true })
  expect(later.json()).toMatchObject({
    phone: { blockAnonymous: true, voicemail: { attach: false, greetingId: greeting.id } },
  })
  const answer = await change(own, { version: 3, voicemail: { greetingId: music.id } })
  expect(answer.json().fieldErrors).toEqual({ 'voicemail.greetingId': 'not_found' })
})

test('a disabled extension stays disabled, and keeps what is chosen for it', async () => {
  const own = await holder({ phone: { enabled: false } })
  const answer = await change(own, { doNotDisturb: true })
  expect(answer.json()).toMatchObject({ version: 2, phone: { enabled: false, doNotDisturb: true } })
})

test('saving what is so already is no change', async () => {
  const own = await holder()
  expect((await change(own, { doNotDisturb: false, voicemail: { enabled: false } })).json().version).toBe(1)
  expect(await entries(own.tenantId)).toEqual([])
})

test('a save on what an administrator changed meanwhile is refused, with the phone as it is now', async () => {
  const own = await holder()
  const { tenantId, extension } = own
  const admin = await server.signInAs(await makeUser({ tenantId }))
  await admin.call(extensions.update, {
    params: { id: extension.id },
    body: {
      version: 1,
      number: '205',
      holder: { kind: 'person', firstName: 'Ada', lastName: 'Martin', email: null },
      enabled: true,
      callerIdNumberId: null,
      forwarding: { mode: 'off' },
      doNotDisturb: true,
      voicemail: { enabled: false, pin: null, delaySeconds: 20, email: null, language: 'fr' },
    },
  })
  const refused = await change(own, { doNotDisturb: false })
  expect(refused.statusCode).toBe(409)
  expect(refused.json()).toMatchObject({
    code: 'version_conflict',
    current: { version: 2, number: '205', callerId: null, phone: { doNotDisturb: true } },
  })
  expect((await change(own, { version: 2, doNotDisturb: false })).json().number).toBe('205')
})

test('the history tells who changed it, without the PIN, and an administrator can undo it', async () => {
  const own = await holder()
  const { tenantId, extension, user } = own
  await change(own, { doNotDisturb: true, voicemail: { pin: '40718352' } })
  expect(await entries(tenantId)).toMatchObject([
    {
      action: 'extension.updated',
      actorUserId: user.id,
      objectId: extension.id,
      objectVersion: 2,
      before: { phone: { doNotDisturb: false } },
      after: { phone: { doNotDisturb: true }, pinChanged: true },
    },
  ])
  expect(JSON.stringify(await entries(tenantId))).not.toContain('40718352')
  const admin = await server.signInAs(await makeUser({ tenantId }))
  const [entry] = (await admin.call(history.list, { query: {} })).items
  await admin.call(history.undo, { params: { id: entry?.id ?? '' } })
  const [phone] = (await own.caller.call(extensionsOwn.list, {})).items
  expect(phone).toMatchObject({ version: 3, phone: { doNotDisturb: false } })
})
