import { passwordReset } from '@switchboard/contract/password-reset'
import { profile } from '@switchboard/contract/profile'
import { secondFactor } from '@switchboard/contract/second-factor'
import { session } from '@switchboard/contract/session'
import { users } from '@switchboard/contract/users'
import type { AppUser } from '@switchboard/database/client'
import type { LightMyRequestResponse } from 'fastify'
import { hash } from 'argon2'
import { expect, test } from 'vitest'
import { makePasswords } from '../../http/passwords.ts'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import {
  makeExtension,
  makeLink,
  makePasskey,
  makeSignInName,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'
import { whileWaiting } from '../../testing/row-lock.ts'

const PASSWORD = 'a sentence that nobody guesses'
const passwords = makePasswords(4)
const passwordHash = await passwords.hash(PASSWORD)

/** A password that is not looked at before `release`. */
const HELD = 'held'
const release = Promise.withResolvers<void>()

/** What happens after the next password was looked at, and before its sign-in goes on. */
let meanwhile: (() => Promise<unknown>) | undefined

/** Counts verifications: the time of an answer is the number of hashes behind it. */
let verified = 0
const server = await startTestApp({
  env: { SIGN_IN_TRIES_PER_ACCOUNT: '3', SIGN_IN_TRIES_PER_NETWORK: '8', SIGN_IN_HASHES: '1' },
  passwords: {
    ...passwords,
    verify: async (...args) => {
      verified += 1
      if (args[1] === HELD) await release.promise
      const matches = await passwords.verify(...args)
      const happens = meanwhile
      meanwhile = undefined
      await happens?.()
      return matches
    },
  },
})

type Door = { login: string; password?: string; country?: string; extension?: string }
interface From {
  address?: string
  cookie?: string
}

let addresses = 0
/** A network of one's own, so that tests do not throttle each other. */
const somewhere = () => `203.0.113.${++addresses}`

const signIn = (
  { password = PASSWORD, country = 'FR', ...door }: Door,
  { address = somewhere(), cookie }: From = {},
) =>
  server.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: address,
    headers: { 'user-agent': 'Test browser', ...(cookie && { cookie }) },
    payload: { country, password, ...door },
  })

async function owned(values: Parameters<typeof makeUser>[0] = {}) {
  const tenant = await makeTenant()
  const user = await makeUser({ tenantId: tenant.id, role: 'owner', passwordHash, ...values })
  await makeSignInName(user, tenant.mainNumber)
  return { tenant, user, login: tenant.mainNumber }
}

const cookiesOf = (answer: LightMyRequestResponse) =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
const told = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().code]

test('signs in with the number as people write it, and notes it', async () => {
  const { tenant, user, login } = await owned({ firstName: 'Claire', lastName: 'Fontaine' })
  const national = `0${login.slice(3)}`.replaceAll(/(\d\d)(?=\d)/g, '$1 ')
  const answer = await signIn({ login: national })
  expect(answer.statusCode).toBe(201)
  expect(session.signIn.response.parse(answer.json())).toMatchObject({
    user: { id: user.id, firstName: 'Claire', role: 'owner', language: 'fr', theme: 'system' },
    tenant: { id: tenant.id, name: tenant.name, country: 'FR', mainNumber: tenant.mainNumber },
    permissions: expect.arrayContaining(['extensions:write']),
  })
  const sid = answer.cookies.find(({ name }) => name === 'sid')
  expect(sid).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(await owner.session.findFirst({ where: { userId: user.id } })).toMatchObject({
    device: 'Test browser',
    country: 'FR',
  })
  expect(await owner.auditEvent.findMany({ where: { tenantId: tenant.id } })).toMatchObject([
    { action: 'session.signed_in', actorUserId: user.id, objectLabel: 'Claire Fontaine' },
  ])
})

test('the cookie and the token of the answer work, and signing out ends both at once', async () => {
  const { login, user } = await owned()
  const answer = await signIn({ login })
  const headers = { cookie: cookiesOf(answer), 'x-csrf-token': answer.json().csrfToken }
  const theme = await server.app.inject({
    method: 'PATCH',
    url: '/api/v1/session/preferences',
    headers,
    payload: { theme: 'dark', language: 'en' },
  })
  expect(theme.json()).toMatchObject({ user: { theme: 'dark', language: 'en' } })
  const out = await server.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
  expect(out.statusCode).toBe(204)
  expect(out.cookies).toMatchObject([{ name: 'sid', value: '' }])
  expect((await server.app.inject({ url: '/api/v1/session', headers })).json()).toBeNull()
  expect(await owner.session.count({ where: { userId: user.id } })).toBe(0)
  const actions = await owner.auditEvent.findMany({
    where: { tenantId: user.tenantId },
    select: { action: true },
  })
  expect(actions.map(({ action }) => action).toSorted()).toEqual([
    'session.signed_in',
    'session.signed_out',
    'user.preferences_changed',
  ])
})

