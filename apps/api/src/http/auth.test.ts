import { session } from '@switchboard/contract/session'
import { expect, test } from 'vitest'
import { startTestApp } from '../testing/app.ts'
import { owner } from '../testing/db.ts'
import { makeUser } from '../testing/factories.ts'

const server = await startTestApp({ env: { SESSION_IDLE_MINUTES: '60', SESSION_ABSOLUTE_HOURS: '3' } })
const HALF_AN_HOUR = 1_800_000

async function signedIn() {
  const user = await makeUser()
  const caller = await server.signInAs(user)
  const where = { tenantId: user.tenantId, userId: user.id }
  return {
    user,
    caller,
    find: () => owner.session.findFirst({ where }),
    revoke: () => owner.session.deleteMany({ where }),
  }
}

/** Sends a change with the headers of a caller and others on top; undefined leaves one out. */
async function change(headers: Record<string, string | undefined>) {
  const { caller } = await signedIn()
  const sent = Object.entries({ ...caller.headers, ...headers }).filter(([, value]) => value !== undefined)
  const answer = await server.app.inject({
    method: 'PATCH',
    url: '/api/v1/session/preferences',
    headers: Object.fromEntries(sent),
    payload: { theme: 'dark' },
  })
  return [answer.statusCode, answer.json().code]
}

test.each([
  ['of this page', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' }],
  ['of this page, from an old browser', { origin: 'http://localhost:80' }],
  ['of a program', {}],
])('accepts a change %s', async (_, headers) => {
  expect(await change(headers)).toEqual([200, undefined])
})

test.each([
  ['without a token', { 'x-csrf-token': undefined }],
  ['with a wrong token', { 'x-csrf-token': 'AAAAAAAA-0123456789012345678901234567890' }],
  ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }],
  [
    'from a neighbour of the same domain',
    { 'sec-fetch-site': 'same-site', origin: 'https://blog.localhost' },
  ],
  ['from another site, by an old browser', { origin: 'https://elsewhere.example' }],
  ['from a page without an origin', { origin: 'null' }],
])('refuses a change %s', async (_, headers) => {
  expect(await change(headers)).toEqual([403, 'csrf_rejected'])
})

test("refuses one session's token for another", async () => {
  const other = await signedIn()
  expect(await change({ 'x-csrf-token': other.caller.headers['x-csrf-token'] })).toEqual([
    403,
    'csrf_rejected',
  ])
})

test('refuses to sign anyone in from another site', async () => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
    payload: session.signIn.example.body,
  })
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'csrf_rejected'])
})

test('a public address behind a proxy counts as this page', async () => {
  const behind = await startTestApp({ env: { PUBLIC_URL: 'https://portal.example' } })
  const caller = await behind.signInAs(await makeUser())
  const headers = { ...caller.headers, 'sec-fetch-site': 'same-site', origin: 'https://portal.example' }
  const answer = await behind.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
  expect(answer.statusCode).toBe(204)
})

test('a session ends when it is not used, and at last in any case', async () => {
  const idle = await signedIn()
  server.clock.advance(server.config.session.idleMs)
  expect(await idle.caller.call(session.get, {})).toBeNull()

  const used = await signedIn()
  for (let spent = 0; spent < server.config.session.absoluteMs; spent += HALF_AN_HOUR) {
    expect(await used.caller.call(session.get, {})).not.toBeNull()
    const now = server.clock.now()
    await expect.poll(async () => (await used.find())?.lastSeenAt).toEqual(now) // noted after the answer
    server.clock.advance(HALF_AN_HOUR)
  }
  expect(await used.caller.call(session.get, {})).toBeNull()
})

test('a session of somebody without a password is none', async () => {
  const { user, caller } = await signedIn()
  await owner.appUser.updateMany({ where: { id: user.id }, data: { passwordHash: null } })
  expect(await caller.call(session.get, {})).toBeNull()
})

test('use is noted at most once a minute', async () => {
  const { caller, find } = await signedIn()
  const before = await find()
  server.clock.advance(59_000)
  await caller.call(session.get, {})
  server.clock.advance(1_000)
  await caller.call(session.get, {})
  const now = server.clock.now()
  await expect.poll(async () => (await find())?.lastSeenAt).toEqual(now)
  expect(before?.lastSeenAt.getTime()).toBe(now.getTime() - 60_000)
})

test('a session that is revoked while 50 of its requests are under way stays revoked', async () => {
  const { caller, revoke, find } = await signedIn()
  server.clock.advance(61_000) // so that every one of them wants to note its use
  const underWay = Array.from({ length: 50 }, (_, at) =>
    at % 2 === 0
      ? caller.request(session.get, {})
      : caller.request(session.preferences, { body: { theme: at % 4 === 1 ? 'dark' : 'light' } }),
  )
  await underWay[0]
  await revoke()
  const answers = await Promise.all(underWay)
  expect(new Set(answers.map(({ statusCode }) => statusCode))).not.toContain(500)
  expect(await find()).toBeNull()
  expect((await caller.request(session.preferences, { body: {} })).statusCode).toBe(401)
})

test('a session outlives the process', async () => {
  const { caller } = await signedIn()
  const restarted = await startTestApp()
  const answer = await restarted.app.inject({ url: '/api/v1/session', headers: caller.headers })
  expect(answer.json()).toMatchObject({ user: { role: 'admin' } })
})

test('a cookie that was not made here is nobody', async () => {
  const { caller } = await signedIn()
  const forged = { cookie: `${caller.headers['cookie']?.slice(0, -4)}AAAA` }
  const answer = await server.app.inject({ url: '/api/v1/session', headers: forged })
  expect(answer.json()).toBeNull()
})
