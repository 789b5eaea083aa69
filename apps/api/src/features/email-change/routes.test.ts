import { emailChange } from '@switchboard/contract/email-change'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { passwordReset } from '@switchboard/contract/password-reset'
import { profile } from '@switchboard/contract/profile'
import { session } from '@switchboard/contract/session'
import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../db/connect.ts'
import { makePasswords } from '../../http/passwords.ts'
import type { Mail } from '../../jobs/mail.ts'
import { tidy } from '../../jobs/tidy.ts'
import { type Caller, startTestApp, testConfig } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { deliver } from '../../testing/deliver.ts'
import { makeExtension, makeLink, makeSignInName, makeTenant, makeUser } from '../../testing/factories.ts'
import { whileWaiting } from '../../testing/row-lock.ts'

const PASSWORD = 'tournesol-valise-42'
const MINUTE = 60_000

const passwords = makePasswords(4)
const passwordHash = await passwords.hash(PASSWORD)
const server = await startTestApp({
  env: { PASSWORD_RESETS_PER_ACCOUNT: '3', SIGN_IN_TRIES_PER_ACCOUNT: '3' },
  passwords,
})
const { anonymous } = server
const log = pino({ level: 'silent' })
const database = connect(testConfig(), log)
const { platform } = database
const { files } = server.app.portal
afterAll(() => database.close())

let count = 0
const freshAddress = () => `new-${++count}@example.test`

async function person(values: Parameters<typeof makeUser>[0] = {}) {
  const tenant = await makeTenant({ name: 'Atelier Lumière' })
  const user = await makeUser({
    tenantId: tenant.id,
    firstName: 'Claire',
    lastName: 'Fontaine',
    role: 'user',
    email: `claire-${tenant.mainNumber.slice(1)}@example.test`,
    passwordHash,
    ...values,
  })
  if (user.email) await makeSignInName(user)
  await makeSignInName(user, `${tenant.mainNumber}#204`)
  return {
    tenant,
    user,
    caller: await server.signInAs(user),
    where: { tenantId: tenant.id, userId: user.id },
  }
}
const ask = (caller: Caller, newEmail: string, currentPassword = PASSWORD) =>
  caller.request(emailChange.ask, { body: { newEmail, currentPassword } })

const mailed = (tenantId: string) => deliver(server, tenantId)
const tokenIn = ([mail]: Mail[]) => /\/confirm-email\/([\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? ''
const confirm = (token: string) => anonymous.request(emailChange.confirm, { params: { token } })
const look = (token: string) => anonymous.request(emailChange.get, { params: { token } })
const namesOf = async (userId: string) =>
  (await owner.signInName.findMany({ where: { userId }, orderBy: { name: 'asc' } })).map(({ name }) => name)

test('an address is confirmed where it is, told where it was, and signed in with', async () => {
  const { tenant, user, caller, where } = await person()
  const newEmail = freshAddress()
  const reset = await makeLink(user, { purpose: 'password_reset' })
  expect((await ask(caller, newEmail.toUpperCase())).statusCode).toBe(204)
  expect(await caller.call(profile.get, {})).toMatchObject({
    email: user.email,
    emailChange: { newEmail, askedAt: server.clock.now().toISOString() },
  })
  expect(await owner.outbox.findMany({ where: { tenantId: tenant.id } })).toMatchObject([
    { kind: 'mail.email_change', payload: { userId: user.id } }, // no address
  ])

  const mails = await mailed(tenant.id)
  expect(mails.map(({ to }) => to)).toEqual([newEmail])
  expect(mails[0]?.subject).toBe('Atelier Lumière\u00a0: confirmez votre nouvelle adresse e-mail')
  const token = tokenIn(mails)
  expect(await owner.oneTimeLink.findFirst({ where: { ...where, purpose: 'email_change' } })).toMatchObject({
    newEmail,
    expiresAt: new Date(server.clock.now().getTime() + 60 * MINUTE),
  })
  expect((await look(token)).json()).toEqual({
    firstName: 'Claire',
    companyName: 'Atelier Lumière',
    language: 'fr',
    newEmail,
  })
  expect(await caller.call(profile.get, {})).toMatchObject({ email: user.email }) // looking changes nothing

  expect((await confirm(token)).statusCode).toBe(204)
  expect(await caller.call(profile.get, {})).toMatchObject({ email: newEmail, emailChange: null })
  expect((await caller.call(session.get, {}))?.user.email).toBe(newEmail)
  expect(await namesOf(user.id)).toEqual([`${tenant.mainNumber}#204`, newEmail])
  expect(await owner.oneTimeLink.count({ where: { ...where, usedAt: null } })).toBe(0)
  expect(reset).toHaveLength(43) // it was one of them
  expect((await confirm(token)).json().code).toBe('link_invalid') // once

  const notices = await mailed(tenant.id)
  expect(notices.map(({ to }) => to)).toEqual([user.email])
  expect(notices[0]?.text).toContain(newEmail)
  expect(notices[0]?.text).toContain('Adresse du réseau\u00a0: 127.0.0.1')
  const events = await owner.auditEvent.findMany({ where: { tenantId: tenant.id }, orderBy: { id: 'asc' } })
  expect(events).toMatchObject([
    { action: 'user.email_change_asked', actorUserId: user.id, before: null, after: { newEmail } },
    { action: 'user.email_changed', before: { email: user.email }, after: { email: newEmail } },
  ])
})

test('asks for the password, a few times, counted with every other place that does', async () => {
  const { caller } = await person()
  const answer = await ask(caller, freshAddress(), 'wrong')
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { currentPassword: 'password_wrong' }])
  await ask(caller, freshAddress(), 'wrong')
  const body = { currentPassword: 'wrong', newPassword: 'q7#Vd0x!Lr2_mZ9wKp4&' }
  await caller.request(profile.changePassword, { body })
  expect((await ask(caller, freshAddress())).statusCode).toBe(429)
})

