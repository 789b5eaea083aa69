import { passwordReset } from '@switchboard/contract/password-reset'
import { verify } from 'argon2'
import type { LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../db/connect.ts'
import { makeToken } from '../../http/crypto.ts'
import { makePasswords } from '../../http/passwords.ts'
import type { Mail } from '../../jobs/mail.ts'
import { resolveResetRequests } from '../../jobs/password-reset.ts'
import { sendMail } from '../../jobs/send-mail.ts'
import { startTestApp, testConfig } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeLink, makeSignInName, makeTenant, makeUser } from '../../testing/factories.ts'

const PASSWORD = 'tournesol-valise-42'
const MINUTE = 60_000
const LINK_INVALID = [404, 'link_invalid']

const passwords = makePasswords(4)
let hashed = 0
let verified = 0
const server = await startTestApp({
  env: {
    PASSWORD_RESETS_PER_ACCOUNT: '3',
    PASSWORD_RESETS_PER_NETWORK: '6',
    SIGN_IN_TRIES_PER_ACCOUNT: '1',
  },
  passwords: {
    ...passwords,
    hash: (password) => {
      hashed += 1
      return passwords.hash(password)
    },
    verify: (...args) => {
      verified += 1
      return passwords.verify(...args)
    },
  },
})
const { anonymous } = server
const log = pino({ level: 'silent' })
const database = connect(testConfig(), log)
const { platform } = database
afterAll(() => database.close())

let addresses = 0
/** A network of one's own, so that tests do not throttle each other. */
const somewhere = () => `203.0.113.${++addresses}`

async function person(values: Parameters<typeof makeUser>[0] = {}) {
  const tenant = await makeTenant({ name: 'Atelier Lumière' })
  const email = `claire${tenant.mainNumber}@example.test`
  const user = await makeUser({
    tenantId: tenant.id,
    firstName: 'Claire',
    lastName: 'Fontaine',
    email,
    ...values,
  })
  await makeSignInName(user, tenant.mainNumber)
  await makeSignInName(user, `${tenant.mainNumber}#204`)
  await makeSignInName(user, email)
  return { tenant, user, email, login: tenant.mainNumber }
}

const ask = (
  door: { login: string; extension?: string; country?: string },
  { address = somewhere(), host }: { address?: string; host?: string } = {},
) =>
  server.app.inject({
    method: 'POST',
    url: '/api/v1/password-resets',
    remoteAddress: address,
    headers: { ...(host && { host, 'x-forwarded-host': host, forwarded: `host=${host}` }) },
    payload: { country: 'FR', ...door },
  })

