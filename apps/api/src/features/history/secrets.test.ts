import { apiTokens } from '@switchboard/contract/api-tokens'
import { ENDPOINTS } from '@switchboard/contract/endpoints'
import { conferences, type ConferenceBridgeWrite } from '@switchboard/contract/conferences'
import { voicemailBoxes, type VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import { devices } from '@switchboard/contract/devices'
import { emailChange } from '@switchboard/contract/email-change'
import { extensions, type ExtensionWrite } from '@switchboard/contract/extensions'
import { extensionsOwn } from '@switchboard/contract/extensions.own'
import { extensionsImport } from '@switchboard/contract/extensions.import'
import { history } from '@switchboard/contract/history'
import { passkeys } from '@switchboard/contract/passkeys'
import { passwordReset } from '@switchboard/contract/password-reset'
import { profile } from '@switchboard/contract/profile'
import { secondFactor } from '@switchboard/contract/second-factor'
import { invitations, session } from '@switchboard/contract/session'
import { users } from '@switchboard/contract/users'
import type { AppUser } from '@switchboard/database/client'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { makePasswords } from '../../http/passwords.ts'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import {
  makeExtension,
  makeLink,
  makePasskey,
  makeSignInName,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'
import { runImport } from '../extensions/import/run.ts'

const server = await startTestApp({
  env: { PUBLIC_URL: 'https://portal.example.test' },
  passwords: makePasswords(4),
})
const { anonymous } = server

const PASSWORDS = {
  invited: 'planted lantern in the first window',
  wrong: 'planted lantern in nobody’s window',
  reset: 'planted lantern in the second window',
  changed: 'planted lantern in the third window',
}
const PINS = {
  created: '83519472',
  updated: '83519473',
  imported: '83519474',
  corrected: '83519475',
  own: '83519476',
  conference: '83519477',
  conferenceChanged: '83519478',
  box: '83519479',
  boxChanged: '83519480',
}

/** What of a request may hold a secret, endpoint by endpoint. A new one is to be planted below too. */
const MAY_HOLD_SECRETS = [
  'session.signIn body.password',
  'invitations.get params.token',
  'invitations.accept params.token',
  'invitations.accept body.password',
  'passwordReset.get params.token',
  'passwordReset.use params.token',
  'passwordReset.use body.password',
  'passkeys.beginAdd body.currentPassword',
  'passkeys.remove body.currentPassword',
  'profile.changePassword body.currentPassword',
  'profile.changePassword body.newPassword',
  'users.handOver body.currentPassword',
  'emailChange.ask body.currentPassword',
  'emailChange.get params.token',
  'emailChange.confirm params.token',
  'session.secondFactor body.code',
  'secondFactor.start body.currentPassword',
  'secondFactor.confirm body.code',
  'secondFactor.turnOff body.currentPassword',
  'secondFactor.renewRecoveryCodes body.currentPassword',
  'devices.provision params.token',
  'extensions.create body.voicemail.pin',
  'extensions.update body.voicemail.pin',
  'extensions.ownUpdate body.voicemail.pin',
  'conferences.createBridge body.pin',
  'conferences.updateBridge body.pin',
  'voicemailBoxes.create body.pin',
  'voicemailBoxes.update body.pin',
  'extensions.importCreate body.content',
  'extensions.importMatch body.corrections.value',
]
const SECRET_NAME = /(password|pin|token|secret|(?<!postal)code|content|value)$/i

interface Schema {
  properties?: Record<string, Schema>
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
}

/** Paths of the values that a request of this schema can have. */
function leavesOf({ properties, anyOf, oneOf, items }: Schema, path: string): string[] {
  const inner = [
    ...Object.entries(properties ?? {}).flatMap(([name, schema]) => leavesOf(schema, `${path}.${name}`)),
    ...[...(anyOf ?? []), ...(oneOf ?? []), ...(items ? [items] : [])].flatMap((each) =>
      leavesOf(each, path),
    ),
  ]
  return inner.length > 0 ? [...new Set(inner)] : [path]
}

test('every part of a request that may hold a secret is known here', () => {
  const found = ENDPOINTS.flatMap(({ id, params, query, body }) =>
    Object.entries({ params, query, body }).flatMap(([part, schema]) =>
      schema
        ? leavesOf(schema.toJSONSchema({ io: 'input' }) as Schema, part).map((path) => `${id} ${path}`)
        : [],
    ),
  ).filter((path) => SECRET_NAME.test(path))
  expect(found.toSorted()).toEqual(MAY_HOLD_SECRETS.toSorted())
})

const phone = (pin: string): ExtensionWrite => ({
  number: '204',
  holder: { kind: 'shared', label: 'Lobby' },
  enabled: true,
  callerIdNumberId: null,
  forwarding: { mode: 'off' },
  doNotDisturb: false,
  voicemail: { enabled: true, pin, delaySeconds: 20, email: null, language: 'fr' },
})

const bridge = (pin: string): ConferenceBridgeWrite => ({
  name: 'Weekly',
  conferenceId: '482193',
  pin,
  ownerExtensionId: null,
  maxParticipants: 10,
  muteOnEntry: false,
  announce: true,
})

test('what is secret is planted everywhere it may be, and the history has none of it', async () => {
  const tenant = await makeTenant({ language: 'en' })
  const user = await makeUser({ tenantId: tenant.id, role: 'owner', language: 'en' })
  await makeSignInName(user, tenant.mainNumber)
  const tokens: string[] = []
  const linkFor = async (purpose: 'invitation' | 'password_reset' | 'email_change', newEmail?: string) => {
    const token = await makeLink(user, { purpose, ...(newEmail && { newEmail }) })
    tokens.push(token)
    return { params: { token } }
  }

  const invitation = await linkFor('invitation')
  await anonymous.call(invitations.get, invitation)
  await anonymous.call(invitations.accept, { ...invitation, body: { password: PASSWORDS.invited } })
  const signIn = (password: string) =>
    anonymous.request(session.signIn, { body: { country: 'FR', login: tenant.mainNumber, password } })
  expect((await signIn(PASSWORDS.wrong)).statusCode).toBe(401)
  const entered = await signIn(PASSWORDS.invited)
  expect(entered.statusCode).toBe(201)
  tokens.push(entered.json().csrfToken, ...entered.cookies.map(({ value }) => value))
  const reset = await linkFor('password_reset')
  await anonymous.call(passwordReset.get, reset)
  await anonymous.call(passwordReset.use, { ...reset, body: { password: PASSWORDS.reset } })

  const still = await server.signInAs(user)
  await still.call(profile.changePassword, {
    body: { currentPassword: PASSWORDS.reset, newPassword: PASSWORDS.changed },
  })
  const adding = await server.signInAs(user)
  await adding.call(passkeys.beginAdd, { body: { currentPassword: PASSWORDS.changed } })
  const { id: passkey } = await makePasskey(user)
  await adding.call(passkeys.remove, {
    params: { id: passkey },
    body: { currentPassword: PASSWORDS.changed },
  })
  const caller = await server.signInAs(user) // the session before has another id now
  const { id } = await caller.call(extensions.create, { body: phone(PINS.created) })
  await caller.call(extensions.update, { params: { id }, body: { ...phone(PINS.updated), version: 1 } })
  const own = await makeExtension({ tenantId: tenant.id, userId: user.id })
  await caller.call(extensionsOwn.update, {
    params: { id: own.id },
    body: { version: 1, voicemail: { enabled: true, pin: PINS.own } },
  })
  const box = (pin: string): VoicemailBoxWrite => ({
    number: '690',
    name: 'Service',
    language: 'fr',
    email: null,
    attach: true,
    greetingId: null,
    pin,
    listenerIds: [],
  })
  const { id: boxId } = await caller.call(voicemailBoxes.create, { body: box(PINS.box) })
  await caller.call(voicemailBoxes.update, {
    params: { id: boxId },
    body: { ...box(PINS.boxChanged), version: 1 },
  })
  const room = await caller.call(conferences.createBridge, { body: bridge(PINS.conference) })
  await caller.call(conferences.updateBridge, {
    params: { id: room.id },
    body: { ...bridge(PINS.conferenceChanged), version: 1 },
  })
  tokens.push(...(await connectDevice(caller, own.id)))
  await importPins(caller, tenant.id)
  tokens.push(await useToken(caller))
  const newEmail = 'lantern@example.test'
  await caller.call(emailChange.ask, { body: { newEmail, currentPassword: PASSWORDS.changed } })
  const confirmation = await linkFor('email_change', newEmail)
  await anonymous.call(emailChange.get, confirmation)
  await anonymous.call(emailChange.confirm, confirmation)

  tokens.push(...(await useSecondFactor(user, tenant.mainNumber))) // other sessions have ended with it
  const again = await server.signInAs(user)

  const email = `successor.${tenant.id}@example.test`
  const { id: successor } = await makeUser({ tenantId: tenant.id, email, passwordHash: 'some' })
  await again.call(users.handOver, {
    params: { id: successor },
    body: { currentPassword: PASSWORDS.changed },
  })
  const reader = await server.signInAs(user)

  // A failed sign-in is noted after its answer.
  const events = () => owner.auditEvent.findMany({ where: { tenantId: tenant.id } })
  await expect
    .poll(async () => [...new Set((await events()).map(({ action }) => action))].toSorted())
    .toEqual([
      'api_token.created',
      'conference_bridge.created',
      'conference_bridge.updated',
      'device.created',
      'device.password_renewed',
      'extension.created',
      'extension.updated',
      'extensions.imported',
      'session.failed',
      'session.second_factor_failed',
      'session.signed_in',
      'user.authenticator_added',
      'user.authenticator_removed',
      'user.email_change_asked',
      'user.email_changed',
      'user.invitation_accepted',
      'user.ownership_received',
      'user.passkey_removed',
      'user.password_changed',
      'user.password_reset',
      'user.recovery_code_used',
      'user.recovery_codes_renewed',
      'user.role_changed',
      'voicemail_box.created',
      'voicemail_box.updated',
    ])
  const kept = JSON.stringify([
    await events(),
    await owner.platformAuditEvent.findMany(),
    await owner.outbox.findMany(),
    await reader.call(history.list, { query: { limit: 200 } }),
  ])
  for (const secret of [...Object.values(PASSWORDS), ...Object.values(PINS), ...tokens]) {
    expect(kept).not.toContain(secret)
  }
})

/** An app that is set up, signed in with, wrongly too, and turned off. @returns its secrets */
async function useSecondFactor(user: AppUser, login: string): Promise<string[]> {
  const withPassword = { body: { currentPassword: PASSWORDS.changed } }
  const before = await server.signInAs(user)
  const { setup, secret, uri } = await before.call(secondFactor.start, withPassword)
  const key = Secret.fromBase32(secret)
  const code = TOTP.generate({ secret: key, timestamp: server.clock.now().getTime() })
  const first = await before.call(secondFactor.confirm, { body: { setup, code } })
  const caller = await server.signInAs(user)
  const second = await caller.call(secondFactor.renewRecoveryCodes, withPassword)
  const [recoveryCode = ''] = second.recoveryCodes
  const asked = await anonymous.request(session.signIn, {
    body: { country: 'FR', login, password: PASSWORDS.changed },
  })
  const challenge = asked.cookies[0]?.value ?? ''
  const show = (shown: string) =>
    server.app.inject({
      method: 'POST',
      url: '/api/v1/session/second-factor',
      headers: { cookie: `${asked.cookies[0]?.name}=${challenge}` },
      payload: { code: shown },
    })
  expect((await show(code)).statusCode).toBe(422)
  expect((await show(recoveryCode)).statusCode).toBe(201)
  await caller.call(secondFactor.turnOff, withPassword)
  return [challenge, setup, secret, uri, ...(first.recoveryCodes ?? []), ...second.recoveryCodes]
}

/** A softphone that was given a password twice, fetched its account, and did not turn up. @returns all that signs it in */
async function connectDevice(caller: Caller, extensionId: string): Promise<string[]> {
  const hardware = { kind: 'softphone' } as const
  const made = await caller.call(devices.create, {
    body: { extensionId, name: 'Mobile', hardware, enabled: true },
  })
  const params = { id: made.id }
  const renewed = await caller.call(devices.rotate, { params, body: { version: 1 } })
  const given = [made.credentials, renewed.credentials]
  const tokens = given.map(({ provisioningUrl }) => provisioningUrl?.split('/').at(-1) ?? '')
  for (const token of tokens) await anonymous.call(devices.provision, { params: { token } })
  const kept = await owner.device.findFirstOrThrow({ where: params })
  return [...given.map(({ password }) => password), ...tokens, kept.sipHa1, kept.sipSecret]
}

/** A new API token, with which a program has done something. */
async function useToken(caller: Caller): Promise<string> {
  const { token } = await caller.call(apiTokens.create, {
    body: { name: 'CRM', permissions: ['audit:read'], days: 30 },
  })
  await server.program(token).call(history.list, { query: {} })
  return token
}

/** One PIN in the file, another in a corrected cell. */
async function importPins(caller: Caller, tenantId: string) {
  const file = `Extension number,Name of the phone,Voicemail,Voicemail PIN\n301,Desk,yes,${PINS.imported}\n302,Shop,yes,12`
  const content = Buffer.from(file).toString('base64')
  const made = await caller.call(extensionsImport.create, { body: { fileName: 'pins.csv', content } })
  const params = { id: made.id }
  const { version } = await caller.call(extensionsImport.match, {
    params,
    body: {
      version: made.version,
      encoding: 'utf-8',
      separator: 'comma',
      hasHeader: true,
      columns: null,
      corrections: [{ line: 3, column: 'voicemailPin', value: PINS.corrected }],
    },
  })
  await caller.call(extensionsImport.start, { params, body: { version, leaveOutErrors: false } })
  const { payload } = await owner.outbox.findFirstOrThrow({ where: { tenantId, kind: 'extensions.import' } })
  const { database, secrets, clock } = server.app.portal
  const job = { database, secrets, clock, log: server.app.log }
  await runImport(job, tenantId, payload as never, new AbortController().signal)
}
