import { passkeys } from '@switchboard/contract/passkeys'
import { passwordReset } from '@switchboard/contract/password-reset'
import { profile } from '@switchboard/contract/profile'
import { secondFactor } from '@switchboard/contract/second-factor'
import { session } from '@switchboard/contract/session'
import { users } from '@switchboard/contract/users'
import type { AppUser } from '@switchboard/database/client'
import type { LightMyRequestResponse } from 'fastify'
import { describe, expect, test } from 'vitest'
import { makePasswords } from '../../http/passwords.ts'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { type Authenticator, makeAuthenticator } from '../../testing/authenticator.ts'
import { owner } from '../../testing/db.ts'
import {
  makeExtension,
  makeLink,
  makePasskey,
  makeSignInName,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'
import { expectPersonFirst, lockSessions, whileWaiting } from '../../testing/row-lock.ts'

const ORIGIN = 'https://portal.example.test'
const HOME = { origin: ORIGIN, rpId: 'portal.example.test' }
const PASSWORD = 'a sentence that nobody guesses'
const passwordHash = await makePasswords(4).hash(PASSWORD)
const MINUTE = 60_000

const server = await startTestApp({
  env: { PUBLIC_URL: `${ORIGIN}/`, SIGN_IN_TRIES_PER_NETWORK: '4', SIGN_IN_TRIES_PER_ACCOUNT: '3' },
})
const { anonymous } = server

let addresses = 0
/** A network of one's own, so that tests do not throttle each other. */
const somewhere = () => `203.0.113.${++addresses}`

async function person(values: Parameters<typeof makeUser>[0] = {}) {
  const user = await makeUser({
    firstName: 'Claire',
    lastName: 'Fontaine',
    role: 'user',
    passwordHash,
    ...values,
  })
  await makeSignInName(user)
  return user
}
/** What a browser sends back. */
const cookiesOf = (answer: LightMyRequestResponse) =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
const told = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().code]
const eventsOf = ({ tenantId }: AppUser) =>
  owner.auditEvent.findMany({ where: { tenantId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
const actionsOf = async (user: AppUser) => (await eventsOf(user)).map(({ action }) => action)
const mailsOf = ({ tenantId }: AppUser) =>
  owner.outbox.findMany({ where: { tenantId }, orderBy: { id: 'asc' } })

type Made = Parameters<Authenticator['make']>[1]
type Proof = Parameters<Authenticator['prove']>[1]

/** The two halves of adding a passkey. */
async function add(caller: Caller, device: Authenticator, made: Made = {}, name = 'Laptop') {
  const options = await caller.call(passkeys.beginAdd, { body: {} })
  return caller.request(passkeys.add, { body: { name, credential: device.make(options, made) } })
}
/** Somebody with a passkey on a device. */
async function withPasskey(made: Made = {}) {
  const user = await person()
  const caller = await server.signInAs(user)
  const device = makeAuthenticator(HOME)
  const answer = await add(caller, device, made)
  expect(answer.statusCode).toBe(201)
  const { passkey, recoveryCodes } = passkeys.add.response.parse(answer.json())
  return { user, caller, device, passkey, recoveryCodes, answer }
}
const list = async (caller: Caller) => (await caller.call(passkeys.list, {})).items

const begin = () => anonymous.call(passkeys.beginSignIn, {})
const finish = (credential: object, address = somewhere(), cookie?: string) =>
  server.app.inject({
    method: 'POST',
    url: '/api/v1/session/passkey',
    remoteAddress: address,
    headers: { ...(cookie && { cookie }) },
    payload: { credential },
  })
const signIn = async (device: Authenticator, proof: Proof = {}, address = somewhere()) =>
  finish(device.prove(await begin(), proof), address)

describe('adding one', () => {
  test('what the browser is to make belongs to the public address and to the person, of whom it tells nothing', async () => {
    const tenant = await makeTenant({ name: 'Atelier Lumière' })
    const user = await person({ tenantId: tenant.id, email: 'claire@example.test' })
    const caller = await server.signInAs(user)
    const options = await caller.call(passkeys.beginAdd, { body: {} })
    expect(options).toMatchObject({
      rp: { id: 'portal.example.test', name: 'Switchboard' },
      user: { name: 'claire@example.test', displayName: 'Claire Fontaine (Atelier Lumière)' },
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    })
    expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32)
    const handle = Buffer.from(options.user.id, 'base64url')
    expect(handle).toHaveLength(32)
    expect(handle.toString('hex')).not.toContain(user.id.replaceAll('-', ''))
    // The same for all passkeys of this person, so that a device keeps one; another for the next person.
    expect((await caller.call(passkeys.beginAdd, { body: {} })).user.id).toBe(options.user.id)
    const other = await server.signInAs(await person({ tenantId: tenant.id }))
    expect((await other.call(passkeys.beginAdd, { body: {} })).user.id).not.toBe(options.user.id)
  })

  test('is listed, in the history, and told by mail; its device is not asked again', async () => {
    const { user, caller, passkey } = await withPasskey({ synced: true })
    expect(passkey).toMatchObject({ name: 'Laptop', synced: true, lastUsedAt: null })
    expect(await caller.call(passkeys.list, {})).toEqual({
      items: [passkey],
      origin: ORIGIN,
      asksPassword: false,
      here: { browser: null, system: null },
    })
    expect(await eventsOf(user)).toMatchObject([
      {
        action: 'user.passkey_added',
        actorUserId: user.id,
        objectKind: 'user',
        objectId: user.id,
        objectLabel: 'Claire Fontaine',
        before: null,
        after: { passkey: 'Laptop' },
      },
    ])
    expect(await mailsOf(user)).toMatchObject([
      { kind: 'mail.second_factor_on' },
      {
        kind: 'mail.passkey_added',
        payload: { userId: user.id, network: '127.0.0.1', device: 'lightMyRequest' },
      },
    ])
    const { excludeCredentials } = await caller.call(passkeys.beginAdd, { body: {} })
    const { credentialId } = await owner.passkey.findFirstOrThrow({ where: { userId: user.id } })
    expect(excludeCredentials).toEqual([
      { id: Buffer.from(credentialId).toString('base64url'), type: 'public-key', transports: ['internal'] },
    ])
  })

  test('one that is somebody’s already is not added again', async () => {
    const { caller, device } = await withPasskey()
    const other = await server.signInAs(await person())
    for (const again of [caller, other])
      expect(told(await add(again, device))).toEqual([409, 'already_exists'])
    expect(await list(other)).toEqual([])
  })

  test.each<[string, Made]>([
    ['made by another page', { origin: 'https://portal.example.test.evil.test' }],
    ['made for another portal', { rpId: 'example.test' }],
    ['that asked for no finger', { verified: false }],
  ])('one %s is refused', async (_, made) => {
    const user = await person()
    const caller = await server.signInAs(user)
    expect(told(await add(caller, makeAuthenticator(HOME), made))).toEqual([401, 'passkey_rejected'])
    expect(await list(caller)).toEqual([])
  })

  test('takes the person before the session, as whoever takes their access does', async () => {
    const user = await person()
    const caller = await server.signInAs(user)
    const options = await caller.call(passkeys.beginAdd, { body: {} })
    const credential = makeAuthenticator(HOME).make(options, {})
    const ask = () => caller.request(passkeys.add, { body: { name: 'Laptop', credential } })
    expect((await expectPersonFirst(user.id, ask)).statusCode).toBe(201)
  })

  test('a forged Host header has no say', async () => {
    const caller = await server.signInAs(await person())
    const { app } = server
    const headers = { ...caller.headers, host: 'evil.test', 'x-forwarded-host': 'evil.test' }
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/me/passkeys/options',
      headers,
      payload: {},
    })
    expect(answer.json()).toMatchObject({ rp: { id: 'portal.example.test' } })
    const anyone = await app.inject({
      method: 'POST',
      url: '/api/v1/session/passkey/options',
      headers: { host: 'evil.test' },
    })
    expect(anyone.json()).toMatchObject({ rpId: 'portal.example.test' })
  })

  test('what was begun works once, for minutes, and in the session that began', async () => {
    const user = await person()
    const caller = await server.signInAs(user)
    const device = makeAuthenticator(HOME)
    const options = await caller.call(passkeys.beginAdd, { body: {} })
    const body = { name: 'Laptop', credential: device.make(options) }
    const elsewhere = await server.signInAs(user)
    expect(told(await elsewhere.request(passkeys.add, { body }))).toEqual([409, 'passkey_expired'])
    expect((await caller.request(passkeys.add, { body })).statusCode).toBe(201)
    const next = await server.signInAs(user) // the session before has another id now
    expect(told(await next.request(passkeys.add, { body }))).toEqual([409, 'passkey_expired'])

    const late = await next.call(passkeys.beginAdd, { body: {} })
    server.clock.advance(5 * MINUTE)
    const credential = makeAuthenticator(HOME).make(late)
    expect(told(await next.request(passkeys.add, { body: { name: 'Late', credential } }))).toEqual([
      409,
      'passkey_expired',
    ])
    // Nor does a challenge for signing in make one.
    const other = makeAuthenticator(HOME).make({ ...(await begin()), user: { id: 'AA' } })
    expect(told(await next.request(passkeys.add, { body: { name: 'Other', credential: other } }))).toEqual([
      409,
      'passkey_expired',
    ])
  })

  test('asks for the password when signing in was a while ago, and slows down guessing at it', async () => {
    const user = await person()
    const caller = await server.signInAs(user)
    server.clock.advance(10 * MINUTE)
    const start = (currentPassword?: string) =>
      caller.request(passkeys.beginAdd, { body: currentPassword === undefined ? {} : { currentPassword } })
    expect(await caller.call(passkeys.list, {})).toMatchObject({ asksPassword: true })
    const without = await start()
    expect(without.statusCode).toBe(422)
    expect(without.json()).toMatchObject({ fieldErrors: { currentPassword: 'required' } })
    expect((await start('wrong')).json()).toMatchObject({
      fieldErrors: { currentPassword: 'password_wrong' },
    })
    expect((await start(PASSWORD)).statusCode).toBe(200)
    for (let n = 0; n < 3; n += 1) expect((await start('wrong')).statusCode).toBe(422)
    expect(told(await start(PASSWORD))).toEqual([429, 'too_many_requests'])
  })

  test('there are twenty at most, also of two that are added at once', async () => {
    const user = await person()
    const caller = await server.signInAs(user)
    for (let n = 0; n < 19; n += 1) await makePasskey(user)
    const both = [caller, await server.signInAs(user)]
    // Begun by both before either is done.
    const begun = await Promise.all(
      both.map(async (each) => ({ each, options: await each.call(passkeys.beginAdd, { body: {} }) })),
    )
    const answers = await Promise.all(
      begun.map(({ each, options }) => {
        const credential = makeAuthenticator(HOME).make(options)
        return each.request(passkeys.add, { body: { name: 'Laptop', credential } })
      }),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    const next = await server.signInAs(user)
    expect(told(await next.request(passkeys.beginAdd, { body: {} }))).toEqual([409, 'too_many_passkeys'])
    expect(await list(next)).toHaveLength(20)
  })
})

describe('signing in', () => {
  test('opens a session without a name or a password, and notes when', async () => {
    const { user, caller, device } = await withPasskey({ counter: 4 })
    const answer = await signIn(device, { counter: 5, synced: true })
    expect(answer.statusCode).toBe(201)
    expect(passkeys.signIn.response.parse(answer.json())).toMatchObject({ user: { id: user.id } })
    const cookie = answer.cookies.find(({ name }) => name.endsWith('sid'))
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    const headers = { cookie: `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}` }
    expect((await server.app.inject({ url: '/api/v1/session', headers })).json()).toMatchObject({
      user: { id: user.id },
    })
    const [used] = await list(caller)
    expect(used).toMatchObject({ lastUsedAt: server.clock.now().toISOString(), synced: true })
    expect(await actionsOf(user)).toEqual(['user.passkey_added', 'session.signed_in'])
  })

  test('with a device that does not count', async () => {
    const { device } = await withPasskey()
    for (let n = 0; n < 2; n += 1) expect((await signIn(device)).statusCode).toBe(201)
  })

  test.each<[string, Proof]>([
    ['a page that looks like the portal', { origin: 'https://portal-example.test' }],
    ['another portal', { rpId: 'other.example.test' }],
    ['a device that asked for no finger', { verified: false }],
    ['somebody else’s handle', { userHandle: 'AAAA' }],
  ])('a signature for %s is refused, and noted', async (_, proof) => {
    const { user, device } = await withPasskey()
    const answer = await signIn(device, proof)
    expect(told(answer)).toEqual([401, 'passkey_rejected'])
    expect(answer.cookies).toEqual([])
    expect((await eventsOf(user)).at(-1)).toMatchObject({
      action: 'session.passkey_refused',
      actorKind: 'system',
      actorUserId: null,
      objectId: user.id,
      after: { passkey: 'Laptop', reason: 'proof' },
    })
  })

  test('a signature by another key is refused', async () => {
    const { device } = await withPasskey()
    const options = await begin()
    const { response } = makeAuthenticator(HOME).prove(options)
    expect(told(await finish({ ...device.prove(options), response }))).toEqual([401, 'passkey_rejected'])
  })

  test('an unknown passkey, a removed one and that of somebody who is gone answer alike', async () => {
    const removed = await withPasskey()
    await removed.caller.call(passkeys.remove, { params: { id: removed.passkey.id }, body: {} })
    const gone = await withPasskey()
    await owner.appUser.delete({ where: { tenantId_id: { tenantId: gone.user.tenantId, id: gone.user.id } } })
    expect(await owner.passkey.count({ where: { userId: gone.user.id } })).toBe(0)
    const texts = new Set<string>()
    for (const device of [makeAuthenticator(HOME), removed.device, gone.device]) {
      const answer = await signIn(device)
      expect(told(answer)).toEqual([401, 'passkey_rejected'])
      texts.add(answer.json().message)
    }
    expect(texts.size).toBe(1)
  })

  test.each([4, 5])(
    'a counter that stands at %i when it was 5 means that there is a copy: refused, and noted',
    async (counter) => {
      const { user, device } = await withPasskey({ counter: 1 })
      expect((await signIn(device, { counter: 5 })).statusCode).toBe(201)
      expect(told(await signIn(device, { counter }))).toEqual([401, 'passkey_rejected'])
      expect((await eventsOf(user)).at(-1)).toMatchObject({
        action: 'session.passkey_refused',
        after: { passkey: 'Laptop', reason: 'counter' },
      })
      expect((await signIn(device, { counter: 6 })).statusCode).toBe(201)
    },
  )

  test('of a device and its copy that sign at the same time, one gets in', async () => {
    const { device } = await withPasskey({ counter: 1 })
    const answers = await Promise.all([signIn(device, { counter: 2 }), signIn(device, { counter: 2 })])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 401])
  })

  test('what was signed works once, and for minutes', async () => {
    const { device } = await withPasskey()
    const proof = device.prove(await begin())
    const both = await Promise.all([finish(proof), finish(proof)])
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    expect(told(await finish(proof))).toEqual([409, 'passkey_expired'])
    const late = device.prove(await begin())
    server.clock.advance(5 * MINUTE)
    expect(told(await finish(late))).toEqual([409, 'passkey_expired'])
    expect(told(await signIn(device, { challenge: Buffer.alloc(32).toString('base64url') }))).toEqual([
      409,
      'passkey_expired',
    ])
  })

  test('a challenge is used up by a wrong signature too', async () => {
    const { device } = await withPasskey()
    const options = await begin()
    expect(told(await finish(device.prove(options, { verified: false })))).toEqual([401, 'passkey_rejected'])
    expect(told(await finish(device.prove(options)))).toEqual([409, 'passkey_expired'])
  })

  test.each([
    ['nothing that is JSON', 'e30x'],
    ['no challenge', Buffer.from('{}').toString('base64url')],
    ['a challenge that is no text', Buffer.from('{"challenge":{"not":"x"}}').toString('base64url')],
  ])('%s is refused', async (_, clientDataJSON) => {
    const { device } = await withPasskey()
    const proof = device.prove(await begin())
    const answer = await finish({ ...proof, response: { ...proof.response, clientDataJSON } })
    expect(told(answer)).toEqual([401, 'passkey_rejected'])
  })

  test('failures from one network must wait, unlooked at, and keep no browser out that has signed in before', async () => {
    const { user, device } = await withPasskey()
    const office = somewhere()
    // What succeeds does not count.
    for (let n = 0; n < 5; n += 1) expect((await signIn(device, {}, office)).statusCode).toBe(201)
    const cookie = cookiesOf(await signIn(device, {}, office))
    for (let n = 0; n < 4; n += 1)
      expect((await signIn(makeAuthenticator(HOME), {}, office)).statusCode).toBe(401)
    const before = await eventsOf(user)
    for (const proof of [{}, { verified: false }]) {
      const answer = await signIn(device, proof, office)
      expect(told(answer)).toEqual([429, 'too_many_requests'])
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(25)
    }
    expect(await eventsOf(user)).toEqual(before)
    expect((await finish(device.prove(await begin()), office, cookie)).statusCode).toBe(201)
    expect((await signIn(device)).statusCode).toBe(201)
  })

  test('does not outlive the passkey', async () => {
    const { user, device } = await withPasskey()
    await owner.session.deleteMany({ where: { userId: user.id } })
    const answer = await whileWaiting(user.id, () => signIn(device), 'delete from passkey where user_id = $1')
    expect(told(answer)).toEqual([401, 'passkey_rejected'])
    expect(answer.cookies).toEqual([])
    expect(await owner.session.count({ where: { userId: user.id } })).toBe(0)
  })

  test('one network begins so many at a time', async () => {
    const now = server.clock.now()
    const network = somewhere()
    const open = (address: string) =>
      server.app.inject({ method: 'POST', url: '/api/v1/session/passkey/options', remoteAddress: address })
    await owner.passkeyChallenge.createMany({
      data: Array.from({ length: 500 }, (_, n) => ({
        challenge: new Uint8Array(Buffer.from(`${network} ${n}`.padEnd(32))),
        purpose: 'sign_in',
        network,
        expiresAt: new Date(now.getTime() + 1),
      })),
    })
    expect(told(await open(network))).toEqual([429, 'too_many_requests'])
    expect((await open(somewhere())).statusCode).toBe(200)
    // Strangers on their network keep nobody from adding a passkey; each session has its own few.
    const caller = await server.signInAs(await person())
    const beginAdd = () =>
      server.app.inject({
        method: 'POST',
        url: '/api/v1/me/passkeys/options',
        remoteAddress: network,
        headers: caller.headers,
        payload: {},
      })
    for (let n = 0; n < 20; n += 1) expect((await beginAdd()).statusCode).toBe(200)
    expect(told(await beginAdd())).toEqual([429, 'too_many_requests'])
    server.clock.advance(1)
    expect((await open(network)).statusCode).toBe(200)
  })
})