/** What the worker does a moment later. Gives what was mailed. */
async function work(): Promise<Mail[]> {
  const mails: Mail[] = []
  const mailer = { send: async (mail: Mail) => void mails.push(mail), close: () => {} }
  const { files } = server.app.portal
  const publicUrl = 'https://portal.example.test'
  const options = { platform, clock: server.clock, log, mailer, files, publicUrl }
  await resolveResetRequests(platform.pool, 4)
  const { rows } = await platform.pool.query(
    `delete from outbox returning id, kind, tenant_id as "tenantId", payload, created_at as "askedAt"`,
  )
  for (const row of rows) await sendMail(options, row, false)
  return mails
}
const tokenIn = (mail: Mail | undefined) =>
  /https:\/\/portal\.example\.test\/reset-password\/([\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? ''

const look = (token: string) => anonymous.request(passwordReset.get, { params: { token } })
const use = (token: string, password = PASSWORD) =>
  anonymous.request(passwordReset.use, { params: { token }, body: { password } })
const told = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().code]
const resetLink = (user: { tenantId: string; id: string }) =>
  makeLink(user, {
    purpose: 'password_reset',
    createdAt: server.clock.now(),
    expiresAt: new Date(server.clock.now().getTime() + 60 * MINUTE),
  })
const hashOf = async ({ id }: { id: string }) =>
  (await owner.appUser.findFirstOrThrow({ where: { id } })).passwordHash

describe('asking', () => {
  test.each([
    ['the main number, as people write it', ({ login }: Door) => ({ login: `0${login.slice(3)}` })],
    ['the number with an extension', ({ login }: Door) => ({ login, extension: '204' })],
    ['the e-mail address', ({ email }: Door) => ({ login: email.toUpperCase() })],
  ])('by %s brings a mail to the address that is on file', async (_, door) => {
    const { email, ...who } = await person()
    expect((await ask(door({ email, ...who }))).statusCode).toBe(204)
    const mails = await work()
    expect(mails.map(({ to }) => to)).toEqual([email])
    expect((await look(tokenIn(mails[0]))).json()).toMatchObject({ firstName: 'Claire', login: who.login })
  })
  type Door = { login: string; email: string }

  test('brings it to the address that signs in where the details have none any more', async () => {
    const { login, email } = await person({ email: null })
    await ask({ login })
    expect((await work()).map(({ to }) => to)).toEqual([email])
  })

  test('leads to PUBLIC_URL whatever the request says of its host', async () => {
    const { login } = await person()
    await ask({ login }, { host: 'evil.example' })
    const [mail] = await work()
    expect(tokenIn(mail)).toMatch(/^[\w-]{43}$/)
    expect(`${mail?.html}${mail?.text}`).not.toContain('evil')
  })

  test('answers alike whoever is asked for, and has then looked nobody up', async () => {
    const known = await person()
    const former = await person()
    const name = former.login
    await owner.signInName.update({ where: { name }, data: { expiresAt: server.clock.now() } })
    const without = await person({ email: null })
    await owner.signInName.deleteMany({ where: { userId: without.user.id, name: { contains: '@' } } })
    const doors = [known.login, '+33199009999', 'nobody@example.test', former.login, without.login]
    hashed = verified = 0
    for (const login of doors) {
      const answer = await ask({ login })
      expect([answer.statusCode, answer.body]).toEqual([204, ''])
      expect(await owner.outbox.count()).toBe(0)
      const { name: typed } = await owner.passwordResetRequest.findFirstOrThrow({ where: { name: login } })
      expect(typed).toBe(login)
    }
    expect([hashed, verified]).toEqual([0, 0])
    expect((await work()).map(({ to }) => to)).toEqual([known.email])
    expect(await owner.passwordResetRequest.count()).toBe(0)
  })

  test('is noted in the history, with the network, and without an address too', async () => {
    const { login, user } = await person({ email: null })
    await owner.signInName.deleteMany({ where: { userId: user.id, name: { contains: '@' } } })
    await ask({ login }, { address: '2001:db8:7::1' })
    expect(await work()).toEqual([])
    expect(await owner.auditEvent.findMany({ where: { tenantId: user.tenantId } })).toMatchObject([
      {
        action: 'user.password_reset_requested',
        actorKind: 'system',
        objectId: user.id,
        objectLabel: 'Claire Fontaine',
        after: { network: '2001:db8:7:0::/64' },
      },
    ])
  })

  test('tells at the field what can be no name', async () => {
    const answer = await ask({ login: '01 99' })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ fieldErrors: { login: 'phone_malformed' } })
  })

  test.each(['known', 'unknown'])('is slowed down for a name that is %s, from one network', async (kind) => {
    const login = kind === 'known' ? (await person()).login : '+33199008877'
    const from = { address: somewhere() }
    for (let n = 0; n < 3; n += 1) expect((await ask({ login }, from)).statusCode).toBe(204)
    const answer = await ask({ login }, from)
    expect(told(answer)).toEqual([429, 'too_many_requests'])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(25)
    expect((await ask({ login })).statusCode).toBe(204) // nobody keeps another from it
    await work()
  })

  test('is slowed down for many names from one network, and leaves signing in alone', async () => {
    const from = { address: somewhere() }
    for (let n = 0; n < 6; n += 1)
      expect((await ask({ login: `+3319900880${n}` }, from)).statusCode).toBe(204)
    expect((await ask({ login: '+33199008810' }, from)).statusCode).toBe(429)
    const signIn = await server.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      remoteAddress: from.address,
      payload: { country: 'FR', login: '+33199008810', password: 'wrong' },
    })
    expect(told(signIn)).toEqual([401, 'credentials_rejected'])
    await work()
  })

  test('from everywhere at once does not fill a mailbox, and the last link works', async () => {
    const { login } = await person()
    const sent: Mail[] = []
    for (let n = 0; n < 7; n += 1) {
      await ask({ login })
      server.clock.advance(1000)
      sent.push(...(await work()))
    }
    expect(sent).toHaveLength(4)
    expect((await look(tokenIn(sent.at(-1)))).statusCode).toBe(200)
    server.clock.advance(61 * MINUTE)
    await ask({ login })
    expect(await work()).toHaveLength(1)
  })
})

