import { history } from '@switchboard/contract/history'
import { profile } from '@switchboard/contract/profile'
import { session } from '@switchboard/contract/session'
import { verify } from 'argon2'
import { expect, test } from 'vitest'
import { makePasswords } from '../../http/passwords.ts'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeExtension, makeLink, makeTenant, makeUser } from '../../testing/factories.ts'
import { expectPersonFirst } from '../../testing/row-lock.ts'

const PRESENT = 'a sentence that nobody guesses'
const NEXT = 'tournesol-valise-42'
const passwords = makePasswords(4)
const passwordHash = await passwords.hash(PRESENT)

/** Runs while a password is hashed. */
let meanwhile: () => Promise<unknown> = async () => {}
const server = await startTestApp({
  env: { SIGN_IN_TRIES_PER_ACCOUNT: '3' },
  passwords: {
    ...passwords,
    hash: async (password) => {
      await meanwhile()
      return passwords.hash(password)
    },
  },
})

async function person(values: Parameters<typeof makeUser>[0] = {}) {
  const tenant = await makeTenant({ name: 'Atelier Lumière' })
  return makeUser({ tenantId: tenant.id, firstName: 'Claire', role: 'user', passwordHash, ...values })
}
const change = (caller: Caller, currentPassword = PRESENT, newPassword = NEXT) =>
  caller.request(profile.changePassword, { body: { currentPassword, newPassword } })
const isSignedIn = async (headers: Caller['headers']) =>
  (await server.app.inject({ url: '/api/v1/session', headers })).json() !== null
const hashOf = async ({ id }: { id: string }) =>
  (await owner.appUser.findFirstOrThrow({ where: { id } })).passwordHash ?? ''

test('changes the password: this browser goes on with a new id, all others are signed out', async () => {
  const user = await person()
  const caller = await server.signInAs(user)
  const elsewhere = await server.signInAs(user)
  const before = await owner.session.findMany({ where: { userId: user.id }, orderBy: { createdAt: 'asc' } })
  await makeLink(user)
  const thief = caller.thief()
  const answer = await change(caller)
  expect(answer.statusCode).toBe(204)
  expect(await verify(await hashOf(user), NEXT)).toBe(true)
  expect(await isSignedIn(thief.headers)).toBe(false)
  expect(await isSignedIn(elsewhere.headers)).toBe(false)
  const moved = await owner.session.findMany({ where: { userId: user.id } })
  expect(moved).toHaveLength(1)
  expect(before.map(({ expiresAt }) => expiresAt)).toContainEqual(moved[0]?.expiresAt) // its end has not moved

  // The new cookie goes with the token that the page has.
  await caller.call(session.preferences, { body: { theme: 'dark' } })

  expect(await owner.oneTimeLink.count({ where: { userId: user.id, usedAt: null } })).toBe(0)
  expect(await owner.auditEvent.findMany({ where: { tenantId: user.tenantId } })).toMatchObject([
    { action: 'user.password_changed', actorUserId: user.id, before: null, after: null },
    { action: 'user.preferences_changed' },
  ])
  expect(await owner.outbox.findMany({ where: { tenantId: user.tenantId } })).toMatchObject([
    {
      kind: 'mail.password_changed',
      payload: { userId: user.id, network: '127.0.0.1', device: 'lightMyRequest' },
    },
  ])
})

test('asks for the present one', async () => {
  const user = await person()
  const caller = await server.signInAs(user)
  const answer = await change(caller, 'wrong')
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ fieldErrors: { currentPassword: 'password_wrong' } })
  expect(await hashOf(user)).toBe(passwordHash)
  expect(await isSignedIn(caller.headers)).toBe(true)
})

test('is not a way to guess it, nor does it slow down anybody else', async () => {
  const user = await person()
  const caller = await server.signInAs(user)
  for (let n = 0; n < 3; n += 1) expect((await change(caller, 'wrong')).statusCode).toBe(422)
  const answer = await change(caller)
  expect([answer.statusCode, answer.json().code]).toEqual([429, 'too_many_requests'])
  const other = await server.signInAs(await person())
  expect((await change(other)).statusCode).toBe(204)
})