describe('as a second factor', () => {
  const nameOf = async ({ id }: AppUser) =>
    (await owner.signInName.findFirstOrThrow({ where: { userId: id } })).name
  /** The password, in a browser of its own. */
  async function byPassword(user: AppUser) {
    const remoteAddress = somewhere()
    const payload = { country: 'FR', login: await nameOf(user), password: PASSWORD }
    const answer = await server.app.inject({ method: 'POST', url: '/api/v1/session', remoteAddress, payload })
    expect(answer.statusCode).toBe(201)
    const headers = { cookie: cookiesOf(answer) }
    const post = (path: string, body?: object) =>
      server.app.inject({
        method: 'POST',
        url: `/api/v1/session/second-factor${path}`,
        remoteAddress,
        headers,
        ...(body && { payload: body }),
      })
    return {
      answer,
      ask: () => post('/options'),
      show: (credential: object) => post('', { credential }),
      post,
    }
  }

  test('completes a sign-in that the password began', async () => {
    const { user, device, recoveryCodes } = await withPasskey()
    expect(recoveryCodes).toHaveLength(10)
    const { answer, ask, show } = await byPassword(user)
    expect(answer.json()).toMatchObject({ challenge: { methods: ['passkey', 'recovery_code'] } })
    const options = session.askPasskey.response.parse((await ask()).json())
    const { credentialId } = await owner.passkey.findFirstOrThrow({ where: { userId: user.id } })
    expect(options.allowCredentials).toMatchObject([{ id: Buffer.from(credentialId).toString('base64url') }])
    const done = await show(device.prove(options))
    expect(done.statusCode).toBe(201)
    expect(done.json()).toMatchObject({ user: { id: user.id }, secondFactor: { on: true } })
    expect(told(await show(device.prove(options)))).toEqual([401, 'challenge_expired'])
    expect((await actionsOf(user)).at(-1)).toBe('session.signed_in')
  })

  test('only one of the person’s own, and only for the sign-in that it was asked for', async () => {
    const claire = await withPasskey()
    const other = await withPasskey()
    const first = await byPassword(claire.user)
    const strange = other.device.prove(session.askPasskey.response.parse((await first.ask()).json()))
    expect(told(await first.show(strange))).toEqual([401, 'passkey_rejected'])
    const asked = session.askPasskey.response.parse((await first.ask()).json())
    const second = await byPassword(claire.user)
    expect(told(await second.show(claire.device.prove(asked)))).toEqual([409, 'passkey_expired'])
    expect(told(await signIn(claire.device, asked))).toEqual([409, 'passkey_expired'])
    // Nor does one for signing in complete a sign-in.
    expect(told(await second.show(claire.device.prove(await begin())))).toEqual([409, 'passkey_expired'])
    expect((await second.post('', {})).json()).toMatchObject({ fieldErrors: { code: 'required' } })
  })

  test.each(['passkey', 'sign_in_challenge'])('does not outlive the %s that it is by', async (what) => {
    const { user, device } = await withPasskey()
    await owner.session.deleteMany({ where: { userId: user.id } })
    const { ask, show } = await byPassword(user)
    const proof = device.prove(session.askPasskey.response.parse((await ask()).json()))
    const where = { userId: user.id }
    const answer = await whileWaiting(user.id, () => show(proof), `delete from ${what} where user_id = $1`)
    expect(told(answer)).toEqual([401, what === 'passkey' ? 'passkey_rejected' : 'challenge_expired'])
    expect(await owner.session.count({ where })).toBe(0)
  })

  test('without a sign-in under way there is nothing to ask', async () => {
    const url = '/api/v1/session/second-factor/options'
    expect(told(await server.app.inject({ method: 'POST', url }))).toEqual([401, 'challenge_expired'])
  })

  test('the first factor ends the other sessions; this one goes on with a new id', async () => {
    const user = await person()
    const caller = await server.signInAs(user)
    await server.signInAs(user)
    const thief = caller.thief()
    const answer = await add(caller, makeAuthenticator(HOME))
    expect(answer.statusCode).toBe(201)
    expect(await owner.session.count({ where: { userId: user.id } })).toBe(1)
    expect(told(await thief.request(passkeys.list, {}))).toEqual([401, 'unauthenticated'])
    expect(await list(caller)).toHaveLength(1)
  })

  test('so it does when one is removed, or the password is shown; a session that has ended since removes none', async () => {
    const { user, caller, passkey } = await withPasskey()
    const params = { id: passkey.id }
    const remove = () => caller.request(passkeys.remove, { params, body: {} })
    const thieves = [caller.thief()]
    await caller.call(passkeys.beginAdd, { body: { currentPassword: PASSWORD } })
    thieves.push(caller.thief())
    expect((await remove()).statusCode).toBe(204)
    for (const thief of thieves)
      expect(told(await thief.request(passkeys.list, {}))).toEqual([401, 'unauthenticated'])
    expect(await list(caller)).toEqual([])

    const answer = await add(caller, makeAuthenticator(HOME))
    params.id = answer.json().passkey.id
    const ended = await whileWaiting(user.id, remove, 'delete from session where user_id = $1')
    expect(told(ended)).toEqual([401, 'unauthenticated'])
    expect(await owner.passkey.count({ where: { userId: user.id } })).toBe(1)
  })

  test('who shows the password in a session that has ended since begins nothing', async () => {
    const user = await person()
    const caller = await server.signInAs(user)
    const begun = await owner.passkeyChallenge.count()
    const ask = () => caller.request(passkeys.beginAdd, { body: { currentPassword: PASSWORD } })
    const ended = await whileWaiting(user.id, ask, 'delete from session where user_id = $1', lockSessions)
    expect([told(ended), ended.cookies]).toEqual([[401, 'unauthenticated'], []])
    expect(await owner.passkeyChallenge.count()).toBe(begun)
  })

  test('alone it is enough for a company that requires one, and cannot be removed there', async () => {
    const user = await person()
    const requires = { secondFactorGraceDays: 0, secondFactorFrom: server.clock.now() }
    await owner.tenant.update({ where: { id: user.tenantId }, data: requires })
    const before = await server.signInAs(user)
    expect(told(await before.request(profile.sessions, {}))).toEqual([403, 'second_factor_required'])
    const answer = await add(before, makeAuthenticator(HOME))
    expect(answer.statusCode).toBe(201)
    const caller = await server.signInAs(user)
    await caller.call(profile.sessions, {})
    const params = { id: answer.json().passkey.id }
    expect(told(await caller.request(passkeys.remove, { params, body: {} }))).toEqual([
      403,
      'second_factor_required',
    ])
    expect(await list(caller)).toHaveLength(1)
  })

  test('an administrator’s reset removes passkeys; a new password by link does not', async () => {
    const { user, device } = await withPasskey()
    const token = await makeLink(user, { purpose: 'password_reset' })
    const body = { password: 'forty lamps in the window' }
    await anonymous.call(passwordReset.use, { params: { token }, body })
    expect((await signIn(device)).statusCode).toBe(201)
    const admin = await server.signInAs(await person({ tenantId: user.tenantId, role: 'admin' }))
    await admin.call(secondFactor.reset, { params: { id: user.id } })
    expect(told(await signIn(device))).toEqual([401, 'passkey_rejected'])
    expect(await owner.passkey.count({ where: { userId: user.id } })).toBe(0)
  })

  test('who is removed from the company has no passkey any more, also where an extension keeps the person', async () => {
    const { user, device } = await withPasskey()
    await makeExtension({ tenantId: user.tenantId, userId: user.id })
    const boss = await server.signInAs(await person({ tenantId: user.tenantId, role: 'owner' }))
    await boss.call(users.remove, { params: { id: user.id } })
    expect(await owner.passkey.count({ where: { userId: user.id } })).toBe(0)
    expect(told(await signIn(device))).toEqual([401, 'passkey_rejected'])
  })

  test('who has no name to sign in with any more is not let in by a passkey', async () => {
    const { user, device } = await withPasskey()
    await owner.signInName.updateMany({ where: { userId: user.id }, data: { expiresAt: server.clock.now() } })
    expect(told(await signIn(device))).toEqual([401, 'passkey_rejected'])
  })
})

