import { invitations } from '@switchboard/contract/session'
import { verify } from 'argon2'
import { expect, test } from 'vitest'
import { makeToken } from '../../http/crypto.ts'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeLink, makeSignInName, makeTenant, makeUser } from '../../testing/factories.ts'

const server = await startTestApp()
const { anonymous } = server
const DAY = 86_400_000
const PASSWORD = 'tournesol-valise-42'

async function invited() {
  const tenant = await makeTenant({ name: 'Atelier Lumière' })
  const user = await makeUser({
    tenantId: tenant.id,
    firstName: 'Claire',
    email: 'claire@example.test',
    role: 'owner',
  })
  await makeSignInName(user, `claire${tenant.mainNumber}@example.test`)
  await makeSignInName(user, `${tenant.mainNumber}#204`)
  return { tenant, user, token: await invite(user) }
}

const invite = (user: { tenantId: string; id: string }) =>
  makeLink(user, { expiresAt: new Date(server.clock.now().getTime() + 7 * DAY) })

const look = (token: string) => anonymous.request(invitations.get, { params: { token } })
const accept = (token: string, password = PASSWORD) =>
  anonymous.request(invitations.accept, { params: { token }, body: { password } })
const LINK_INVALID = [404, 'link_invalid']

test('tells whom it is for and how they sign in, as often as they look', async () => {
  const { tenant, token } = await invited()
  for (let n = 0; n < 2; n += 1) {
    expect((await look(token)).json()).toEqual({
      firstName: 'Claire',
      companyName: 'Atelier Lumière',
      country: 'FR',
      language: 'fr',
      login: tenant.mainNumber,
      extension: '204',
    })
  }
})

test('sets the password once, and ends every other invitation and session of this person', async () => {
  const { user, token } = await invited()
  const second = await invite(user)
  const caller = await server.signInAs(user)
  expect((await accept(token)).statusCode).toBe(204)
  const { passwordHash } = await owner.appUser.findFirstOrThrow({ where: { id: user.id } })
  expect(await verify(passwordHash ?? '', PASSWORD)).toBe(true)
  for (const used of [token, second]) {
    const answers = [await look(used), await accept(used)]
    for (const answer of answers) expect([answer.statusCode, answer.json().code]).toEqual(LINK_INVALID)
  }
  expect((await server.app.inject({ url: '/api/v1/session', headers: caller.headers })).json()).toBeNull()
  expect(await owner.auditEvent.findMany({ where: { tenantId: user.tenantId } })).toMatchObject([
    { action: 'user.invitation_accepted', actorUserId: user.id },
  ])
})

test('serves one of two who use it at the same time', async () => {
  const { token } = await invited()
  const answers = await Promise.all([accept(token, `${PASSWORD}-a`), accept(token, `${PASSWORD}-b`)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 404])
})

test('is over after seven days, like one that never was', async () => {
  const { token } = await invited()
  server.clock.advance(7 * DAY)
  for (const answer of [await look(token), await accept(token), await look(makeToken())]) {
    expect([answer.statusCode, answer.json().code]).toEqual(LINK_INVALID)
  }
})

test.each([
  ['short', 400, 'password_too_short'],
  ['password1234', 422, 'password_common'],
  ['azertyuiop123', 422, 'password_common'],
  ['claireclaire', 422, 'password_contains_name'],
])('refuses %s and keeps the invitation', async (password, status, reason) => {
  const { token } = await invited()
  const answer = await accept(token, password)
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ fieldErrors: { password: reason } })
  expect((await accept(token)).statusCode).toBe(204)
})