test('one’s own address is no other', async () => {
  const { caller, user } = await person()
  const answer = await ask(caller, user.email?.toUpperCase() ?? '')
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { newEmail: 'email_unchanged' }])
})

test('of two that are asked for at once, one is waited for', async () => {
  const { caller, user, where } = await person()
  const other = await server.signInAs(user)
  const answers = await Promise.all([ask(caller, freshAddress()), ask(other, freshAddress())])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204])
  expect(await owner.emailChange.count({ where })).toBe(1)
})

test('who asks goes on under a new id', async () => {
  const { caller } = await person()
  const thief = caller.thief()
  expect((await ask(caller, freshAddress())).statusCode).toBe(204)
  expect((await thief.request(profile.get, {})).statusCode).toBe(401)
  await caller.call(emailChange.cancel, {}) // by the token that the page has
})

test('a password that is set after the present one was shown leaves nothing to wait for', async () => {
  const { caller, user, where } = await person()
  const ended = 'delete from session where user_id = $1' // as every new password does
  const answer = await whileWaiting(user.id, () => ask(caller, freshAddress()), ended)
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthenticated'])
  expect(await owner.emailChange.count({ where })).toBe(0)
})

test('mails are few', async () => {
  const { caller } = await person()
  for (let n = 0; n < 3; n += 1) expect((await ask(caller, freshAddress())).statusCode).toBe(204)
  expect((await ask(caller, freshAddress())).statusCode).toBe(429)
  expect((await caller.request(emailChange.resend, {})).statusCode).toBe(429)
  const other = await person()
  expect((await ask(other.caller, freshAddress())).statusCode).toBe(204)
})

test('an address that somebody else signs in with looks like any other; its owner alone is told', async () => {
  const taken = await person() // of another company
  const { caller, tenant, where } = await person()
  const answer = await ask(caller, taken.user.email ?? '')
  const free = await person()
  const same = await ask(free.caller, freshAddress())
  expect([answer.statusCode, answer.body]).toEqual([same.statusCode, same.body])
  const mine = await caller.call(profile.get, {})
  expect(mine.emailChange?.newEmail).toBe(taken.user.email)
  const mails = await mailed(tenant.id)
  expect(mails.map(({ to }) => to)).toEqual([taken.user.email])
  expect(mails[0]?.text).toContain('Un autre compte se connecte déjà avec cette adresse')
  expect(mails[0]?.text).not.toMatch(/confirm-email|[^\u00a0]:(?!\/\/)|[^\u202f][;!?]|'/)
  expect(await owner.oneTimeLink.count({ where })).toBe(0)
})

test('somebody who comes to sign in with it meanwhile keeps it', async () => {
  const { caller, tenant, user } = await person()
  const newEmail = freshAddress()
  await ask(caller, newEmail)
  const token = tokenIn(await mailed(tenant.id))
  const other = await person()
  await makeSignInName(other.user, newEmail)
  const answer = await confirm(token)
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'already_exists'])
  expect(await caller.call(profile.get, {})).toMatchObject({ email: user.email })
  expect(await namesOf(user.id)).toContain(user.email)
})