describe('one’s own', () => {
  test('renamed and removed, in the history; the removal is told by mail', async () => {
    const { user, caller, device, passkey } = await withPasskey()
    const params = { id: passkey.id }
    const renamed = await caller.call(passkeys.rename, { params, body: { name: ' Desk ' } })
    expect(renamed).toEqual({ ...passkey, name: 'Desk' })
    expect(await list(caller)).toEqual([renamed])
    await caller.call(passkeys.remove, { params, body: {} })
    expect(await list(caller)).toEqual([])
    expect((await signIn(device)).statusCode).toBe(401)
    expect(told(await caller.request(passkeys.remove, { params, body: {} }))).toEqual([404, 'not_found'])
    expect(await eventsOf(user)).toMatchObject([
      { action: 'user.passkey_added' },
      { action: 'user.passkey_renamed', before: { passkey: 'Laptop' }, after: { passkey: 'Desk' } },
      { action: 'user.passkey_removed', before: { passkey: 'Desk' }, after: null },
    ])
    expect((await mailsOf(user)).map(({ kind }) => kind)).toEqual([
      'mail.second_factor_on',
      'mail.passkey_added',
      'mail.second_factor_off',
      'mail.passkey_removed',
    ])
  })

  test('removing one asks for the password when signing in was a while ago', async () => {
    const { user, caller, passkey } = await withPasskey()
    server.clock.advance(10 * MINUTE)
    const params = { id: passkey.id }
    const remove = (body: { currentPassword?: string }) => caller.request(passkeys.remove, { params, body })
    expect((await remove({})).json()).toMatchObject({ fieldErrors: { currentPassword: 'required' } })
    const wrong = await remove({ currentPassword: 'wrong' })
    expect(wrong.json()).toMatchObject({ fieldErrors: { currentPassword: 'password_wrong' } })
    expect(await owner.passkey.count({ where: { userId: user.id } })).toBe(1)
    expect((await remove({ currentPassword: PASSWORD })).statusCode).toBe(204)
  })

  test('a colleague’s, and another company’s, are nothing here', async () => {
    const { user, passkey } = await withPasskey()
    const params = { id: passkey.id }
    for (const tenantId of [user.tenantId, (await makeTenant()).id]) {
      const other = await server.signInAs(await person({ tenantId, role: 'owner' }))
      expect(await list(other)).toEqual([])
      expect(told(await other.request(passkeys.rename, { params, body: { name: 'Mine' } }))).toEqual([
        404,
        'not_found',
      ])
      expect(told(await other.request(passkeys.remove, { params, body: {} }))).toEqual([404, 'not_found'])
    }
    expect(await owner.passkey.count({ where: { userId: user.id, name: 'Laptop' } })).toBe(1)
  })
})

test('where the portal is reached by an IP address there are none, and it says so', async () => {
  const { app } = await startTestApp({ env: { PUBLIC_URL: 'http://192.0.2.7:4000' } })
  const answer = await app.inject({ method: 'POST', url: '/api/v1/session/passkey/options' })
  expect(told(answer)).toEqual([409, 'passkeys_unavailable'])
  expect((await app.inject({ url: '/api/v1/session' })).json()).toBeNull()
  expect(session.get.status).toBe(200)
})