test('a wrong password enters the history of the company it was for, and the answer does not wait for that', async () => {
  const { tenant, user, login } = await owned({ firstName: 'Claire', lastName: 'Fontaine' })
  const failures = () =>
    owner.auditEvent.findMany({ where: { tenantId: tenant.id, action: 'session.failed' } })
  await owner.$transaction(async (holding) => {
    await holding.$executeRaw`lock table audit_event in share mode`
    const answer = await signIn({ login, password: 'wrong' }, { address: '203.0.113.250' })
    expect(told(answer)).toEqual([401, 'credentials_rejected'])
    expect(await failures()).toEqual([])
  })
  await expect.poll(failures).toMatchObject([
    {
      actorKind: 'system',
      actorUserId: null,
      objectKind: 'user',
      objectId: user.id,
      objectLabel: 'Claire Fontaine',
      after: { network: '203.0.113.250' },
    },
  ])
})

test('a session is never one that somebody had before', async () => {
  const { login } = await owned()
  const first = await signIn({ login })
  const second = await signIn({ login }, { cookie: cookiesOf(first) })
  expect(second.cookies.find(({ name }) => name === 'sid')?.value).not.toBe(
    first.cookies.find(({ name }) => name === 'sid')?.value,
  )
  expect(
    (await server.app.inject({ url: '/api/v1/session', headers: { cookie: cookiesOf(first) } })).json(),
  ).toBeNull()
})

test('takes an e-mail address, an international number, and the number with an extension', async () => {
  const { tenant, login } = await owned()
  const colleague = await makeUser({ tenantId: tenant.id, role: 'admin', passwordHash })
  await makeSignInName(colleague, `${login}#204`)
  const mail = await makeSignInName(colleague)
  const idOf = async (door: Door) => (await signIn(door)).json().user?.id
  expect(await idOf({ login: ` ${mail.toUpperCase()} ` })).toBe(colleague.id)
  expect(await idOf({ login, extension: '204' })).toBe(colleague.id)
  expect(await idOf({ login: login.replace('+', '00'), extension: '204' })).toBe(colleague.id)
  expect(await idOf({ login, country: 'US', extension: '204' })).toBe(colleague.id)
})

test.each([
  ['01 99', 'phone_malformed'],
  ['call me', 'phone_malformed'],
  ['01 99 00 12 00 or so', 'phone_malformed'],
  ['someone@', 'email_malformed'],
])('tells at the field that %s is neither a number nor an address', async (login, reason) => {
  const answer = await signIn({ login })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ code: 'validation_failed', fieldErrors: { login: reason } })
})

test('a number of a country that nobody knows is malformed, not an error', async () => {
  expect((await signIn({ login: '0199001200', country: 'ZZ' })).json()).toMatchObject({
    fieldErrors: { login: 'phone_malformed' },
  })
})

test('who is unknown, has another password, none, or an expired name is told the same after as many hashes', async () => {
  const { login } = await owned()
  const without = await owned({ passwordHash: null })
  const former = await owned()
  await owner.signInName.update({ where: { name: former.login }, data: { expiresAt: server.clock.now() } })
  const doors: Door[] = [
    { login: '+33199009999' },
    { login: 'nobody@example.test' },
    { login, password: 'wrong' },
    { login: without.login },
    { login: former.login },
  ]
  for (const door of doors) {
    verified = 0
    const answer = await signIn(door)
    expect([...told(answer), verified]).toEqual([401, 'credentials_rejected', 1])
    expect(answer.json()).toEqual({
      code: 'credentials_rejected',
      message: expect.any(String),
      requestId: expect.any(String),
    })
  }
})

test('a hash of a former cost is made anew by the next right password, and by no wrong one', async () => {
  const former = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  const { login, user } = await owned({ passwordHash: former })
  const stored = async () =>
    (await owner.appUser.findFirstOrThrow({ where: { id: user.id } })).passwordHash ?? ''
  expect((await signIn({ login, password: 'wrong' })).statusCode).toBe(401)
  expect(await stored()).toBe(former)
  expect((await signIn({ login })).statusCode).toBe(201)
  const renewed = await stored()
  expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,(t=2,p=1|p=1,t=2)\$/)
  expect((await signIn({ login })).statusCode).toBe(201)
  expect(await stored()).toBe(renewed)
})

/** A colleague who may do everything. */
const bossOf = async ({ tenantId }: AppUser) =>
  server.signInAs(await makeUser({ tenantId, role: 'owner', passwordHash }))
const NEW_PASSWORD = 'forty lamps in the window'

