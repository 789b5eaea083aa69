import { history } from '@switchboard/contract/history'
import { PERMISSIONS, ROLES, type Role } from '@switchboard/contract/permissions'
import { invitations, session } from '@switchboard/contract/session'
import { users } from '@switchboard/contract/users'
import type { AppUser } from '@switchboard/database/client'
import { describe, expect, test } from 'vitest'
import { makePasswords } from '../../http/passwords.ts'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { deliver } from '../../testing/deliver.ts'
import {
  makeApiToken,
  makeExtension,
  makeLink,
  makeSignInName,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'

const passwords = makePasswords(4)
const server = await startTestApp({ passwords })
const PASSWORD = 'tournesol-valise-42'
const passwordHash = await passwords.hash(PASSWORD)
const DAY = 86_400_000

let people = 0
/** A company with one owner, and a way to add people who can sign in. */
async function company() {
  const tenant = await makeTenant({ name: 'Atelier Lumière' })
  const add = async (role: Role, values: Partial<AppUser> = {}) => {
    const email = `somebody.${(people += 1)}@example.test` // nothing by chance: searches look at it
    const user = await makeUser({ tenantId: tenant.id, role, email, passwordHash, ...values })
    return { ...user, caller: await server.signInAs(user) }
  }
  return { tenant, tenantId: tenant.id, add, boss: await add('owner', { firstName: 'Claire' }) }
}

const told = async (answer: ReturnType<Caller['request']>) => [
  (await answer).statusCode,
  (await answer).json().code,
]
const isSignedIn = async (caller: Caller) => (await caller.call(session.get, {})) !== null
const setRole = (by: Caller, { id, version }: Pick<AppUser, 'id' | 'version'>, role: Role) =>
  by.request(users.setRole, { params: { id }, body: { role, version } })
const remove = (by: Caller, { id }: { id: string }) => by.request(users.remove, { params: { id } })
const invite = (by: Caller, { id }: { id: string }, role: Role = 'read_only', email = 'new@example.test') =>
  by.request(users.invite, { params: { id }, body: { email, role } })
const get = (by: Caller, { id }: { id: string }) => by.call(users.get, { params: { id } })
const roleOf = async ({ id }: { id: string }) => (await owner.appUser.findFirst({ where: { id } }))?.role
const namesOf = async ({ id }: { id: string }) =>
  (await owner.signInName.findMany({ where: { userId: id } })).map(({ name }) => name).toSorted()
const actionsOn = async ({ id }: { id: string }) =>
  (await owner.auditEvent.findMany({ where: { objectId: id }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  )
const mailsTo = ({ id }: { id: string }) =>
  owner.outbox.count({ where: { kind: 'mail.invitation', payload: { path: ['userId'], equals: id } } })
/** As the worker mails it. */
const linkFor = (user: { tenantId: string; id: string }) => {
  const now = server.clock.now()
  return makeLink(user, { createdAt: now, expiresAt: new Date(now.getTime() + 7 * DAY) })
}
const accept = (token: string) =>
  server.anonymous.request(invitations.accept, { params: { token }, body: { password: PASSWORD } })
const acceptedLink = async (user: { tenantId: string; id: string }) => accept(await linkFor(user))
const signIn = (login: string, extension?: string) =>
  server.anonymous.request(session.signIn, {
    body: { country: 'FR', login, password: PASSWORD, ...(extension && { extension }) },
  })

describe('the list', () => {
  test('tells who has access, and what the one who asks may do', async () => {
    const { tenantId, boss, add } = await company()
    const admin = await add('admin', { firstName: 'Julien' })
    const invited = await makeUser({ tenantId, firstName: 'Zoé', invitedAt: server.clock.now() })
    const holder = await makeUser({ tenantId, role: 'user', firstName: 'Émile' })
    const phone = await makeExtension({ tenantId, userId: holder.id, number: '204' })
    const { items } = await admin.caller.call(users.list, { query: {} })
    expect(items.map(({ firstName }) => firstName)).toEqual(['Claire', 'Émile', 'Julien', 'Zoé'])
    expect(items).toMatchObject([
      { id: boss.id, state: 'active', role: 'owner', refusal: 'above_yours' },
      { state: 'no_access', refusal: null, extensions: [{ id: phone.id, number: '204' }] },
      { id: admin.id, refusal: 'own_access', extensions: [] },
      { id: invited.id, state: 'invited', refusal: null },
    ])
    expect(items[3]?.invitationEndsAt).toBe(new Date(server.clock.now().getTime() + 7 * DAY).toISOString())
    expect((await get(boss.caller, boss)).refusal).toBe('last_owner')
    const other = await add('owner')
    expect([(await get(boss.caller, boss)).refusal, (await get(boss.caller, other)).refusal]).toEqual([
      'own_access',
      null,
    ])
  })

  test('is searched without accents and case, filtered, and read page by page', async () => {
    const { tenantId, boss, add } = await company()
    const holder = await makeUser({ tenantId, role: 'user', firstName: 'Élodie', email: 'e@example.test' })
    await makeExtension({ tenantId, userId: holder.id, number: '873' })
    await add('billing')
    const found = async (query: Parameters<typeof users.list.query.parse>[0] & object) =>
      (await boss.caller.call(users.list, { query })).items.map(({ id }) => id)
    for (const search of ['ELODIE', 'e@exam', '873']) expect(await found({ search })).toEqual([holder.id])
    expect(await found({ search: '%' })).toEqual([])
    expect(await found({ role: 'owner' })).toEqual([boss.id])
    expect(await found({ state: 'no_access' })).toEqual([holder.id])
    const all = await found({})
    const paged: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await boss.caller.call(
        users.list,
        {
          query: { limit: 1, ...(cursor && { cursor }) },
        },
      )
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(paged).toEqual(all)
  })

  test('notes when somebody signed in', async () => {
    const { boss, tenant } = await company()
    await makeSignInName(boss, tenant.mainNumber)
    expect((await get(boss.caller, boss)).lastSignedInAt).toBeNull()
    expect((await signIn(tenant.mainNumber)).statusCode).toBe(201)
    expect((await get(boss.caller, boss)).lastSignedInAt).toBe(server.clock.now().toISOString())
  })
})

describe('an invitation', () => {
  test('of a new person: mailed, accepted, and they sign in by their address', async () => {
    const { boss, tenantId } = await company()
    const email = `lea.${tenantId}@example.test`
    const made = await boss.caller.call(users.create, {
      body: { firstName: 'Léa', lastName: 'Fabre', email, role: 'billing' },
    })
    expect(made).toMatchObject({ state: 'invited', role: 'billing', extensions: [] })
    expect([await mailsTo(made), await namesOf(made)]).toEqual([1, []])
    expect((await acceptedLink({ tenantId, id: made.id })).statusCode).toBe(204)
    expect(await namesOf(made)).toEqual([email])
    expect((await signIn(email)).json()).toMatchObject({ user: { role: 'billing' } })
    expect(await get(boss.caller, made)).toMatchObject({ state: 'active', invitationEndsAt: null })
    expect(await told(invite(boss.caller, made))).toEqual([409, 'access_changed'])
  })

  test('of a holder: they sign in with the number of the company and theirs, and are found by the address', async () => {
    const { boss, tenant, tenantId } = await company()
    const phone = await makeExtension({ tenantId, number: '204' })
    const holder = { id: phone.userId ?? '', tenantId }
    // What is left of somebody's 90 days ends where the number has a new person.
    const before = await makeUser({ tenantId })
    await owner.signInName.create({
      data: { name: `${tenant.mainNumber}#204`, tenantId, userId: before.id, expiresAt: new Date(0) },
    })
    const email = `holder.${tenantId}@example.test`
    await boss.caller.call(users.invite, { params: { id: holder.id }, body: { email, role: 'admin' } })
    const token = await makeLink(holder)
    const told = await server.anonymous.call(invitations.get, { params: { token } })
    expect(told).toMatchObject({ login: tenant.mainNumber, extension: '204' })
    expect((await acceptedLink(holder)).statusCode).toBe(204)
    expect(await namesOf(holder)).toEqual([`${tenant.mainNumber}#204`, email])
    expect((await signIn(tenant.mainNumber, '204')).statusCode).toBe(201)
    const { searchText } = await owner.extension.findFirstOrThrow({ where: { id: phone.id } })
    expect(searchText).toContain(email)
  })

  test('is sent again: a link that went to another address is void', async () => {
    const { boss, tenantId } = await company()
    const body = {
      firstName: 'Léa',
      lastName: 'Fabre',
      email: `tpyo.${tenantId}@example.test`,
      role: 'user' as const,
    }
    const { id } = await boss.caller.call(users.create, { body })
    const token = await makeLink({ tenantId, id })
    const look = async () =>
      (await server.anonymous.request(invitations.get, { params: { token } })).statusCode
    await boss.caller.call(users.invite, { params: { id }, body: { email: body.email, role: 'user' } })
    expect(await look()).toBe(200)
    const email = `typo.${tenantId}@example.test`
    const again = await boss.caller.call(users.invite, { params: { id }, body: { email, role: 'read_only' } })
    expect(again).toMatchObject({ email, role: 'read_only', state: 'invited' })
    expect(await look()).toBe(404)
    expect(await mailsTo({ id })).toBe(3)
    expect(await actionsOn({ id })).toEqual(['user.invited', 'user.invited_again', 'user.invited_again'])
  })

  test('is taken back: a new person is gone, a holder keeps the extension without access', async () => {
    const { boss, tenantId } = await company()
    const body = {
      firstName: 'Léa',
      lastName: 'Fabre',
      email: `lea.${tenantId}@example.test`,
      role: 'admin' as const,
    }
    const made = await boss.caller.call(users.create, { body })
    const holder = (await makeExtension({ tenantId })).userId ?? ''
    await boss.caller.call(users.invite, {
      params: { id: holder },
      body: { email: `holder.${tenantId}@example.test`, role: 'admin' },
    })
    const tokens = [await makeLink({ tenantId, id: made.id }), await makeLink({ tenantId, id: holder })]
    for (const id of [made.id, holder]) await boss.caller.call(users.revoke, { params: { id } })
    for (const token of tokens) {
      expect(await told(server.anonymous.request(invitations.get, { params: { token } }))).toEqual([
        404,
        'link_invalid',
      ])
    }
    expect(await told(boss.caller.request(users.get, { params: { id: made.id } }))).toEqual([
      404,
      'not_found',
    ])
    expect(await get(boss.caller, { id: holder })).toMatchObject({ state: 'no_access', role: 'user' })
    const again = boss.caller.request(users.revoke, { params: { id: holder } })
    expect(await told(again)).toEqual([409, 'access_changed'])
    expect((await again).json().current).toMatchObject({ id: holder, state: 'no_access' })
  })

  test('and its acceptance at the same time: one of them wins, and access is what it says', async () => {
    const { boss, tenantId } = await company()
    for (let round = 0; round < 5; round += 1) {
      const holder = { tenantId, id: (await makeExtension({ tenantId })).userId ?? '' }
      await invite(boss.caller, holder, 'user', `race${round}.${tenantId}@example.test`)
      const token = await linkFor(holder)
      const [revoked, accepted] = await Promise.all([
        boss.caller.request(users.revoke, { params: { id: holder.id } }),
        accept(token),
      ])
      const outcome = [revoked.statusCode, accepted.statusCode]
      expect([
        [204, 404],
        [409, 204],
      ]).toContainEqual(outcome)
      const { state } = await get(boss.caller, holder)
      expect(state).toBe(outcome[0] === 204 ? 'no_access' : 'active')
      expect(await namesOf(holder)).toHaveLength(outcome[0] === 204 ? 0 : 2)
    }
  })

  test('refuses an address of the company, and does not tell of another company’s', async () => {
    const { boss, add, tenantId } = await company()
    const colleague = await add('admin', { email: `taken.${tenantId}@example.test` })
    const name = await makeSignInName(colleague)
    const foreign = await makeUser({ email: `elsewhere.${tenantId}@example.test`, passwordHash })
    await makeSignInName(foreign)
    const person = { firstName: 'Léa', lastName: 'Fabre', role: 'user' as const }
    const create = (email: string) => boss.caller.request(users.create, { body: { ...person, email } })
    const taken = await create(name.toUpperCase())
    expect([taken.statusCode, taken.json().fieldErrors]).toEqual([409, { email: 'taken' }])
    const invited = await create(`twice.${tenantId}@example.test`)
    expect(invited.statusCode).toBe(201)
    expect((await create(`twice.${tenantId}@example.test`)).statusCode).toBe(409)
    // Only whoever reads that mailbox learns that it signs in elsewhere; what they do there is not touched.
    const same = await create(foreign.email ?? '')
    expect(same.statusCode).toBe(201)
    const accepted = await acceptedLink({ tenantId, id: same.json().id })
    expect([accepted.statusCode, accepted.json().code]).toEqual([409, 'name_taken'])
    expect(await namesOf(foreign)).toEqual([foreign.email])
    expect(await get(boss.caller, same.json())).toMatchObject({ state: 'invited' })
  })
})

describe('who may', () => {
  test.each(ROLES)('give the role %s', async (role) => {
    const { boss, add, tenantId } = await company()
    const admin = await add('admin')
    const outcome = async (by: Caller) => {
      const target = await add('user')
      const email = `${role}.${target.id}@example.test`
      const body = { firstName: 'Léa', lastName: 'Fabre', email, role }
      const created = await by.request(users.create, { body })
      const holder = { id: (await makeExtension({ tenantId })).userId ?? '' }
      const invited = await invite(by, holder, role, `h.${email}`)
      const set = await setRole(by, target, role)
      return [created, invited, set].map((answer) => answer.json().fieldErrors ?? answer.statusCode)
    }
    expect(await outcome(boss.caller)).toEqual([201, 200, 200])
    const refused = { role: 'role_not_yours' }
    expect(await outcome(admin.caller)).toEqual(
      role === 'owner' ? [refused, refused, refused] : [201, 200, 200],
    )
  })

  test('touch owners: owners only', async () => {
    const { boss, add, tenantId } = await company()
    const admin = await add('admin')
    const pending = await makeUser({ tenantId, role: 'owner', invitedAt: server.clock.now() })
    const refused = [
      setRole(admin.caller, boss, 'admin'),
      remove(admin.caller, boss),
      invite(admin.caller, pending, 'user'),
      admin.caller.request(users.revoke, { params: { id: pending.id } }),
      admin.caller.request(users.handOver, {
        params: { id: pending.id },
        body: { currentPassword: PASSWORD },
      }),
    ]
    for (const answer of refused) expect(await told(answer)).toEqual([403, 'forbidden'])
    const other = await add('owner')
    expect((await setRole(boss.caller, other, 'admin')).statusCode).toBe(200)
  })

  test.each(ROLES)('change their own access: not even as %s', async (role) => {
    const { boss, add } = await company()
    await add('owner')
    const self = role === 'owner' ? boss : await add(role)
    const mayAsk = role === 'owner' || role === 'admin'
    const expected = mayAsk ? [409, 'own_access'] : [403, 'forbidden']
    for (const wanted of ROLES) expect(await told(setRole(self.caller, self, wanted))).toEqual(expected)
    expect(await told(remove(self.caller, self))).toEqual(expected)
    expect(await told(invite(self.caller, self, 'owner'))).toEqual(expected)
    expect(await roleOf(self)).toBe(role)
  })

  test('is decided by the role of now, not of when the request began', async () => {
    const { boss, add } = await company()
    const [admin, target] = [await add('admin'), await add('user')]
    await owner.appUser.updateMany({ where: { id: admin.id }, data: { role: 'read_only' } })
    expect(await told(setRole(admin.caller, target, 'admin'))).toEqual([403, 'forbidden'])
    expect(await isSignedIn(boss.caller)).toBe(true)
  })
})

describe('a role', () => {
  test('that changes is in effect at once, and ends the sessions of before', async () => {
    const { boss, add } = await company()
    const admin = await add('admin')
    const elsewhere = await server.signInAs(admin)
    const after = await setRole(boss.caller, admin, 'read_only')
    expect(after.json()).toMatchObject({ role: 'read_only', version: 2 })
    expect([await isSignedIn(admin.caller), await isSignedIn(elsewhere)]).toEqual([false, false])
    const again = await server.signInAs(admin)
    expect(await told(setRole(again, boss, 'user'))).toEqual([403, 'forbidden'])
    expect(await isSignedIn(boss.caller)).toBe(true)
  })

  test('that stays ends nothing, and one from an older page is refused', async () => {
    const { boss, add } = await company()
    const admin = await add('admin')
    expect((await setRole(boss.caller, admin, 'admin')).json().version).toBe(1)
    expect(await isSignedIn(admin.caller)).toBe(true)
    const late = await setRole(boss.caller, { ...admin, version: 7 }, 'user')
    expect([late.statusCode, late.json().code]).toEqual([409, 'version_conflict'])
    expect(late.json().current).toMatchObject({ id: admin.id, role: 'admin', version: 1 })
  })

  test('of a person without access is given with an invitation', async () => {
    const { boss, tenantId } = await company()
    const holder = await makeUser({ tenantId, role: 'user' })
    expect(await told(setRole(boss.caller, holder, 'admin'))).toEqual([409, 'access_changed'])
  })
})

describe('the last owner', () => {
  test('can be neither removed nor demoted', async () => {
    const { boss, add } = await company()
    const admin = await add('admin')
    expect(await told(setRole(boss.caller, boss, 'admin'))).toEqual([409, 'last_owner'])
    expect(await told(remove(boss.caller, boss))).toEqual([409, 'last_owner'])
    expect(await told(remove(admin.caller, boss))).toEqual([403, 'forbidden'])
    expect(await roleOf(boss)).toBe('owner')
  })

  test.each(['demote', 'remove'] as const)('stays when two owners %s each other at once', async (how) => {
    for (let round = 0; round < 5; round += 1) {
      const { tenantId, boss, add } = await company()
      const other = await add('owner')
      const act = (by: Caller, whom: AppUser) =>
        how === 'remove' ? remove(by, whom) : setRole(by, whom, 'admin')
      const answers = await Promise.all([act(boss.caller, other), act(other.caller, boss)])
      const done = answers.filter(({ statusCode }) => statusCode < 300)
      expect(done).toHaveLength(1)
      const [late] = answers.filter((answer) => !done.includes(answer))
      // Found out before its transaction (its session is gone), or in it (it has no right any more).
      expect(['unauthenticated', 'forbidden']).toContain(late?.json().code)
      expect(await owner.appUser.count({ where: { tenantId, role: 'owner' } })).toBe(1)
    }
  })
})

describe('a person who is removed', () => {
  test('is signed out, has no name and no link, and is gone', async () => {
    const { boss, add, tenantId } = await company()
    const admin = await add('admin', { email: `admin.${tenantId}@example.test` })
    const name = await makeSignInName(admin)
    const token = await makeLink(admin, { purpose: 'password_reset' })
    expect((await remove(boss.caller, admin)).statusCode).toBe(204)
    expect(await isSignedIn(admin.caller)).toBe(false)
    expect((await signIn(name)).statusCode).toBe(401)
    expect(await owner.oneTimeLink.count({ where: { userId: admin.id } })).toBe(0)
    expect(token).toHaveLength(43)
    expect(await roleOf(admin)).toBeUndefined()
    // The address is free: they can come back, here or elsewhere.
    const again = { firstName: 'Ada', lastName: 'Martin', email: name, role: 'admin' as const }
    expect((await boss.caller.request(users.create, { body: again })).statusCode).toBe(201)
  })

  test('keeps an extension in their name, without a way in', async () => {
    const { boss, add, tenant, tenantId } = await company()
    const admin = await add('admin', { firstName: 'Karim', lastName: 'Benali' })
    const phone = await makeExtension({ tenantId, userId: admin.id, number: '204', name: 'Karim Benali' })
    await makeSignInName(admin, `${tenant.mainNumber}#204`)
    const factor = { tenantId, userId: admin.id, secret: 'x', lastStep: 1, createdAt: server.clock.now() }
    await owner.totp.create({ data: factor })
    expect(await get(boss.caller, admin)).toMatchObject({ secondFactor: true })
    await remove(boss.caller, admin)
    expect(await get(boss.caller, admin)).toMatchObject({
      role: 'user',
      state: 'no_access',
      secondFactor: false,
      firstName: 'Karim',
      extensions: [{ id: phone.id, number: '204' }],
    })
    expect(await namesOf(admin)).toEqual([])
    const left = await owner.appUser.findFirstOrThrow({ where: { id: admin.id } })
    expect(left.passwordHash).toBeNull()
    expect((await signIn(tenant.mainNumber, '204')).statusCode).toBe(401)
    expect(await told(remove(boss.caller, admin))).toEqual([409, 'access_changed'])
  })

  test('takes their API tokens along, which stay ended when they are invited again', async () => {
    const { boss, add, tenantId } = await company()
    const admin = await add('admin')
    await makeExtension({ tenantId, userId: admin.id })
    const { token, row } = await makeApiToken(admin)
    const list = () => server.program(token).request(users.list, { query: {} })
    expect((await list()).statusCode).toBe(200)
    await remove(boss.caller, admin)
    expect(await told(list())).toEqual([401, 'unauthenticated'])
    expect(await actionsOn(row)).toEqual(['api_token.revoked'])
    await invite(boss.caller, admin, 'admin', `again.${tenantId}@example.test`)
    expect((await acceptedLink(admin)).statusCode).toBe(204)
    expect(await told(list())).toEqual([401, 'unauthenticated'])
  })

  test('and owned the company: the main number is another owner’s', async () => {
    const { boss, add, tenant } = await company()
    const other = await add('owner')
    await makeSignInName(other, tenant.mainNumber)
    await remove(boss.caller, other)
    expect(await namesOf(boss)).toEqual([tenant.mainNumber])
  })
})

describe('who has no e-mail address', () => {
  test('gets no role that may do more, and no ownership, until they have one', async () => {
    const { boss, add } = await company()
    const target = await add('user', { email: null })
    const refused = await setRole(boss.caller, target, 'admin')
    expect([refused.statusCode, refused.json().fieldErrors]).toEqual([422, { role: 'email_missing' }])
    const body = { currentPassword: PASSWORD }
    const handedOver = await boss.caller.request(users.handOver, { params: { id: target.id }, body })
    expect([handedOver.statusCode, handedOver.json().fieldErrors]).toEqual([422, { id: 'email_missing' }])
    expect([await roleOf(boss), await roleOf(target)]).toEqual(['owner', 'user'])
    const email = `late.${target.id}@example.test`
    await owner.appUser.update({
      where: { tenantId_id: { tenantId: target.tenantId, id: target.id } },
      data: { email },
    })
    expect((await setRole(boss.caller, target, 'admin')).statusCode).toBe(200)
  })

  test('keeps a role that was theirs before, may lose it, and does not get it back by an undo', async () => {
    const { boss, add } = await company()
    const admin = await add('admin', { email: null })
    expect((await setRole(boss.caller, admin, 'user')).statusCode).toBe(200)
    const [event] = (await boss.caller.call(history.list, { query: { object: admin.id } })).items
    const undone = await boss.caller.request(history.undo, { params: { id: event?.id ?? '' } })
    expect([undone.statusCode, undone.json().current.obstacles.items[0].reason]).toEqual([
      409,
      'email_missing',
    ])
    expect(await roleOf(admin)).toBe('user')
  })
})

describe('another role is told', () => {
  const mailed = ({ tenantId }: { tenantId: string }) => deliver(server, tenantId)

  test('to the person, at the address that they have shown to be theirs: what, by whom, when', async () => {
    const { boss, add, tenantId } = await company()
    const target = await add('user', {
      firstName: 'Léa',
      email: `changed.${tenantId}@example.test`,
      language: 'en',
    })
    const shown = `lea.${tenantId}@example.test`
    await makeSignInName(target, shown)
    expect((await setRole(boss.caller, target, 'billing')).statusCode).toBe(200)
    const [mail, ...more] = await mailed(boss)
    expect([mail?.to, more]).toEqual([shown, []])
    expect(mail?.subject).toBe('Atelier Lumière: your role has changed')
    expect(mail?.text).toContain(
      `New role: Billing\nFormer role: User\nChanged by: Claire ${boss.lastName}\nWhen: `,
    )

    const [event] = (await boss.caller.call(history.list, { query: { object: target.id } })).items
    await boss.caller.call(history.undo, { params: { id: event?.id ?? '' } })
    expect((await mailed(boss))[0]?.text).toContain('New role: User')
  })

  test('by what the API token is called that gave it; not to who cannot sign in yet', async () => {
    const { boss, add, tenantId } = await company()
    const target = await add('user', { email: `t.${tenantId}@example.test` })
    const email = `i.${tenantId}@example.test`
    const invited = await makeUser({ tenantId, role: 'user', email, invitedAt: server.clock.now() })
    const { token } = await makeApiToken(boss, { name: 'CRM', permissions: [...PERMISSIONS] })
    for (const each of [target, invited]) {
      expect((await setRole(server.program(token), each, 'read_only')).statusCode).toBe(200)
    }
    expect(await mailed(boss)).toMatchObject([{ to: target.email, text: expect.stringContaining('CRM') }])
  })

  test('and so is another owner: to both, and to those who are owners besides', async () => {
    const { boss, add, tenantId, tenant } = await company()
    await makeSignInName(boss, tenant.mainNumber)
    const address = (name: string) => `${name}.${tenantId}@example.test`
    await makeSignInName(boss, address('boss'))
    const admin = await add('admin', { firstName: 'Nadia', email: address('nadia') })
    await add('owner', { email: address('other') })
    const body = { currentPassword: PASSWORD }
    await boss.caller.call(users.handOver, { params: { id: admin.id }, body })
    const mails = await mailed(boss)
    expect(mails.map(({ to }) => to).toSorted()).toEqual([
      address('boss'),
      address('nadia'),
      address('other'),
    ])
    const textTo = (name: string) => mails.find(({ to }) => to === address(name))?.text ?? ''
    expect(textTo('boss')).toMatch(/Vous avez remis l’entreprise[^]*127\.0\.0\.1[^]*\/forgot-password/)
    expect(textTo('nadia')).toMatch(
      /^[^]*Claire [^\n]* vous a remis l’entreprise[^]*\/account\/settings\/people/,
    )
    expect(textTo('other')).toMatch(/en est maintenant titulaire, comme vous/)
  })
})

describe('the ownership', () => {
  const handOver = (by: Caller, { id }: { id: string }, currentPassword = PASSWORD) =>
    by.request(users.handOver, { params: { id }, body: { currentPassword } })

  test('is handed over with the main number; both start anew with what they may do now', async () => {
    const { boss, add, tenant, tenantId } = await company()
    const admin = await add('admin')
    const email = `claire.${tenantId}@example.test`
    await owner.appUser.updateMany({ where: { id: boss.id }, data: { email } })
    await makeSignInName(boss, tenant.mainNumber)
    const elsewhere = await server.signInAs(boss)
    const thief = boss.caller.thief()
    const answer = await handOver(boss.caller, admin)
    expect(answer.json()).toMatchObject({ id: admin.id, role: 'owner', refusal: 'above_yours' })
    expect([await roleOf(boss), await roleOf(admin)]).toEqual(['admin', 'owner'])
    expect([await namesOf(boss), await namesOf(admin)]).toEqual([[email], [tenant.mainNumber]])
    // The id of before is worth nothing, the one that this browser was given goes on.
    for (const caller of [thief, elsewhere, admin.caller]) expect(await isSignedIn(caller)).toBe(false)
    const now = await boss.caller.call(session.get, {})
    expect(now).toMatchObject({ user: { id: boss.id, role: 'admin' } })
    expect(now?.permissions).not.toContain('ownership:write')
    const events = await owner.auditEvent.findMany({ where: { tenantId }, orderBy: { action: 'asc' } })
    expect(events).toMatchObject([
      { action: 'user.ownership_received', objectId: admin.id, after: { role: 'owner' }, listed: true },
      { action: 'user.role_changed', objectId: boss.id, after: { role: 'admin' }, listed: false },
    ])
    expect((await signIn(email)).statusCode).toBe(201)
  })

  test('brings no second address to sign in with', async () => {
    const { boss, add, tenant, tenantId } = await company()
    const admin = await add('admin')
    const email = `claire.${tenantId}@example.test`
    await owner.appUser.updateMany({ where: { id: boss.id }, data: { email: `other.${email}` } })
    for (const name of [tenant.mainNumber, email]) await makeSignInName(boss, name)
    expect((await handOver(boss.caller, admin)).statusCode).toBe(200)
    expect(await namesOf(boss)).toEqual([email])
  })

  test('asks for the password, a few times', async () => {
    const { boss, add } = await company()
    const admin = await add('admin')
    const wrong = await handOver(boss.caller, admin, 'wrong')
    expect([wrong.statusCode, wrong.json().fieldErrors]).toEqual([422, { currentPassword: 'password_wrong' }])
    const tries = await Promise.all(Array.from({ length: 12 }, () => handOver(boss.caller, admin, 'wrong')))
    expect(tries.map(({ statusCode }) => statusCode)).toContain(429)
    expect([await roleOf(boss), await roleOf(admin)]).toEqual(['owner', 'admin'])
  })

  test('goes to nobody who cannot sign in, and is not an administrator’s to give', async () => {
    const { boss, add, tenantId } = await company()
    const [admin, target] = [await add('admin'), await add('user')]
    const invited = await makeUser({ tenantId, invitedAt: server.clock.now() })
    expect(await told(handOver(boss.caller, invited))).toEqual([409, 'access_changed'])
    expect(await told(handOver(boss.caller, boss))).toEqual([409, 'last_owner'])
    expect(await told(handOver(admin.caller, target))).toEqual([403, 'forbidden'])
  })

  test('handed over twice at once ends with one owner', async () => {
    const { boss, add, tenantId } = await company()
    const [one, two] = [await add('admin'), await add('admin')]
    const answers = await Promise.all([handOver(boss.caller, one), handOver(boss.caller, two)])
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(await owner.appUser.count({ where: { tenantId, role: 'owner' } })).toBe(1)
  })
})

describe('undo', () => {
  const last = async (by: Caller, object: { id: string }) => {
    const { items } = await by.call(history.list, { query: { object: object.id, limit: 1 } })
    return items[0]
  }
  const undo = (by: Caller, entry: { id: string } | undefined) =>
    by.request(history.undo, { params: { id: entry?.id ?? '' } })
  const reason = async (by: Caller, entry: { id: string } | undefined) => {
    const verdict = await by.call(history.undoable, { params: { id: entry?.id ?? '' } })
    return verdict.obstacles.items[0]?.reason
  }

  test('gives the role of before back, and the one after again', async () => {
    const { boss, add } = await company()
    const admin = await add('admin')
    await setRole(boss.caller, admin, 'billing')
    const changed = await last(boss.caller, admin)
    expect(changed).toMatchObject({ action: 'user.role_changed', undoable: true })
    const caller = await server.signInAs(admin)
    expect((await undo(boss.caller, changed)).statusCode).toBe(200)
    expect([await roleOf(admin), await isSignedIn(caller)]).toEqual(['admin', false])
    expect((await undo(boss.caller, await last(boss.caller, admin))).statusCode).toBe(200)
    expect(await roleOf(admin)).toBe('billing')
  })

  test('gives nobody more than they could give', async () => {
    const { boss, add } = await company()
    const [admin, other] = [await add('admin'), await add('owner')]
    await setRole(boss.caller, other, 'admin')
    const demoted = await last(boss.caller, other)
    const him = await server.signInAs(other)
    for (const caller of [admin.caller, him]) {
      expect(await reason(caller, demoted)).toBe('not_yours')
      expect(await told(undo(caller, demoted))).toEqual([409, 'not_undoable'])
    }
    expect((await undo(boss.caller, demoted)).statusCode).toBe(200)
    expect(await roleOf(other)).toBe('owner')
  })

  test('overwrites no later role', async () => {
    const { boss, add } = await company()
    const admin = await add('admin')
    await setRole(boss.caller, admin, 'billing')
    const first = await last(boss.caller, admin)
    await setRole(boss.caller, { ...admin, version: 2 }, 'user')
    expect(await reason(boss.caller, first)).toBe('changed_since')
  })

  test('takes an invitation back until it is accepted', async () => {
    const { boss, tenantId } = await company()
    const person = { firstName: 'Léa', lastName: 'Fabre', role: 'user' as const }
    const make = (email: string) => boss.caller.call(users.create, { body: { ...person, email } })
    const gone = await make(`gone.${tenantId}@example.test`)
    expect((await undo(boss.caller, await last(boss.caller, gone))).statusCode).toBe(200)
    expect(await roleOf(gone)).toBeUndefined()
    expect(await last(boss.caller, gone)).toMatchObject({
      action: 'user.invitation_revoked',
      undoable: false,
    })
    const here = await make(`here.${tenantId}@example.test`)
    const invited = await last(boss.caller, here)
    await acceptedLink({ tenantId, id: here.id })
    expect(await reason(boss.caller, invited)).toBe('accepted')
  })

  test('does not pretend that a removal or a handed over ownership could be taken back', async () => {
    const { boss, add, tenantId } = await company()
    const admin = await add('admin')
    await makeExtension({ tenantId, userId: admin.id })
    await remove(boss.caller, admin)
    const removed = await last(boss.caller, admin)
    expect(removed).toMatchObject({ action: 'user.removed', undoable: false })
    expect(await reason(boss.caller, removed)).toBe('no_way_back')
  })
})
