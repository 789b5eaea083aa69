import { passwordReset } from '@switchboard/contract/password-reset'
import { session } from '@switchboard/contract/session'
import type { LightMyRequestResponse } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { makePasswords } from '../../http/passwords.ts'
import { makeTotpSecret, renewRecoveryCodes } from '../../identity/second-factor.ts'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeLink, makeSignInName, makeUser } from '../../testing/factories.ts'
import { whileWaiting } from '../../testing/row-lock.ts'

const PASSWORD = 'a sentence that nobody guesses'
const passwordHash = await makePasswords(1).hash(PASSWORD)
const server = await startTestApp({
  env: { SIGN_IN_TRIES_PER_ACCOUNT: '3', SIGN_IN_TRIES_PER_NETWORK: '30' },
})
const STEP = 30_000

let addresses = 0
/** A network of one's own, so that tests do not throttle each other. */
const somewhere = () => `203.0.113.${++addresses}`
const cookiesOf = (answer: LightMyRequestResponse) =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')

/** Somebody with an app and recovery codes. */
async function protectedPerson() {
  const user = await makeUser({ passwordHash, firstName: 'Claire', lastName: 'Fontaine' })
  const login = await makeSignInName(user)
  const secret = makeTotpSecret()
  const whose = { tenantId: user.tenantId, userId: user.id }
  await owner.totp.create({
    data: {
      ...whose,
      secret: server.app.portal.secrets.encrypt(secret),
      lastStep: 0,
      createdAt: server.clock.now(),
    },
  })
  const recoveryCodes = await renewRecoveryCodes(owner, whose)
  return { user, login, secret, recoveryCodes }
}

/** What the app shows, now or so many steps from now. */
const codeOf = (secret: string, steps = 0) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: server.clock.now().getTime() + steps * STEP })
/** Six digits that are no code of these minutes. */
function wrongFor(secret: string): string {
  const right = new Set([-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.has(code)) ?? ''
}

interface From {
  password?: string
  address?: string
  cookie?: string
}
const givePassword = (login: string, { password = PASSWORD, address = somewhere(), cookie }: From = {}) =>
  server.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: address,
    headers: { ...(cookie && { cookie }) },
    payload: { country: 'FR', login, password },
  })
const giveCode = (code: string, cookie: string, address = somewhere()) =>
  server.app.inject({
    method: 'POST',
    url: '/api/v1/session/second-factor',
    remoteAddress: address,
    headers: { cookie },
    payload: { code },
  })