test.each<[string, (user: AppUser) => Promise<unknown>]>([
  [
    'a new password by a mailed link',
    async (user) => {
      const token = await makeLink(user, { purpose: 'password_reset' })
      await server.anonymous.call(passwordReset.use, { params: { token }, body: { password: NEW_PASSWORD } })
    },
  ],
  [
    'a change of the password',
    async (user) => {
      const caller = await server.signInAs(user)
      const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }
      await caller.call(profile.changePassword, { body })
      await owner.session.deleteMany({ where: { userId: user.id } })
    },
  ],
  ['their removal', async (user) => (await bossOf(user)).call(users.remove, { params: { id: user.id } })],
  [
    'their removal that leaves them an extension',
    async (user) => {
      await makeExtension({ tenantId: user.tenantId, userId: user.id })
      await (await bossOf(user)).call(users.remove, { params: { id: user.id } })
    },
  ],
  ['their first factor', makePasskey],
])(
  'a sign-in that is under way does not outlive %s, and is answered as a wrong password',
  async (_, happens) => {
    const user = await makeUser({ role: 'user', passwordHash })
    const login = await makeSignInName(user)
    const wrong = (await signIn({ login, password: 'wrong' })).json()
    meanwhile = () => happens(user)
    const answer = await signIn({ login })
    expect(answer.json()).toEqual({ ...wrong, requestId: expect.any(String) })
    expect(answer.statusCode).toBe(401)
    expect(answer.cookies).toEqual([])
    expect(await owner.session.count({ where: { userId: user.id } })).toBe(0)
    expect(await owner.signInChallenge.count({ where: { userId: user.id } })).toBe(0)
    await expect
      .poll(() => owner.auditEvent.count({ where: { objectId: user.id, action: 'session.failed' } }))
      .toBe(2)
  },
)

test('nor does one that waits for a second factor outlive its reset', async () => {
  const user = await makeUser({ role: 'user', passwordHash })
  const login = await makeSignInName(user)
  await makePasskey(user)
  const boss = await bossOf(user)
  meanwhile = () => boss.call(secondFactor.reset, { params: { id: user.id } })
  expect(told(await signIn({ login }))).toEqual([401, 'credentials_rejected'])
  expect(await owner.signInChallenge.count({ where: { userId: user.id } })).toBe(0)
})

test('what changes a password and a sign-in with the one before take turns', async () => {
  const { user, login } = await owned()
  const changed = await passwords.hash(NEW_PASSWORD)
  const answer = await whileWaiting(
    user.id,
    () => signIn({ login }),
    `update app_user set password_hash = '${changed}' where id = $1`,
  )
  expect(told(answer)).toEqual([401, 'credentials_rejected'])
  expect(await owner.session.count({ where: { userId: user.id } })).toBe(0)
})

test('an old number signs in until its 90 days are over', async () => {
  const { login } = await owned()
  const expiresAt = new Date(server.clock.now().getTime() + 1000)
  await owner.signInName.update({ where: { name: login }, data: { expiresAt } })
  expect((await signIn({ login })).statusCode).toBe(201)
  server.clock.advance(1000)
  expect(told(await signIn({ login }))).toEqual([401, 'credentials_rejected'])
})

test.each(['known', 'unknown'])(
  'slows down guessing at a name that is %s, and says for how long',
  async (kind) => {
    const login = kind === 'known' ? (await owned()).login : '+33199008888'
    const from = { address: somewhere() }
    const wrong = () => signIn({ login, password: 'wrong' }, from)
    for (let n = 0; n < 3; n += 1) expect(told(await wrong())).toEqual([401, 'credentials_rejected'])
    verified = 0
    const answer = await wrong()
    expect(told(answer)).toEqual([429, 'too_many_requests'])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(25)
    expect(verified).toBe(0)
    // Not even the right password, from there; from elsewhere it is another matter.
    expect((await signIn({ login }, from)).statusCode).toBe(429)
    expect((await signIn({ login })).statusCode).toBe(kind === 'known' ? 201 : 401)
  },
)

test('a thousand at once are not a thousand tries', async () => {
  const { login } = await owned()
  const from = { address: somewhere() }
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => signIn({ login, password: 'wrong' }, from)),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(3)
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(27)
})

test('each further wrong try waits twice as long', async () => {
  const { login } = await owned()
  const from = { address: somewhere() }
  const wrong = () => signIn({ login, password: 'wrong' }, from)
  const endWait = () =>
    owner.throttle.updateMany({ where: { key: { contains: ':wait:' } }, data: { expire: 0 } })
  const waits: number[] = []
  for (let n = 0; n < 3; n += 1) await wrong()
  for (let n = 0; n < 3; n += 1) {
    waits.push(Number((await wrong()).headers['retry-after']))
    await endWait()
    expect((await wrong()).statusCode).toBe(401)
  }
  expect(waits).toEqual([30, 60, 120])
})

