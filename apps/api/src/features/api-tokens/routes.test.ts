import { apiTokens } from '@switchboard/contract/api-tokens'
import { extensions, type ExtensionWrite } from '@switchboard/contract/extensions'
import { extensionsBulk } from '@switchboard/contract/extensions.bulk'
import { extensionsImport } from '@switchboard/contract/extensions.import'
import { history } from '@switchboard/contract/history'
import { profile } from '@switchboard/contract/profile'
import { session } from '@switchboard/contract/session'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../http/crypto.ts'
import { newToken, tokenPrefixOf } from '../../identity/program-token.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeApiToken, makeTenant, makeUser } from '../../testing/factories.ts'
import { runImport } from '../extensions/import/run.ts'
import { whileWaiting } from '../../testing/row-lock.ts'

const server = await startTestApp()
const DAY = 86_400_000

async function company() {
  const { id: tenantId } = await makeTenant()
  const boss = await makeUser({ tenantId, role: 'owner', email: 'boss@example.test', passwordHash: '-' })
  const names = { firstName: 'Ada', lastName: 'Martin' }
  const admin = await makeUser({ tenantId, ...names, passwordHash: 'of nobody’s password' })
  return { tenantId, boss, admin, caller: await server.signInAs(admin) }
}

const body = { name: 'CRM', permissions: ['extensions:read', 'extensions:write'], days: 30 } as const
const create = async (caller: Awaited<ReturnType<typeof company>>['caller'], values = {}) =>
  caller.call(apiTokens.create, { body: { ...body, permissions: [...body.permissions], ...values } })

const phone: ExtensionWrite = {
  number: '204',
  holder: { kind: 'shared', label: 'Lobby' },
  enabled: true,
  callerIdNumberId: null,
  forwarding: { mode: 'off' },
  doNotDisturb: false,
  voicemail: { enabled: false, pin: null, delaySeconds: 20, email: null, language: 'fr' },
}

const told = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.statusCode === 200 ? undefined : answer.json().code,
]
const list = (program: ReturnType<TestApp['program']>) => program.request(extensions.list, { query: {} })

describe('making one', () => {
  test('shows it once; only its hash is kept, the history has its name, the owners are told', async () => {
    const { caller, tenantId, boss, admin } = await company()
    const made = await create(caller)
    expect(tokenPrefixOf(made.token)).toBe('sbt_')
    expect(made).toMatchObject({
      name: 'CRM',
      ending: made.token.slice(-4),
      permissions: body.permissions,
      withheld: [],
      createdBy: { id: admin.id, name: 'Ada Martin' },
      expiresAt: new Date(server.clock.now().getTime() + 30 * DAY).toISOString(),
      lastUsedAt: null,
      revokedAt: null,
    })
    const { items } = await caller.call(apiTokens.list, {})
    const { token: _token, ...listed } = made
    expect(items).toEqual([listed])

    const row = await owner.apiToken.findFirstOrThrow({ where: { tenantId } })
    expect(Buffer.from(row.tokenHash)).toEqual(sha256(made.token))
    const [event] = await owner.auditEvent.findMany({ where: { tenantId } })
    expect(event).toMatchObject({ action: 'api_token.created', objectLabel: 'CRM', actorUserId: admin.id })
    const [mail] = await owner.outbox.findMany({ where: { tenantId } })
    expect(mail).toMatchObject({
      kind: 'mail.api_token_created',
      payload: { userId: boss.id, tokenName: 'CRM', madeBy: 'Ada Martin', network: '127.0.0.1' },
    })
    expect(JSON.stringify([row, event, mail])).not.toContain(made.token)
  })

  test.each([
    ['no name', { name: ' ' }, 'name', 'required'],
    ['nothing to do', { permissions: [] }, 'permissions', 'required'],
    ['a permission twice', { permissions: ['audit:read', 'audit:read'] }, 'permissions', 'taken'],
    ['tokens of its own', { permissions: ['tokens:write'] }, 'permissions.0', 'invalid'],
    ['no end', { days: 0 }, 'days', 'too_small'],
    ['more than a year', { days: 367 }, 'days', 'too_big'],
  ])('is refused with %s', async (_, values, field, error) => {
    const { caller } = await company()
    const answer = await caller.request(apiTokens.create, { body: { ...body, ...values } as never })
    expect(answer.json()).toMatchObject({ code: 'invalid_request', fieldErrors: { [field]: error } })
  })

  test('whose role is taken while they make one makes none', async () => {
    const { caller, admin, tenantId } = await company()
    const make = () =>
      caller.request(apiTokens.create, { body: { ...body, permissions: [...body.permissions] } })
    const taken = `update app_user set role = 'read_only' where id = $1`
    expect(told(await whileWaiting(admin.id, make, taken))).toEqual([403, 'forbidden'])
    expect(await owner.apiToken.count({ where: { tenantId } })).toBe(0)
  })

  test('there are so many of them at most; those that have ended leave room', async () => {
    const { caller, admin } = await company()
    for (let count = 0; count < 49; count += 1) await makeApiToken(admin)
    const last = await create(caller)
    const refused = await caller.request(apiTokens.create, {
      body: { ...body, permissions: [...body.permissions] },
    })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'limit_reached'])
    await caller.call(apiTokens.revoke, { params: { id: last.id } })
    await create(caller)
    const { items } = await caller.call(apiTokens.list, {})
    expect(items.length).toBe(51)
    expect(items.at(-1)?.revokedAt).not.toBeNull() // what works comes first
  })
})