describe('a link', () => {
  test('sets the password once, ends every session and other link, and says so by mail and in the history', async () => {
    const { user, email } = await person()
    const token = await resetLink(user)
    const others = [await makeLink(user), await resetLink(user)]
    const caller = await server.signInAs(user)
    const answer = await use(token)
    expect([answer.statusCode, answer.cookies]).toEqual([204, []]) // and signs nobody in
    expect(await verify((await hashOf(user)) ?? '', PASSWORD)).toBe(true)
    expect((await server.app.inject({ url: '/api/v1/session', headers: caller.headers })).json()).toBeNull()
    expect(told(await use(token, 'another-sentence-43'))).toEqual(LINK_INVALID)
    for (const used of [token, ...others]) expect(told(await look(used))).toEqual(LINK_INVALID)
    expect(await owner.oneTimeLink.count({ where: { userId: user.id, usedAt: null } })).toBe(0)
    expect(await owner.auditEvent.findMany({ where: { tenantId: user.tenantId } })).toMatchObject([
      { action: 'user.password_reset', actorUserId: user.id, before: null, after: null },
    ])
    const [notice] = await work()
    expect(notice).toMatchObject({ to: email, subject: expect.stringContaining('a été modifié') })
    expect(notice?.text).toContain('127.0.0.1')
    expect(notice?.text).toContain('https://portal.example.test/forgot-password')
  })

  test('lets its holder sign in who was kept out by a flood of others', async () => {
    const { user, login } = await person()
    const signIn = (password: string, remoteAddress: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        remoteAddress,
        payload: { country: 'FR', login, password },
      })
    for (let n = 0; n < 10; n += 1) await signIn('wrong', somewhere())
    expect((await signIn('wrong', '127.0.0.1')).statusCode).toBe(429)
    expect((await use(await resetLink(user))).statusCode).toBe(204)
    expect((await signIn(PASSWORD, '127.0.0.1')).statusCode).toBe(201)
    await work()
  })

  test('is void once another was asked for', async () => {
    const { login } = await person()
    const tokens: string[] = []
    for (let n = 0; n < 2; n += 1) {
      await ask({ login })
      tokens.push(tokenIn((await work())[0]))
      server.clock.advance(1000)
    }
    expect(told(await look(tokens[0] ?? ''))).toEqual(LINK_INVALID)
    expect((await use(tokens[1] ?? '')).statusCode).toBe(204)
  })

  test('is over after 60 minutes, like one that never was', async () => {
    const { user } = await person()
    const token = await resetLink(user)
    server.clock.advance(60 * MINUTE - 1)
    expect((await look(token)).statusCode).toBe(200)
    server.clock.advance(1)
    for (const answer of [await look(token), await use(token), await look(makeToken())]) {
      expect(told(answer)).toEqual(LINK_INVALID)
    }
    expect(await hashOf(user)).toBeNull()
  })

  test('is for one purpose: neither kind opens the door of the other', async () => {
    const { user } = await person()
    const invitation = await makeLink(user)
    const reset = await resetLink(user)
    const answers = [
      await use(invitation),
      await server.app.inject({
        method: 'POST',
        url: `/api/v1/invitations/${reset}`,
        payload: { password: PASSWORD },
      }),
    ]
    for (const answer of answers) expect(told(answer)).toEqual(LINK_INVALID)
  })

  test('touches nobody of another company', async () => {
    const one = await person()
    const other = await person()
    const theirs = await server.signInAs(other.user)
    const before = await hashOf(other.user)
    expect((await use(await resetLink(one.user))).statusCode).toBe(204)
    expect(await hashOf(other.user)).toBe(before)
    const session = await server.app.inject({ url: '/api/v1/session', headers: theirs.headers })
    expect(session.json()).toMatchObject({ user: { id: other.user.id } })
    expect(await owner.auditEvent.count({ where: { tenantId: other.tenant.id } })).toBe(0)
    await work()
  })

  test('serves one of many who use it at the same time, after one hash', async () => {
    const { user } = await person()
    const token = await resetLink(user)
    hashed = 0
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => use(token, `${PASSWORD}-${n}`)))
    expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1)
    expect(answers.filter(({ statusCode }) => statusCode === 404)).toHaveLength(11)
    expect(hashed).toBe(1)
    await work()
  })

  test.each([
    ['short', 400, 'password_too_short'],
    ['x'.repeat(257), 400, 'too_long'],
    ['password1234', 422, 'password_common'],
    ['atelier lumiere', 422, 'password_contains_name'],
    ['claire et le jardin', 422, 'password_contains_name'],
  ])('refuses %s and stays', async (password, status, reason) => {
    const { user } = await person()
    const token = await resetLink(user)
    const answer = await use(token, password)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ fieldErrors: { password: reason } })
    expect((await use(token)).statusCode).toBe(204)
    await work()
  })

  test('does not let its holder keep the server busy', async () => {
    const { user } = await person()
    const token = await resetLink(user)
    for (let n = 0; n < 20; n += 1) expect((await use(token, 'password1234')).statusCode).toBe(422)
    expect(told(await use(token, 'password1234'))).toEqual([429, 'too_many_requests'])
  })
})

test('pages and answers tell no other site where they come from', async () => {
  const { headers } = await look(makeToken())
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['cache-control']).toBe('no-store')
})