test('a right password forgets the wrong ones before it', async () => {
  const { login } = await owned()
  const from = { address: somewhere() }
  for (let round = 0; round < 3; round += 1) {
    await signIn({ login, password: 'wrong' }, from)
    expect((await signIn({ login }, from)).statusCode).toBe(201)
  }
})

test('slows down guessing at many names from one network', async () => {
  const from = { address: '2001:db8:1:2::1' }
  const neighbour = { address: '2001:db8:1:2:ffff::9' }
  for (let n = 0; n < 8; n += 1)
    expect((await signIn({ login: `+3319900700${n}` }, from)).statusCode).toBe(401)
  expect((await signIn({ login: '+33199007010' }, neighbour)).statusCode).toBe(429)
  expect((await signIn({ login: '+33199007010' }, { address: '2001:db8:1:3::1' })).statusCode).toBe(401)
})

test('a browser that has signed in before gets in while its office and its number are under attack', async () => {
  const { login } = await owned()
  const office = somewhere()
  const cookie = cookiesOf(await signIn({ login }, { address: office }))
  for (let n = 0; n < 4; n += 1) await signIn({ login, password: 'wrong' }, { address: office })
  for (let n = 0; n < 8; n += 1) await signIn({ login: `+3319900600${n}` }, { address: office })
  expect((await signIn({ login }, { address: office })).statusCode).toBe(429)
  expect((await signIn({ login }, { address: office, cookie })).statusCode).toBe(201)
  // It is counted by itself, not let through; and it is known for this name only.
  for (let n = 0; n < 3; n += 1) await signIn({ login, password: 'wrong' }, { address: office, cookie })
  expect((await signIn({ login }, { address: office, cookie })).statusCode).toBe(429)
  const other = await owned()
  expect((await signIn({ login: other.login }, { address: office, cookie })).statusCode).toBe(429)
})

test('who has signed in from a place before gets in from there while a thousand others guess', async () => {
  const { login } = await owned()
  const home = somewhere()
  expect((await signIn({ login }, { address: home })).statusCode).toBe(201)
  // 3 tries from each of 10 networks are all that strangers get together.
  const strangers = Array.from({ length: 10 }, () => ({ address: somewhere() }))
  for (let n = 0; n < 3; n += 1) {
    await Promise.all(strangers.map((from) => signIn({ login, password: 'wrong' }, from)))
  }
  expect((await signIn({ login })).statusCode).toBe(429)
  expect((await signIn({ login }, { address: home })).statusCode).toBe(201)
  // There too a wrong password counts.
  for (let n = 0; n < 3; n += 1) await signIn({ login, password: 'wrong' }, { address: home })
  expect((await signIn({ login }, { address: home })).statusCode).toBe(429)
  expect((await signIn({ login })).statusCode).toBe(429) // and its forgiven try let no stranger in
})

test('a flood from strangers keeps nobody waiting who signed in here before, nor who is turned away anyway', async () => {
  const { login } = await owned()
  const cookie = cookiesOf(await signIn({ login }))
  const guesser = { address: somewhere() }
  for (let n = 0; n < 3; n += 1) await signIn({ login, password: 'wrong' }, guesser)
  const before = verified
  const { concurrentHashes } = server.config.signIn
  // As many as wait for their turn (http/at-most.ts), and those whose turn it is.
  const flood = Array.from({ length: 33 * concurrentHashes }, (_, n) =>
    signIn({ login: `+33199005${String(n).padStart(3, '0')}`, password: HELD }),
  )
  await expect.poll(() => verified).toBe(before + concurrentHashes)
  expect((await signIn({ login }, { cookie })).statusCode).toBe(201)
  expect(verified).toBe(before + concurrentHashes + 1)
  expect((await signIn({ login, password: 'wrong' }, guesser)).statusCode).toBe(429)
  // Whoever comes too late has tried nothing, however often.
  const late = { address: somewhere() }
  await expect.poll(async () => (await signIn({ login }, late)).statusCode).toBe(503)
  for (let n = 0; n < 4; n += 1) expect((await signIn({ login }, late)).statusCode).toBe(503)
  release.resolve()
  for (const answer of await Promise.all(flood)) expect(answer.statusCode).toBe(401)
  expect((await signIn({ login }, late)).statusCode).toBe(201)
})

test('preferences change what is named and nothing else', async () => {
  const user = await makeUser({ language: 'en' })
  const caller = await server.signInAs(user)
  expect(await caller.call(session.preferences, { body: { theme: 'dark' } })).toMatchObject({
    user: { theme: 'dark', language: 'en' },
  })
  expect(await caller.call(session.preferences, { body: { language: 'fr' } })).toMatchObject({
    user: { theme: 'dark', language: 'fr' },
  })
})