test('a right present password forgets the wrong ones before it', async () => {
  const caller = await server.signInAs(await person())
  for (let round = 0; round < 3; round += 1) {
    await change(caller, 'wrong')
    expect((await change(caller, PRESENT, 'password1234')).statusCode).toBe(422)
  }
})

test.each([
  ['short', 400, 'password_too_short'],
  ['password1234', 422, 'password_common'],
  ['claire et le jardin', 422, 'password_contains_name'],
  ['l’atelier du coin', 422, 'password_contains_name'],
])('refuses %s', async (password, status, reason) => {
  const caller = await server.signInAs(await person())
  const answer = await change(caller, PRESENT, password)
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ fieldErrors: { newPassword: reason } })
})

test('a session that is ended while the password is hashed changes nothing and does not come back', async () => {
  const user = await person()
  const caller = await server.signInAs(user)
  meanwhile = () => owner.session.deleteMany({ where: { userId: user.id } })
  const answer = await change(caller)
  meanwhile = async () => {}
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthenticated'])
  expect(await hashOf(user)).toBe(passwordHash)
  expect(await owner.session.count({ where: { userId: user.id } })).toBe(0)
})

test('takes the person before the session, as whoever takes their access does', async () => {
  const user = await person()
  const caller = await server.signInAs(user)
  const answer = await expectPersonFirst(user.id, () => change(caller))
  expect(answer.statusCode).toBe(204)
})

test('fifty at once compute no more hashes than their turn allows, and signing in goes on', async () => {
  const user = await person()
  const callers = await Promise.all(Array.from({ length: 20 }, () => server.signInAs(user)))
  let most = 0
  let running = 0
  meanwhile = async () => {
    running += 1
    most = Math.max(most, running)
    await server.anonymous.call(session.get, {})
    running -= 1
  }
  const answers = await Promise.all(callers.map((caller, n) => change(caller, PRESENT, `${NEXT}-${n}`)))
  meanwhile = async () => {}
  expect(most).toBe(1)
  expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1)
})

test('people change their own name, and their phones carry it', async () => {
  const user = await person({ lastName: 'Fontaine', role: 'user' })
  const phone = await makeExtension({ tenantId: user.tenantId, userId: user.id, name: 'Claire Fontaine' })
  const caller = await server.signInAs(user)
  const body = { firstName: 'Claire', lastName: 'Fontäine', version: user.version } // searched for alike
  expect(await caller.call(profile.rename, { body })).toMatchObject({ lastName: 'Fontäine', version: 2 })
  expect((await caller.call(session.get, {}))?.user.lastName).toBe('Fontäine')
  expect(await owner.extension.findFirst({ where: { id: phone.id } })).toMatchObject({
    name: 'Claire Fontäine',
    version: 2,
  })
  expect(
    await owner.auditEvent.findMany({ where: { tenantId: user.tenantId }, orderBy: { id: 'asc' } }),
  ).toMatchObject([
    { action: 'extension.updated', objectId: phone.id },
    { action: 'user.renamed', before: { lastName: 'Fontaine' }, after: { lastName: 'Fontäine' } },
  ])
  const stale = await caller.request(profile.rename, { body: { ...body, lastName: 'Martin' } })
  expect(stale.statusCode).toBe(409)
  expect(stale.json()).toMatchObject({
    code: 'version_conflict',
    current: { lastName: 'Fontäine', version: 2 },
  })
})

test('a name that was changed can be given back', async () => {
  const user = await person({ lastName: 'Fontaine', role: 'admin' })
  const caller = await server.signInAs(user)
  const body = { firstName: 'Claire', lastName: 'Martin', version: user.version }
  await caller.call(profile.rename, { body })
  const { items } = await caller.call(history.list, { query: { object: user.id } })
  const params = { id: items[0]?.id ?? '' }
  await caller.call(history.undo, { params })
  expect(await caller.call(profile.get, {})).toMatchObject({ lastName: 'Fontaine', version: 3 })
  expect((await caller.call(history.undoable, { params })).obstacles.items[0]?.reason).toBe('undone')
})