const begin = async (login: string, from?: From) => cookiesOf(await givePassword(login, from))
const reasonOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().fieldErrors?.code]
const sessionsOf = ({ id }: { id: string }) => owner.session.count({ where: { userId: id } })
const actionsOf = async ({ tenantId }: { tenantId: string }) =>
  (await owner.auditEvent.findMany({ where: { tenantId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(
    ({ action }) => action,
  )

test('before the code there is no session, no token and nothing of the company', async () => {
  const { user, login } = await protectedPerson()
  const answer = await givePassword(login)
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toEqual({
    challenge: { methods: ['totp', 'recovery_code'], expiresAt: expect.any(String) },
  })
  expect(answer.cookies).toMatchObject([
    { name: 'challenge', httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 600 },
  ])
  expect(await sessionsOf(user)).toBe(0)
  const asked = await server.app.inject({ url: '/api/v1/session', headers: { cookie: cookiesOf(answer) } })
  expect(asked.json()).toBeNull()
  expect(await actionsOf(user)).toEqual([])
})

test('the code completes it: with a session of a new id, in the browser that began it and no other', async () => {
  const { user, login, secret } = await protectedPerson()
  const cookie = await begin(login)
  expect((await giveCode(codeOf(secret), 'challenge=another')).json()).toMatchObject({
    code: 'challenge_expired',
  })
  expect((await giveCode(codeOf(secret), '')).statusCode).toBe(401)
  const answer = await giveCode(codeOf(secret), `${cookie}; sid=planted`)
  expect(answer.statusCode).toBe(201)
  expect(session.secondFactor.response.parse(answer.json())).toMatchObject({
    user: { id: user.id },
    secondFactor: { on: true, missing: false },
  })
  const headers = { cookie: cookiesOf(answer) }
  const current = await server.app.inject({ url: '/api/v1/session', headers })
  expect(current.json()).toMatchObject({ user: { id: user.id } })
  expect(await actionsOf(user)).toEqual(['session.signed_in'])
  // It is used up.
  server.clock.advance(STEP)
  expect((await giveCode(codeOf(secret), cookie)).json()).toMatchObject({ code: 'challenge_expired' })
})

test.each([
  [-2, 422],
  [-1, 201],
  [0, 201],
  [1, 201],
  [2, 422],
])('of a clock that is %i steps off: %i', async (steps, status) => {
  const { login, secret } = await protectedPerson()
  expect((await giveCode(codeOf(secret, steps), await begin(login))).statusCode).toBe(status)
})

test('a code works once, and none that is older than it', async () => {
  const { login, secret } = await protectedPerson()
  const code = codeOf(secret)
  const older = codeOf(secret, -1)
  expect((await giveCode(code, await begin(login))).statusCode).toBe(201)
  expect(reasonOf(await giveCode(code, await begin(login)))).toEqual([422, 'code_used'])
  expect(reasonOf(await giveCode(older, await begin(login)))).toEqual([422, 'code_used'])
  server.clock.advance(STEP)
  expect(reasonOf(await giveCode(code, await begin(login)))).toEqual([422, 'code_used'])
  expect((await giveCode(` ${codeOf(secret).replace(/(?=...$)/, ' ')}`, await begin(login))).statusCode).toBe(
    201,
  )
})

test('twenty at once with the same code: one signs in', async () => {
  const { user, login, secret } = await protectedPerson()
  const cookies = await Promise.all(Array.from({ length: 20 }, () => begin(login)))
  const code = codeOf(secret)
  const answers = await Promise.all(cookies.map((cookie) => giveCode(code, cookie)))
  const statuses = answers.map(({ statusCode }) => statusCode).toSorted()
  expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 422)])
  expect(await sessionsOf(user)).toBe(1)
})

test('a challenge ends after ten minutes', async () => {
  const { user, login, secret } = await protectedPerson()
  const late = await begin(login)
  server.clock.advance(10 * 60_000)
  expect((await giveCode(codeOf(secret), late)).json()).toMatchObject({ code: 'challenge_expired' })
  expect(await sessionsOf(user)).toBe(0)
})

test('a new password by a mailed link ends what was begun with the old one, and asks for the code again', async () => {
  const { user, login, secret } = await protectedPerson()
  const before = await begin(login)
  const token = await makeLink(user, { purpose: 'password_reset' })
  const password = 'forty lamps in the window'
  await server.anonymous.call(passwordReset.use, { params: { token }, body: { password } })
  expect((await giveCode(codeOf(secret), before)).json()).toMatchObject({ code: 'challenge_expired' })
  const answer = await givePassword(login, { password })
  expect(answer.json()).toMatchObject({ challenge: { methods: ['totp', 'recovery_code'] } })
  expect(await sessionsOf(user)).toBe(0)
  expect((await giveCode(codeOf(secret), cookiesOf(answer))).statusCode).toBe(201)
})

test.each(['app', 'recovery'])(
  'a code of the %s that is under way does not outlive what ends the sign-in, and is not used up',
  async (kind) => {
    const { user, login, secret, recoveryCodes } = await protectedPerson()
    const cookie = await begin(login)
    const code = kind === 'app' ? codeOf(secret) : (recoveryCodes[0] ?? '')
    const answer = await whileWaiting(
      user.id,
      () => giveCode(code, cookie),
      'delete from sign_in_challenge where user_id = $1',
    )
    expect(answer.json()).toMatchObject({ code: 'challenge_expired' })
    expect(answer.cookies).toEqual([])
    expect(await sessionsOf(user)).toBe(0)
    expect((await giveCode(code, await begin(login))).statusCode).toBe(201)
  },
)

test('a recovery code signs in once, however it is typed; the person is told, with how many are left', async () => {
  const { user, login, recoveryCodes } = await protectedPerson()
  const [first = '', second = ''] = recoveryCodes
  expect(recoveryCodes).toHaveLength(10)
  expect(first).toMatch(/^[2-9a-hjkmnp-z]{4}(-[2-9a-hjkmnp-z]{4}){5}$/)
  expect((await giveCode(first.toUpperCase().replaceAll('-', ' '), await begin(login))).statusCode).toBe(201)
  expect(reasonOf(await giveCode(first, await begin(login)))).toEqual([422, 'code_wrong'])
  const [a, b] = [await begin(login), await begin(login)]
  const both = await Promise.all([giveCode(second, a), giveCode(second, b)])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422])
  expect(await owner.recoveryCode.count({ where: { userId: user.id } })).toBe(8)
  const mails = await owner.outbox.findMany({
    where: { tenantId: user.tenantId, kind: 'mail.recovery_code_used' },
    orderBy: { createdAt: 'asc' },
  })
  expect(mails.map(({ payload }) => payload)).toMatchObject([
    { userId: user.id, left: 9 },
    { userId: user.id, left: 8 },
  ])
  expect(await actionsOf(user)).toEqual(
    expect.arrayContaining(['user.recovery_code_used', 'session.second_factor_failed', 'session.signed_in']),
  )
})