describe('a link is void', () => {
  const LINK_INVALID = [404, 'link_invalid']
  const verdicts = async (token: string) => {
    const answers = [await look(token), await confirm(token)]
    return answers.map((answer) => [answer.statusCode, answer.json().code])
  }
  const waiting = async () => {
    const one = await person()
    const newEmail = freshAddress()
    await ask(one.caller, newEmail)
    return { ...one, newEmail, token: tokenIn(await mailed(one.tenant.id)) }
  }
  test('after 60 minutes', async () => {
    const { token } = await waiting()
    server.clock.advance(60 * MINUTE)
    expect(await verdicts(token)).toEqual([LINK_INVALID, LINK_INVALID])
  })
  test('once it is cancelled, before its mail is written too', async () => {
    const { token, caller, tenant } = await waiting()
    await caller.call(emailChange.resend, {})
    await caller.call(emailChange.cancel, {})
    expect(await mailed(tenant.id)).toEqual([])
    expect(await verdicts(token)).toEqual([LINK_INVALID, LINK_INVALID])
    expect((await caller.call(profile.get, {})).emailChange).toBeNull()
    await caller.call(emailChange.cancel, {}) // nothing is left to cancel
    expect((await caller.request(emailChange.resend, {})).statusCode).toBe(404)
    const events = await owner.auditEvent.findMany({ where: { tenantId: tenant.id } })
    expect(events.map(({ action }) => action).toSorted()).toEqual([
      'user.email_change_asked',
      'user.email_change_cancelled',
    ])
  })
  test('once another is sent', async () => {
    const { token, caller, tenant } = await waiting()
    server.clock.advance(MINUTE)
    await caller.call(emailChange.resend, {})
    const next = tokenIn(await mailed(tenant.id))
    expect(await verdicts(token)).toEqual([LINK_INVALID, LINK_INVALID])
    expect((await confirm(next)).statusCode).toBe(204)
  })
  test('once another address is waited for', async () => {
    const { token, caller } = await waiting()
    await ask(caller, freshAddress())
    expect(await verdicts(token)).toEqual([LINK_INVALID, LINK_INVALID])
  })
  test.each(['password_reset', 'password_changed'] as const)(
    'once a password is set (%s), also where the mail is tried again after it',
    async (how) => {
      const { token, caller, tenant, user, newEmail, where } = await waiting()
      const mail = { tenantId: tenant.id, kind: 'mail.email_change', payload: { userId: user.id } }
      const createdAt = server.clock.now()
      const expiresAt = new Date(createdAt.getTime() + MINUTE)
      await owner.outbox.create({ data: { ...mail, createdAt } })
      const password = 'q7#Vd0x!Lr2_mZ9wKp4&'
      const answer =
        how === 'password_changed'
          ? await caller.request(profile.changePassword, {
              body: { currentPassword: PASSWORD, newPassword: password },
            })
          : await anonymous.request(passwordReset.use, {
              params: { token: await makeLink(user, { purpose: 'password_reset', createdAt, expiresAt }) },
              body: { password },
            })
      expect(answer.statusCode).toBe(204)
      expect((await mailed(tenant.id)).map(({ to }) => to)).toEqual([user.email]) // the notice alone
      expect(await verdicts(token)).toEqual([LINK_INVALID, LINK_INVALID])
      expect(await owner.emailChange.count({ where })).toBe(0)
      const events = await owner.auditEvent.findMany({
        where: { tenantId: tenant.id },
        orderBy: { action: 'asc' },
      })
      expect(events.slice(1)).toMatchObject([
        { action: 'user.email_change_cancelled', actorUserId: user.id, before: { newEmail }, after: null },
        { action: `user.${how}`, before: null },
      ])
    },
  )
  test('for anything else, and one of anything else here', async () => {
    const { user } = await waiting()
    const reset = await makeLink(user, { purpose: 'password_reset' })
    expect(await verdicts(reset)).toEqual([LINK_INVALID, LINK_INVALID])
    expect(await verdicts('A'.repeat(43))).toEqual([LINK_INVALID, LINK_INVALID])
  })
  test('for the second of two at once', async () => {
    const { token } = await waiting()
    const answers = await Promise.all([confirm(token), confirm(token)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 404])
  })
})

