import { profile } from '@switchboard/contract/profile'
import { session } from '@switchboard/contract/session'
import type { AppUser } from '@switchboard/database/client'
import { expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeSession, makeTenant, makeUser } from '../../testing/factories.ts'

const server = await startTestApp({ env: { SESSION_IDLE_MINUTES: '60', SESSION_ABSOLUTE_HOURS: '3' } })
const MINUTE = 60_000
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const UNKNOWN = '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01'

const list = async (caller: Caller) => (await caller.call(profile.sessions, {})).items
const isSignedIn = async (caller: Caller) => (await caller.call(session.get, {})) !== null
const end = (caller: Caller, id: string) => caller.request(profile.endSession, { params: { id } })
const eventsOf = ({ tenantId }: AppUser) =>
  owner.auditEvent.findMany({ where: { tenantId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
/** Someone on two devices: this one, and another whose id is `otherId`. */
async function onTwoDevices() {
  const user = await makeUser({ role: 'user', firstName: 'Claire', lastName: 'Fontaine' })
  const here = await server.signInAs(user)
  const there = await server.signInAs(user)
  const otherId = (await list(here)).find(({ current }) => !current)?.id ?? ''
  return { user, here, there, otherId }
}

test('lists the devices: this one first, then those last used', async () => {
  const user = await makeUser({ role: 'user' })
  const caller = await server.signInAs(user)
  const now = server.clock.now()
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const phone = await makeSession(user, { lastSeenAt: ago(10), createdAt: ago(40) })
  const desk = await makeSession(user, { lastSeenAt: ago(5), createdAt: ago(50), device: FIREFOX })
  await makeSession(user, { idleExpiresAt: ago(0) })
  await makeSession(user, { expiresAt: ago(0) })
  await makeSession(await makeUser({ tenantId: user.tenantId }))
  const items = await list(caller)
  expect(items).toMatchObject([
    { current: true, network: '127.0.0.1' },
    { id: desk.id, current: false, browser: 'Firefox', system: 'Linux', network: '192.0.2.1' },
    { id: phone.id, current: false, browser: null, system: null },
  ])
  expect(items[1]?.lastSeenAt).toBe(ago(5).toISOString())
  expect(items[1]?.signedInAt).toBe(ago(50).toISOString())
})

test('tells nothing from which the cookie could be made', async () => {
  const { user, here } = await onTwoDevices()
  const answer = await here.request(profile.sessions, {})
  const sent = Object.keys(answer.json().items[0]).toSorted()
  expect(sent).toEqual(['browser', 'current', 'id', 'lastSeenAt', 'network', 'signedInAt', 'system'])
  for (const { id, idHash, csrfSecret } of await owner.session.findMany({ where: { userId: user.id } })) {
    expect(answer.body).toContain(id)
    expect(answer.body).not.toContain(csrfSecret)
    const hash = Buffer.from(idHash)
    expect(id.replaceAll('-', '')).not.toBe(hash.toString('hex').slice(0, 32))
    expect(answer.body).not.toContain(hash.toString('hex').slice(0, 16))
    expect(answer.body).not.toContain(hash.toString('base64url').slice(0, 12))
  }
})

test('ends one: it is signed out at once, and the history has it', async () => {
  const { user, here, there, otherId } = await onTwoDevices()
  expect((await end(here, otherId)).statusCode).toBe(204)
  expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false])
  expect(await list(here)).toHaveLength(1)
  expect(await eventsOf(user)).toMatchObject([
    {
      action: 'session.ended',
      actorUserId: user.id,
      objectLabel: 'Claire Fontaine',
      before: { browser: null, system: null, network: '127.0.0.1' },
    },
  ])
  expect((await end(here, otherId)).statusCode).toBe(404)
})

test('two who end the same one at once: one did, and it is told once', async () => {
  const { user, here, otherId } = await onTwoDevices()
  const answers = await Promise.all([end(here, otherId), end(here, otherId)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 404])
  expect(await eventsOf(user)).toHaveLength(1)
})

test("a colleague's session is not known, whatever one's role", async () => {
  const { user, there, otherId } = await onTwoDevices()
  const admin = await server.signInAs(await makeUser({ tenantId: user.tenantId, role: 'owner' }))
  expect((await end(admin, otherId)).json()).toMatchObject({ code: 'not_found' })
  expect((await end(admin, UNKNOWN)).json()).toMatchObject({ code: 'not_found' })
  expect(await isSignedIn(there)).toBe(true)
})

test('ends all others, told once; when there are none, nothing is told', async () => {
  const { user, here, there } = await onTwoDevices()
  const colleague = await server.signInAs(await makeUser({ tenantId: user.tenantId }))
  await makeSession(user)
  await here.call(profile.endOtherSessions, {})
  await here.call(profile.endOtherSessions, {})
  expect([await isSignedIn(here), await isSignedIn(there), await isSignedIn(colleague)]).toEqual([
    true,
    false,
    true,
  ])
  expect(await eventsOf(user)).toMatchObject([{ action: 'session.others_ended', actorUserId: user.id }])
})

test('50 requests of a session are under way when it is ended: none keeps it, none brings it back', async () => {
  const { user, here, there, otherId } = await onTwoDevices()
  server.clock.advance(2 * MINUTE) // so that every one of them wants to note its use
  const underWay = Array.from({ length: 50 }, (_, at) => {
    if (at % 3 === 0) return there.request(session.get, {})
    if (at % 3 === 1) return there.request(profile.sessions, {})
    return there.request(session.preferences, { body: { theme: at % 2 === 0 ? 'dark' : 'light' } })
  })
  await underWay[0]
  expect((await end(here, otherId)).statusCode).toBe(204)
  const next = await there.request(session.preferences, { body: { theme: 'system' } })
  expect(next.json()).toMatchObject({ code: 'unauthenticated' }) // whatever the 50 are doing
  const statuses = new Set((await Promise.all(underWay)).map(({ statusCode }) => statusCode))
  expect([...statuses].filter((status) => status !== 200 && status !== 401)).toEqual([])
  expect(await isSignedIn(there)).toBe(false)
  expect(await owner.session.count({ where: { userId: user.id } })).toBe(1)
  expect(await list(here)).toHaveLength(1)
})

test.each([
  ['20 minutes without use', { sessionIdleMinutes: 20 }, 20],
  ['an hour in any case', { sessionAbsoluteHours: 1 }, 60],
  ['the installation’s limit, where the company wants a longer one', { sessionIdleMinutes: 10_000 }, 60],
])('ends after %s, as the company has it', async (_, policy, minutes) => {
  const tenant = await makeTenant(policy)
  const user = await makeUser({ tenantId: tenant.id })
  const used = await server.signInAs(user)
  const idle = await server.signInAs(user)
  const step = 10 * MINUTE
  for (let spent = step; spent < minutes * MINUTE; spent += step) {
    server.clock.advance(step)
    expect(await isSignedIn(used)).toBe(true)
    const now = server.clock.now()
    const latest = () =>
      owner.session.findFirst({ where: { userId: user.id }, orderBy: { lastSeenAt: 'desc' } })
    await expect.poll(async () => (await latest())?.lastSeenAt).toEqual(now) // noted after the answer
  }
  server.clock.advance(step)
  expect(await isSignedIn(idle)).toBe(false)
  expect(await isSignedIn(used)).toBe(!('sessionAbsoluteHours' in policy))
  expect(await owner.session.count({ where: { userId: user.id } })).toBe(2)
})

test('a limit that is set later holds for those who are signed in', async () => {
  const user = await makeUser()
  const caller = await server.signInAs(user)
  server.clock.advance(30 * MINUTE)
  await owner.tenant.update({ where: { id: user.tenantId }, data: { sessionIdleMinutes: 30 } })
  expect(await isSignedIn(caller)).toBe(false)
  expect(await list(await server.signInAs(user))).toHaveLength(1) // what has ended is not listed
})
