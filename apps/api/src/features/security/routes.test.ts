import type { RequestOf } from '@switchboard/contract/endpoint'
import { history } from '@switchboard/contract/history'
import { security } from '@switchboard/contract/security'
import { session } from '@switchboard/contract/session'
import type { AppUser } from '@switchboard/database/client'
import { expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { deliver } from '../../testing/deliver.ts'
import { makeSignInName, makeUser } from '../../testing/factories.ts'

const server = await startTestApp({ env: { SESSION_IDLE_MINUTES: '480', SESSION_ABSOLUTE_HOURS: '168' } })
const DAY = 86_400_000

const NOTHING = { secondFactorGraceDays: null, sessionIdleMinutes: null, sessionAbsoluteHours: null }
const inDays = (days: number) => new Date(server.clock.now().getTime() + days * DAY).toISOString()
async function admin() {
  const user = await makeUser({ role: 'admin' })
  return { user, caller: await server.signInAs(user) }
}
type Changes = Partial<RequestOf<typeof security.save>['body']>
const save = (caller: Caller, changes: Changes, version = 1) =>
  caller.call(security.save, { body: { version, ...NOTHING, ...changes } })

test('tells the policy, the limits of the installation, and whom a second factor is still asked of', async () => {
  const { user, caller } = await admin()
  const colleague = await makeUser({ tenantId: user.tenantId })
  await makeUser({ tenantId: user.tenantId }) // cannot sign in
  for (const each of [user, colleague]) await makeSignInName(each)
  await owner.totp.create({
    data: { tenantId: user.tenantId, userId: colleague.id, secret: '', lastStep: 0, createdAt: new Date() },
  })
  expect(await caller.call(security.get, {})).toEqual({
    version: 1,
    ...NOTHING,
    secondFactorFrom: null,
    installation: { sessionIdleMinutes: 480, sessionAbsoluteHours: 168 },
    people: { total: 2, withoutSecondFactor: 1 },
  })
})

test('the days begin when a second factor is first required, and not anew with each change', async () => {
  const { user, caller } = await admin()
  const from = inDays(14)
  expect(await save(caller, { secondFactorGraceDays: 14 })).toMatchObject({
    version: 2,
    secondFactorFrom: from,
  })
  server.clock.advance(3 * DAY)
  const again = await server.signInAs(user)
  expect(await save(again, { secondFactorGraceDays: 7 }, 2)).toMatchObject({ secondFactorFrom: inDays(4) })
  expect(await save(again, { secondFactorGraceDays: null }, 3)).toMatchObject({ secondFactorFrom: null })
  expect(await save(again, { secondFactorGraceDays: 0 }, 4)).toMatchObject({ secondFactorFrom: inDays(0) })
  expect(await again.call(session.get, {})).toMatchObject({
    secondFactor: { on: false, missing: true, requiredFrom: inDays(0) },
  })
})

test('who saves on stale data is told what it is now', async () => {
  const { caller } = await admin()
  await save(caller, { sessionIdleMinutes: 60 })
  const answer = await caller.request(security.save, { body: { version: 1, ...NOTHING } })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({
    code: 'version_conflict',
    current: { version: 2, sessionIdleMinutes: 60 },
    saved: { by: expect.stringMatching(/^Ada /) },
  })
})

test.each([
  [{ sessionIdleMinutes: 481 }, 422, 'sessionIdleMinutes', 'too_big'],
  [{ sessionAbsoluteHours: 169 }, 422, 'sessionAbsoluteHours', 'too_big'],
  [{ sessionIdleMinutes: 4 }, 400, 'sessionIdleMinutes', 'too_small'],
  [{ secondFactorGraceDays: 91 }, 400, 'secondFactorGraceDays', 'too_big'],
  [{ secondFactorGraceDays: -1 }, 400, 'secondFactorGraceDays', 'too_small'],
])('%o is %i', async (changes, status, field, reason) => {
  const { caller } = await admin()
  const answer = await caller.request(security.save, { body: { version: 1, ...NOTHING, ...changes } })
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ fieldErrors: { [field]: reason } })
})