test('an address that nobody confirms is forgotten after a week', async () => {
  const { caller, where } = await person()
  await ask(caller, freshAddress())
  const waitingAfter = async (days: number) => {
    await tidy(platform, files, new Date(server.clock.now().getTime() + days * 24 * 60 * MINUTE))
    return owner.emailChange.count({ where })
  }
  expect([await waitingAfter(6), await waitingAfter(8)]).toEqual([1, 0])
})

test('phones are found by the new address, and mailboxes that used the old one announce there', async () => {
  const { caller, tenant, user } = await person({ role: 'admin' })
  const phone = await makeExtension({
    tenantId: tenant.id,
    userId: user.id,
    number: '204',
    phone: { voicemailEmail: user.email },
  })
  const newEmail = freshAddress()
  await ask(caller, newEmail)
  await confirm(tokenIn(await mailed(tenant.id)))
  const { items } = await caller.call(extensions.list, { query: { search: newEmail } })
  expect(items.map(({ id }) => id)).toEqual([phone.id])
  expect(await caller.call(extensions.get, { params: { id: phone.id } })).toMatchObject({
    version: 2,
    phone: { holder: { email: newEmail }, voicemail: { email: newEmail } },
  })
})

test('no undo parts the address that is shown from the one that is signed in with', async () => {
  const { tenant, user, caller } = await person()
  const admin = await server.signInAs(await makeUser({ tenantId: tenant.id, role: 'admin' }))
  const { id } = await makeExtension({ tenantId: tenant.id, userId: user.id, number: '204' })
  const params = { id }
  const write = async (email: string) => {
    const { number, version, phone } = await admin.call(extensions.get, { params })
    if (phone?.holder.kind !== 'person') throw new Error('204 is somebody’s')
    const { forwardingTarget: _target, userId: _userId, voicemail, ...settings } = phone
    const { pinSet: _pinSet, ...mailbox } = voicemail
    await admin.call(extensions.update, {
      params,
      body: {
        ...settings,
        number,
        version,
        holder: { ...phone.holder, email },
        voicemail: { ...mailbox, enabled: false, pin: null },
      },
    })
  }
  const latest = async () => {
    const { items } = await admin.call(history.list, { query: { object: id } })
    return { params: { id: items[0]?.id ?? '' } }
  }
  const shown = async () => (await caller.call(profile.get, {})).email

  const newEmail = freshAddress()
  await ask(caller, newEmail)
  await confirm(tokenIn(await mailed(tenant.id)))
  const refused = await admin.request(history.undo, await latest())
  expect([refused.statusCode, refused.json().current.obstacles.items]).toEqual([
    409,
    [{ label: '204 Claire Fontaine', reason: 'email_of_account' }],
  ])
  expect([await shown(), await namesOf(user.id)]).toEqual([newEmail, [`${tenant.mainNumber}#204`, newEmail]])

  // Back to it is another matter; away from it again is not, by an undo.
  await write('typo@example.test')
  await admin.call(history.undo, await latest())
  expect(await shown()).toBe(newEmail)
  expect((await admin.request(history.undo, await latest())).statusCode).toBe(409)
})

test('who had no address gets one, and nobody is told', async () => {
  const { caller, tenant, user } = await person({ email: null })
  const newEmail = freshAddress()
  await ask(caller, newEmail)
  await confirm(tokenIn(await mailed(tenant.id)))
  expect(await namesOf(user.id)).toEqual([`${tenant.mainNumber}#204`, newEmail])
  expect(await mailed(tenant.id)).toEqual([])
})