test('codes are stored as hashes only, and the secret encrypted', async () => {
  const { user, secret, recoveryCodes } = await protectedPerson()
  const kept = JSON.stringify(
    [
      await owner.totp.findMany({ where: { userId: user.id } }),
      await owner.recoveryCode.findMany({ where: { userId: user.id } }),
    ],
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  )
  for (const plain of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))])
    expect(kept).not.toContain(plain)
})

test('wrong codes are slowed down like wrong passwords, by place; a flood keeps nobody out who signed in before', async () => {
  const { login, secret } = await protectedPerson()
  const office = somewhere()
  const known = cookiesOf(await giveCode(codeOf(secret), await begin(login, { address: office }), office))
  const wrong = wrongFor(secret)
  const strangers = Array.from({ length: 12 }, somewhere)
  for (const address of strangers) {
    const cookie = await begin(login, { address })
    for (let n = 0; n < 3; n += 1) await giveCode(wrong, cookie, address)
    expect((await giveCode(wrong, cookie, address)).statusCode).toBe(429)
  }
  server.clock.advance(STEP)
  // A new place waits with the strangers; the office where somebody signed in before does not.
  expect((await giveCode(codeOf(secret), await begin(login))).statusCode).toBe(429)
  expect((await giveCode(codeOf(secret), await begin(login, { address: office }), office)).statusCode).toBe(
    201,
  )
  server.clock.advance(STEP)
  const there = somewhere()
  const again = await begin(login, { address: there, cookie: known })
  expect((await giveCode(codeOf(secret), `${known}; ${again}`, there)).statusCode).toBe(201)
})

test('a right code forgets the wrong ones before it', async () => {
  const { login, secret } = await protectedPerson()
  const address = somewhere()
  for (let round = 0; round < 3; round += 1) {
    const cookie = await begin(login, { address })
    for (let n = 0; n < 2; n += 1)
      expect((await giveCode(wrongFor(secret), cookie, address)).statusCode).toBe(422)
    expect((await giveCode(codeOf(secret), cookie, address)).statusCode).toBe(201)
    server.clock.advance(STEP)
  }
})