test('a session limit holds at once for those who are signed in', async () => {
  const { user, caller } = await admin()
  const other = await server.signInAs(user)
  server.clock.advance(20 * 60_000)
  expect(await caller.call(session.get, {})).not.toBeNull()
  await expect
    .poll(() => owner.session.count({ where: { userId: user.id, lastSeenAt: server.clock.now() } }))
    .toBe(1)
  await save(caller, { sessionIdleMinutes: 15 })
  expect(await caller.call(session.get, {})).not.toBeNull()
  expect(await other.call(session.get, {})).toBeNull()
})

test('the history has it, before and after, and takes it back to the same deadline', async () => {
  const { user, caller } = await admin()
  const { secondFactorFrom } = await save(caller, { secondFactorGraceDays: 14, sessionIdleMinutes: 60 })
  await save(caller, { sessionIdleMinutes: 60 }, 2)
  const [last] = (await caller.call(history.list, { query: { kind: 'security_policy' } })).items
  expect(last).toMatchObject({
    action: 'security.updated',
    object: { kind: 'security_policy', id: user.tenantId },
    undoable: true,
  })
  expect(last?.changes).toContainEqual({ path: 'secondFactorFrom', before: secondFactorFrom, after: null })
  server.clock.advance(DAY)
  const nextDay = await server.signInAs(user)
  await nextDay.call(history.undo, { params: { id: last?.id ?? '' } })
  expect(await nextDay.call(security.get, {})).toMatchObject({
    secondFactorGraceDays: 14,
    secondFactorFrom,
    version: 4,
  })
})

test('what somebody changed since is not taken back', async () => {
  const { caller } = await admin()
  await save(caller, { sessionIdleMinutes: 60 })
  const [first] = (await caller.call(history.list, { query: { kind: 'security_policy' } })).items
  await save(caller, { sessionIdleMinutes: 30 }, 2)
  const answer = await caller.request(history.undo, { params: { id: first?.id ?? '' } })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({
    current: { obstacles: { items: [{ reason: 'changed_since' }] } },
  })
})

test('the owners are told what holds now; who has no second factor when one becomes required, until when', async () => {
  const { user, caller } = await admin()
  const { tenantId } = user
  const add = async (name: string, values: Partial<AppUser> = {}) => {
    const added = await makeUser({
      tenantId,
      language: 'en',
      email: `${name}.${tenantId}@example.test`,
      ...values,
    })
    await makeSignInName(added)
    return added
  }
  const boss = await add('boss', { role: 'owner', passwordHash: '-' })
  const [without, later, has] = [await add('without'), await add('later'), await add('has')]
  const setUp = ({ id: userId }: AppUser) =>
    owner.totp.create({ data: { tenantId, userId, secret: '', lastStep: 0, createdAt: new Date() } })
  await setUp(has)
  await makeUser({ tenantId, email: `nobody.${tenantId}@example.test` }) // cannot sign in
  await save(caller, { secondFactorGraceDays: 14, sessionIdleMinutes: 60 })
  await setUp(later) // before the mail is written
  const mails = await deliver(server, tenantId)
  const to = (subject: RegExp) => mails.filter((mail) => subject.test(mail.subject)).map((mail) => mail.to)
  expect(to(/security policy has changed/)).toEqual([boss.email])
  expect(to(/set up a second factor/).toSorted()).toEqual([boss.email, without.email].toSorted())
  expect(mails.find((mail) => mail.to === boss.email)?.text).toMatch(
    /required of everybody, from .*\nSigned out without activity: after 60 minutes\nSigned out in any case: like the portal\nChanged by: /,
  )

  // Neither a change of anything else, nor that it is required no longer, asks anybody for one.
  await save(caller, { secondFactorGraceDays: 14 }, 2)
  await save(caller, {}, 3)
  const kinds = await owner.outbox.findMany({ where: { tenantId }, select: { kind: true } })
  expect(kinds).toEqual([{ kind: 'mail.security_changed' }, { kind: 'mail.security_changed' }])
})