describe('with one', () => {
  test('a program needs neither cookie nor CSRF token, and cookies are not looked at', async () => {
    const { caller, tenantId } = await company()
    const other = await company()
    const { token } = await create(caller)
    const program = server.program(token)
    const { id } = await program.call(extensions.create, { body: phone })
    expect((await owner.extension.findFirstOrThrow({ where: { id } })).tenantId).toBe(tenantId)
    const both = await server.app.inject({
      url: '/api/v1/extensions',
      headers: { ...other.caller.headers, authorization: `bearer  ${token} ` },
    })
    expect(both.json().items).toMatchObject([{ id }])
    expect(both.headers['set-cookie']).toBeUndefined()
    // A page of another site may not even send it: the answer to its preflight allows nothing.
    const preflight = await server.app.inject({
      method: 'OPTIONS',
      url: '/api/v1/extensions',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-headers': 'authorization' },
    })
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('it may do what it was given, as long as whoever made it may', async () => {
    const { caller, admin, tenantId } = await company()
    const { token, id } = await create(caller, { permissions: ['extensions:read', 'extensions:write'] })
    const program = server.program(token)
    const forbidden = [403, 'forbidden']
    expect(told(await list(program))).toEqual([200, undefined])
    expect(told(await program.request(history.list, { query: {} }))).toEqual(forbidden)

    await owner.appUser.updateMany({ where: { id: admin.id }, data: { role: 'read_only' } })
    expect(told(await list(program))).toEqual([200, undefined])
    expect(told(await program.request(extensions.create, { body: phone }))).toEqual(forbidden)
    const boss = await server.signInAs(await makeUser({ tenantId, role: 'owner' }))
    const seen = async () =>
      (await boss.call(apiTokens.list, {})).items.find((each) => each.id === id) ?? null
    expect(await seen()).toMatchObject({ withheld: ['extensions:write'] })

    await owner.appUser.updateMany({ where: { id: admin.id }, data: { passwordHash: null } })
    expect(told(await list(program))).toEqual([401, 'unauthenticated'])
    await owner.appUser.deleteMany({ where: { id: admin.id } })
    expect(told(await list(program))).toEqual([401, 'unauthenticated'])
    expect(await seen()).toMatchObject({ createdBy: null, withheld: ['extensions:read', 'extensions:write'] })
  })

  test('nothing is done about a person, and no other token made', async () => {
    const { admin } = await company()
    const { token } = await makeApiToken(admin, { permissions: ['tokens:write', 'extensions:read'] })
    const program = server.program(token)
    const refused = [
      await program.request(profile.sessions, {}),
      await program.request(session.preferences, { body: { theme: 'dark' } }),
      await program.request(apiTokens.list, {}),
      await program.request(apiTokens.create, { body: { ...body, permissions: ['extensions:read'] } }),
    ]
    expect(refused.map(told)).toEqual(refused.map(() => [403, 'forbidden']))
  })

  test('public endpoints are what they are for nobody', async () => {
    const { caller } = await company()
    for (const token of [(await create(caller)).token, newToken('sbt_'), 'nonsense']) {
      expect(await server.program(token).call(session.get, {})).toBeNull()
    }
  })

  test('what it changes is told as its own, can be filtered by, and undone by it and by people', async () => {
    const { caller, tenantId } = await company()
    const permissions = ['extensions:read', 'extensions:write', 'audit:read', 'history:undo']
    const { token, id: tokenId } = await create(caller, { permissions })
    const program = server.program(token)
    const { id } = await program.call(extensions.create, { body: phone })
    const [created] = (await caller.call(history.list, { query: { actor: tokenId } })).items
    expect(created).toMatchObject({
      action: 'extension.created',
      actor: { kind: 'token', user: null, token: { id: tokenId, name: 'CRM' } },
      object: { id },
    })
    expect((await caller.call(history.actors, {})).items).toContainEqual({
      kind: 'token',
      id: tokenId,
      name: 'CRM',
    })
    const params = { id: created?.id ?? '' }
    const undone = await caller.call(history.undo, { params }) // by a person
    await program.call(history.undo, { params: { id: undone.entryId } }) // the program does it again
    expect((await program.call(extensions.get, { params: { id } })).number).toBe('204')
    expect(
      (await caller.call(history.list, { query: { object: id } })).items.map(({ actor }) => actor.kind),
    ).toEqual(['token', 'user', 'token'])
    const events = await owner.auditEvent.findMany({ where: { tenantId, actorKind: 'token' } })
    expect(
      events.every(({ actorUserId, actorTokenId }) => actorUserId === null && actorTokenId === tokenId),
    ).toBe(true)
  })

  test('undoing needs the permission for the change itself', async () => {
    const { caller, admin } = await company()
    const made = await caller.call(extensions.create, { body: phone })
    const [event] = (await caller.call(history.list, { query: { object: made.id } })).items
    const { token } = await makeApiToken(admin, { permissions: ['history:undo'] })
    const answer = await server.program(token).request(history.undo, { params: { id: event?.id ?? '' } })
    expect(told(answer)).toEqual([403, 'forbidden'])
  })

  test('an import and a change of many are its own, and undone as a whole', async () => {
    const { caller, tenantId } = await company()
    const permissions = ['extensions:read', 'extensions:write', 'audit:read', 'history:undo']
    const { token, id: tokenId } = await create(caller, { permissions })
    const program = server.program(token)
    const content = Buffer.from('Extension number,Name of the phone\n301,Desk\n302,Shop').toString('base64')
    const made = await program.call(extensionsImport.create, { body: { fileName: 'phones.csv', content } })
    const start = { version: made.version, leaveOutErrors: false }
    await program.call(extensionsImport.start, { params: { id: made.id }, body: start })
    const { payload } = await owner.outbox.findFirstOrThrow({
      where: { tenantId, kind: 'extensions.import' },
    })
    const { database, secrets, clock } = server.app.portal
    const job = { database, secrets, clock, log: server.app.log }
    await runImport(job, tenantId, payload as never, new AbortController().signal)
    await program.call(extensionsBulk.update, {
      body: {
        selection: { by: 'filter', filter: {}, except: [], expected: 2 },
        change: { doNotDisturb: true },
      },
    })
    const entries = (await program.call(history.list, { query: { actor: tokenId } })).items
    expect(entries.map(({ action }) => action)).toEqual(['extensions.changed', 'extensions.imported'])
    for (const { id } of entries) await program.call(history.undo, { params: { id } })
    expect((await program.call(extensions.list, { query: {} })).items).toEqual([])
  })

  test('its last use is noted, at most once a minute', async () => {
    const { caller } = await company()
    const { token } = await create(caller)
    const lastUse = async () => {
      const { items } = await caller.call(apiTokens.list, {})
      return [items[0]?.lastUsedAt, items[0]?.lastUsedFrom]
    }
    const program = server.program(token)
    await list(program)
    const first = server.clock.now().toISOString()
    await expect.poll(lastUse).toEqual([first, '127.0.0.1'])
    server.clock.advance(59_000)
    await list(program)
    server.clock.advance(1_000)
    await list(program)
    await expect.poll(lastUse).toEqual([server.clock.now().toISOString(), '127.0.0.1'])
  })
})

describe('the end of one', () => {
  const WRONG = [401, 'unauthenticated']

  test('revoked, expired, unknown, cut off: one answer', async () => {
    const { caller, admin } = await company()
    const { token, id } = await create(caller)
    const program = server.program(token)
    await caller.call(apiTokens.revoke, { params: { id } })
    await caller.call(apiTokens.revoke, { params: { id } }) // stays so
    const expired = await makeApiToken(admin, { expiresAt: server.clock.now() })
    const callers = [token, expired.token, newToken('sbt_'), token.slice(0, -1), ''].map(server.program)
    const answers = await Promise.all(callers.map(list))
    expect(answers.map(told)).toEqual(answers.map(() => WRONG))
    for (const { headers } of answers) {
      expect(headers['www-authenticate']).toBe('Bearer realm="Switchboard API", error="invalid_token"')
    }
    expect(answers.map(({ headers }) => headers['ratelimit'])).toEqual(Array(5).fill(undefined))
    expect((await server.anonymous.request(extensions.list, { query: {} })).headers['www-authenticate']).toBe(
      'Bearer realm="Switchboard API"',
    )
    expect(told(await list(program))).toEqual(WRONG)
    const actions = (await caller.call(history.list, { query: { kind: 'api_token' } })).items
    expect(actions.map(({ action }) => action)).toEqual(['api_token.revoked', 'api_token.created'])
  })

  test('comes by itself, and is seen for 90 days', async () => {
    const { caller, admin } = await company()
    const { token } = await create(caller, { days: 1 })
    const listed = async () => {
      const later = await server.signInAs(admin) // the session before has ended by then, too
      return (await later.call(apiTokens.list, {})).items.length
    }
    server.clock.advance(DAY - 1)
    expect(told(await list(server.program(token)))).toEqual([200, undefined])
    server.clock.advance(1)
    expect(told(await list(server.program(token)))).toEqual(WRONG)
    server.clock.advance(90 * DAY - 1)
    expect(await listed()).toBe(1)
    server.clock.advance(1)
    expect(await listed()).toBe(0)
  })
})

describe('the throttle', () => {
  const env = {
    API_REQUESTS_PER_MINUTE: '3',
    API_WRONG_TOKENS_PER_MINUTE: '2',
    SIGN_IN_TRIES_PER_NETWORK: '2',
  }
  const wrongSignIn = { body: { country: 'FR', login: 'nobody@example.test', password: 'x' } }

  test('counts each token by itself, tells what is left, and leaves browsers alone', async () => {
    const limited = await startTestApp({ env })
    const admin = await makeUser()
    const [one, two] = [await makeApiToken(admin), await makeApiToken(admin)]
    const program = limited.program(one.token)
    const answers = [await list(program), await list(program), await list(program), await list(program)]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429])
    expect(answers.map(({ headers }) => headers['ratelimit-policy'])).toEqual(
      Array(4).fill('"token";q=3;w=60'),
    )
    const left = answers.map(({ headers }) => /r=(\d+);t=(\d+)/.exec(String(headers['ratelimit'])))
    expect(left.map((parts) => parts?.[1])).toEqual(['2', '1', '0', '0'])
    const refused = answers[3]
    expect(refused?.json()).toMatchObject({ code: 'too_many_requests' })
    expect(refused?.headers['retry-after']).toBe(left[3]?.[2])
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)

    expect((await list(limited.program(two.token))).statusCode).toBe(200)
    const browser = await limited.signInAs(admin)
    for (let count = 0; count < 5; count += 1) {
      const answer = await list(browser)
      expect([answer.statusCode, answer.headers['ratelimit']]).toEqual([200, undefined])
    }
    expect((await limited.anonymous.request(session.signIn, wrongSignIn)).statusCode).toBe(401)
  })

  test('counts wrong tokens by network, keeping neither good ones nor people from there out', async () => {
    const limited = await startTestApp({ env })
    const admin = await makeUser()
    const wrong = () =>
      limited.app.inject({
        url: '/api/v1/extensions',
        headers: { authorization: `Bearer ${newToken('sbt_')}` },
        remoteAddress: '198.51.100.7',
      })
    const answers = [await wrong(), await wrong(), await wrong()]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 429])
    expect(answers[2]?.headers['retry-after']).toBeDefined()
    const { token } = await makeApiToken(admin)
    const good = await limited.app.inject({
      url: '/api/v1/extensions',
      headers: { authorization: `Bearer ${token}` },
      remoteAddress: '198.51.100.7',
    })
    expect(good.statusCode).toBe(200)
    const signIn = await limited.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: wrongSignIn.body,
      remoteAddress: '198.51.100.7',
    })
    expect(signIn.statusCode).toBe(401)
  })

  test('people who sign in wrongly keep no program out', async () => {
    const limited = await startTestApp({ env })
    const { token } = await makeApiToken(await makeUser())
    const tries = []
    for (let count = 0; count < 4; count += 1) {
      tries.push((await limited.anonymous.request(session.signIn, wrongSignIn)).statusCode)
    }
    expect(tries).toContain(429)
    expect((await list(limited.program(token))).statusCode).toBe(200)
  })
})
