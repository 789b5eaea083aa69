import { profile } from '@switchboard/contract/profile'
import { secondFactor } from '@switchboard/contract/second-factor'
import { session } from '@switchboard/contract/session'
import type { AppUser } from '@switchboard/database/client'
import { Secret, TOTP, URI } from 'otpauth'
import { expect, test } from 'vitest'
import { makePasswords } from '../../http/passwords.ts'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeApiToken, makeSession, makeTenant, makeUser } from '../../testing/factories.ts'
import { expectPersonFirst, lockPerson, lockSessions, whileWaiting } from '../../testing/row-lock.ts'

const PASSWORD = 'a sentence that nobody guesses'
const passwordHash = await makePasswords(1).hash(PASSWORD)
const withPassword = { body: { currentPassword: PASSWORD } }
const server = await startTestApp({ env: { SIGN_IN_TRIES_PER_ACCOUNT: '3' } })
const DAY = 86_400_000
const STEP = 30_000

const person = (values: Partial<AppUser> = {}) =>
  makeUser({ role: 'user', passwordHash, firstName: 'Claire', lastName: 'Fontaine', ...values })
const codeOf = (secret: string) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: server.clock.now().getTime() })
const start = (caller: Caller) => caller.call(secondFactor.start, withPassword)
const confirm = (
  caller: Caller,
  { setup, secret }: { setup: string; secret: string },
  code = codeOf(secret),
) => caller.request(secondFactor.confirm, { body: { setup, code } })
/** With an app. */
async function withApp(values: Partial<AppUser> = {}) {
  const user = await person(values)
  const caller = await server.signInAs(user)
  const made = await start(caller)
  const answer = await confirm(caller, made)
  expect(answer.statusCode).toBe(200)
  return { user, secret: made.secret, answer, caller }
}
const actionsOf = async ({ tenantId }: AppUser) =>
  (await owner.auditEvent.findMany({ where: { tenantId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(
    ({ action }) => action,
  )
const mailsOf = async ({ tenantId }: AppUser) =>
  (await owner.outbox.findMany({ where: { tenantId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const told = ({ statusCode, json }: Awaited<ReturnType<Caller['request']>>) => [statusCode, json().code]

test('an app is set up: the password, a secret for it, and a code that proves it', async () => {
  const user = await person({ email: 'claire@example.test' })
  const caller = await server.signInAs(user)
  expect(await caller.call(secondFactor.own, {})).toEqual({ totp: null, recoveryCodesLeft: 0 })
  const wrong = await caller.request(secondFactor.start, { body: { currentPassword: 'wrong' } })
  expect(wrong.json()).toMatchObject({ fieldErrors: { currentPassword: 'password_wrong' } })

  const { setup, secret, uri } = await start(caller)
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const app = URI.parse(uri)
  expect(app).toMatchObject({ issuer: 'Switchboard', algorithm: 'SHA1', digits: 6, period: 30 })
  expect(app.label).toContain('claire@example.test')
  expect(app.secret.base32).toBe(secret)
  // Not yet: nothing counts before the code.
  expect(await caller.call(secondFactor.own, {})).toMatchObject({ totp: null })
  const other = codeOf(new Secret().base32)
  expect((await confirm(caller, { setup, secret }, other)).json()).toMatchObject({
    fieldErrors: { code: 'code_wrong' },
  })
  expect(await mailsOf(user)).toEqual([])

  const answer = await confirm(caller, { setup, secret })
  expect(answer.statusCode).toBe(200)
  expect(new Set(answer.json().recoveryCodes).size).toBe(10)
  const again = await server.signInAs(user)
  expect(await again.call(secondFactor.own, {})).toEqual({
    totp: { since: server.clock.now().toISOString() },
    recoveryCodesLeft: 10,
  })
  expect(await again.call(session.get, {})).toMatchObject({ secondFactor: { on: true, missing: false } })
  expect(await actionsOf(user)).toEqual(['user.authenticator_added'])
  expect(await mailsOf(user)).toEqual(['mail.second_factor_on'])
  const { lastStep } = await owner.totp.findFirstOrThrow({ where: { userId: user.id } })
  expect(Number(lastStep)).toBe(Math.floor(server.clock.now().getTime() / STEP)) // its code signs in no more
})

test('this session goes on under a new id; those that were opened without the app have ended', async () => {
  const user = await person()
  const caller = await server.signInAs(user)
  await makeSession(user)
  const made = await start(caller)
  const thief = caller.thief()
  expect((await confirm(caller, made)).statusCode).toBe(200)
  expect(await owner.session.count({ where: { userId: user.id } })).toBe(1)
  expect((await thief.request(secondFactor.own, {})).statusCode).toBe(401)
  await caller.call(session.preferences, { body: { theme: 'dark' } }) // by the token that the page has
})

test.each(['start', 'renewRecoveryCodes', 'turnOff'] as const)(
  'who shows the password goes on under a new id (%s), and one that has ended since changes nothing',
  async (what) => {
    const { user, caller } = await withApp()
    const thief = caller.thief()
    const answer = await caller.request(secondFactor[what], withPassword)
    expect(answer.statusCode).toBe(secondFactor[what].status)
    expect((await thief.request(secondFactor.own, {})).statusCode).toBe(401)
    await caller.call(session.preferences, { body: { theme: 'dark' } })

    const other = await withApp()
    const ended = `delete from session where user_id = $1`
    const ask = () => other.caller.request(secondFactor[what], withPassword)
    const refused = await whileWaiting(other.user.id, ask, ended, lockSessions)
    expect(told(refused)).toEqual([401, 'unauthenticated'])
    expect(await mailsOf(other.user)).toEqual(['mail.second_factor_on'])
    expect(await owner.totp.count({ where: { userId: { in: [user.id, other.user.id] } } })).toBe(
      what === 'turnOff' ? 1 : 2,
    )
  },
)

test('what was begun ends after half an hour, and is of no use to another person', async () => {
  const user = await person()
  const caller = await server.signInAs(user)
  const made = await start(caller)
  const stranger = await server.signInAs(await person({ tenantId: user.tenantId }))
  expect(told(await confirm(stranger, made))).toEqual([409, 'setup_expired'])
  expect(told(await confirm(caller, { ...made, setup: 'test.AAAA' }))).toEqual([409, 'setup_expired'])
  server.clock.advance(30 * 60_000)
  expect(told(await confirm(caller, made))).toEqual([409, 'setup_expired'])
  expect(await owner.totp.count({ where: { userId: user.id } })).toBe(0)
})

test('what was begun serves once: not again in the session that went on', async () => {
  const user = await person()
  const caller = await server.signInAs(user)
  const made = await start(caller)
  await confirm(caller, made)
  expect(told(await confirm(caller, made))).toEqual([409, 'setup_expired'])
})

test('another phone takes the place of the one before and of what it signed in; a mail tells, the recovery codes stay', async () => {
  const { user, secret, caller } = await withApp()
  const phone = await server.signInAs(user)
  server.clock.advance(STEP)
  const next = await start(caller)
  expect(next.secret).not.toBe(secret)
  const answer = await confirm(caller, next)
  expect(answer.json()).toEqual({ recoveryCodes: null })
  const stored = await owner.totp.findFirstOrThrow({ where: { userId: user.id } })
  expect(server.app.portal.secrets.decrypt(stored.secret)).toBe(next.secret)
  expect(await owner.recoveryCode.count({ where: { userId: user.id } })).toBe(10)
  expect((await phone.request(secondFactor.own, {})).statusCode).toBe(401)
  expect(await mailsOf(user)).toEqual(['mail.second_factor_on', 'mail.second_factor_changed'])
})

test('is turned off by the password; the codes go with it and a mail tells', async () => {
  const { user, caller } = await withApp()
  const wrong = await caller.request(secondFactor.turnOff, { body: { currentPassword: 'wrong' } })
  expect(wrong.statusCode).toBe(422)
  await caller.call(secondFactor.turnOff, withPassword)
  expect(await caller.call(secondFactor.own, {})).toEqual({ totp: null, recoveryCodesLeft: 0 })
  expect(await caller.call(session.get, {})).toMatchObject({ secondFactor: { on: false } })
  expect(told(await caller.request(secondFactor.turnOff, withPassword))).toEqual([404, 'not_found'])
  expect(await actionsOf(user)).toEqual(['user.authenticator_added', 'user.authenticator_removed'])
  expect(await mailsOf(user)).toEqual(['mail.second_factor_on', 'mail.second_factor_off'])
})

test('cannot be turned off where the company requires one', async () => {
  const { user, caller } = await withApp()
  const require = (from: Date) =>
    owner.tenant.update({
      where: { id: user.tenantId },
      data: { secondFactorGraceDays: 1, secondFactorFrom: from },
    })
  await require(server.clock.now())
  expect(told(await caller.request(secondFactor.turnOff, withPassword))).toEqual([
    403,
    'second_factor_required',
  ])
  expect(await caller.call(secondFactor.own, {})).toMatchObject({ recoveryCodesLeft: 10 })
  await require(new Date(server.clock.now().getTime() + DAY)) // still time to set up another
  await caller.call(secondFactor.turnOff, withPassword)
})

test('new recovery codes make those before worthless', async () => {
  const { user, answer, caller } = await withApp()
  const before = await owner.recoveryCode.findMany({ where: { userId: user.id } })
  const { recoveryCodes } = await caller.call(secondFactor.renewRecoveryCodes, withPassword)
  expect(recoveryCodes).toHaveLength(10)
  expect(recoveryCodes.filter((code) => answer.json().recoveryCodes.includes(code))).toEqual([])
  const after = await owner.recoveryCode.findMany({ where: { userId: user.id } })
  expect(after).toHaveLength(10)
  expect(after.some(({ codeHash }) => before.some((old) => Buffer.from(old.codeHash).equals(codeHash)))).toBe(
    false,
  )
  expect(await actionsOf(user)).toContain('user.recovery_codes_renewed')
  expect(await mailsOf(user)).toContain('mail.second_factor_changed')
  const without = await server.signInAs(await person())
  expect((await without.request(secondFactor.renewRecoveryCodes, withPassword)).statusCode).toBe(404)
})

test('guessing the password at a portal that was left open is slowed down', async () => {
  const caller = await server.signInAs(await person())
  const wrong = () => caller.request(secondFactor.start, { body: { currentPassword: 'wrong' } })
  for (let n = 0; n < 3; n += 1) expect((await wrong()).statusCode).toBe(422)
  expect((await wrong()).statusCode).toBe(429)
})

test('an administrator resets it for a colleague: devices are signed out, a mail tells, the history has it', async () => {
  const { user, caller } = await withApp()
  const admin = await makeUser({ tenantId: user.tenantId, role: 'admin' })
  const reset = await server.signInAs(admin)
  await reset.call(secondFactor.reset, { params: { id: user.id } })
  expect((await caller.request(profile.sessions, {})).statusCode).toBe(401)
  expect(await owner.totp.count({ where: { userId: user.id } })).toBe(0)
  expect(await owner.recoveryCode.count({ where: { userId: user.id } })).toBe(0)
  expect(await owner.appUser.findFirst({ where: { id: user.id } })).toMatchObject({ hasSecondFactor: false })
  expect(await mailsOf(user)).toContain('mail.second_factor_reset')
  const events = await owner.auditEvent.findMany({ where: { action: 'user.second_factor_reset' } })
  expect(events).toMatchObject([{ actorUserId: admin.id, objectId: user.id, objectLabel: 'Claire Fontaine' }])
  // Nothing left to reset: nothing is told.
  await reset.call(secondFactor.reset, { params: { id: user.id } })
  expect(await owner.auditEvent.count({ where: { action: 'user.second_factor_reset' } })).toBe(1)
})

test('nobody resets their own this way, and an owner’s only an owner', async () => {
  const tenant = await makeTenant()
  const { user: boss, caller: asBoss } = await withApp({ tenantId: tenant.id, role: 'owner' })
  const second = await server.signInAs(await person({ tenantId: tenant.id, role: 'owner' }))
  const admin = await server.signInAs(await makeUser({ tenantId: tenant.id, role: 'admin' }))
  const reset = (by: Caller) => by.request(secondFactor.reset, { params: { id: boss.id } })
  expect(told(await reset(asBoss))).toEqual([403, 'forbidden'])
  expect(told(await reset(admin))).toEqual([403, 'forbidden'])
  expect((await reset(second)).statusCode).toBe(204)
})

test('an API token resets as far as it was given, not as far as whoever made it may', async () => {
  const { user: boss } = await withApp({ role: 'owner' })
  const { tenantId } = boss
  const [{ user: admin }, { user: plain }] = [
    await withApp({ tenantId, role: 'admin' }),
    await withApp({ tenantId }),
  ]
  const maker = await makeUser({ tenantId, role: 'owner' })
  const program = server.program((await makeApiToken(maker, { permissions: ['users:write'] })).token)
  const reset = ({ id }: AppUser) => program.request(secondFactor.reset, { params: { id } })
  for (const above of [boss, admin, maker]) expect(told(await reset(above))).toEqual([403, 'forbidden'])
  expect((await reset(plain)).statusCode).toBe(204)
  expect(await owner.totp.count({ where: { tenantId } })).toBe(2)
})

test('who is demoted while they reset a colleague’s resets nothing', async () => {
  const { user } = await withApp()
  const admin = await makeUser({ tenantId: user.tenantId, role: 'admin' })
  const caller = await server.signInAs(admin)
  const lock = await lockPerson(admin.id)
  const asked = Promise.resolve(caller.request(secondFactor.reset, { params: { id: user.id } }))
  await lock.waiter()
  await lock.run(`update app_user set role = 'read_only' where id = $1`, [admin.id])
  await lock.release()
  expect(told(await asked)).toEqual([403, 'forbidden'])
  expect(await owner.totp.count({ where: { userId: user.id } })).toBe(1)
})

test('the code, and a reset, take the person before anything of theirs, so that none waits for the other', async () => {
  const user = await person()
  const caller = await server.signInAs(user)
  const made = await start(caller)
  const answer = await expectPersonFirst(user.id, () => confirm(caller, made))
  expect(answer.statusCode).toBe(200)
  const admin = await server.signInAs(await person({ tenantId: user.tenantId, role: 'admin' }))
  const held = await lockPerson(user.id)
  const reset = Promise.resolve(admin.request(secondFactor.reset, { params: { id: user.id } }))
  await held.waiter()
  await held.run('select from totp where user_id = $1 for update nowait', [user.id])
  await held.release()
  expect((await reset).statusCode).toBe(204)
})
