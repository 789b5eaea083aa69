import { setImmediate } from 'node:timers/promises'
import { extensions } from '@switchboard/contract/extensions'
import { ROLE_PERMISSIONS } from '@switchboard/contract/permissions'
import { type Session, session } from '@switchboard/contract/session'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { call, urlOf } from './client.ts'
import { ApiError } from './errors.ts'
import { getSession, setSession } from './session-store.ts'
import { isSignInPending, settleSignInAgain } from './sign-in-again.ts'

const ID = '018f0000-0000-7000-8000-000000000000'
const signedIn: Session = {
  user: {
    id: ID,
    firstName: 'Claire',
    lastName: 'Fontaine',
    email: null,
    role: 'owner',
    language: 'fr',
    theme: 'system',
  },
  tenant: {
    id: ID,
    name: 'Atelier Lumière',
    country: 'FR',
    language: 'fr',
    timeZone: 'Europe/Paris',
    mainNumber: '+33199001200',
    callerId: '+33199001200',
  },
  permissions: [...ROLE_PERMISSIONS.owner],
  secondFactor: { on: false, requiredFrom: null, missing: false },
  firstSteps: false,
  csrfToken: 'token-1',
}

const fetched = vi.fn<typeof fetch>()
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  fetched.mockResolvedValueOnce(
    new Response(status === 204 ? null : JSON.stringify(body), { status, headers }),
  )
const problem = (code: string, more: object = {}) => ({ code, message: code, requestId: 'req-1', ...more })
const headersOf = (request: number) => new Headers(fetched.mock.calls[request]?.[1]?.headers)

beforeEach(() => {
  fetched.mockReset()
  vi.stubGlobal('fetch', fetched)
  setSession(signedIn)
})
afterEach(() => vi.unstubAllGlobals())

describe('the request', () => {
  test('parameters and query in the address', () => {
    expect(urlOf(extensions.get, { params: { id: 'a/b' } })).toBe('/api/v1/extensions/a%2Fb')
    expect(urlOf(extensions.list, { query: { search: 'é', kind: undefined, limit: 5 } })).toBe(
      '/api/v1/extensions?search=%C3%A9&limit=5',
    )
  })
  test('only what changes something carries the token', async () => {
    answer(200, { items: [], nextCursor: null })
    answer(204, null)
    await call(extensions.list, { query: {} })
    await expect(call(extensions.remove, { params: { id: ID }, query: {} })).resolves.toBeNull()
    expect(headersOf(0).get('x-csrf-token')).toBeNull()
    expect(headersOf(1).get('x-csrf-token')).toBe('token-1')
  })
})

describe('errors', () => {
  const failure = () => call(extensions.get, { params: { id: ID } }).catch((error: unknown) => error)

  test('a problem keeps all that it says', async () => {
    const saved = { by: 'Ada Martin', at: '2026-11-23T10:42:00.000Z' }
    const details = { current: { version: 3 }, saved, fieldErrors: { number: 'taken' } } as const
    answer(409, problem('version_conflict', details))
    expect(await failure()).toMatchObject({
      code: 'version_conflict',
      status: 409,
      requestId: 'req-1',
      current: { version: 3 },
      saved,
      fieldErrors: { number: 'taken' },
      temporary: false,
    })
  })
  test('how long to wait', async () => {
    answer(429, problem('too_many_requests'), { 'retry-after': '42' })
    expect(await failure()).toMatchObject({ code: 'too_many_requests', retryAfter: 42 })
  })
  test('no answer at all', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    expect(await failure()).toMatchObject({ code: 'network', status: 0, temporary: true })
  })
  test('a page of a proxy', async () => {
    fetched.mockResolvedValueOnce(new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(await failure()).toMatchObject({ code: 'unavailable', status: 502, temporary: true })
    fetched.mockResolvedValueOnce(new Response('?', { status: 500 }))
    expect(await failure()).toMatchObject({ code: 'internal' })
  })
  test('a request that its page gave up is not a failure of the network', async () => {
    fetched.mockRejectedValueOnce(new DOMException('gone', 'AbortError'))
    const given = call(extensions.get, { params: { id: ID } }, { signal: AbortSignal.abort() })
    await expect(given).rejects.not.toBeInstanceOf(ApiError)
  })
})

describe('a lost session', () => {
  test('asks once for all requests, then repeats each', async () => {
    for (let n = 0; n < 2; n += 1) answer(401, problem('unauthenticated'))
    for (let n = 0; n < 2; n += 1) answer(200, null)
    const both = Promise.all([
      call(extensions.get, { params: { id: ID } }),
      call(extensions.uses, { params: { id: ID } }),
    ])
    await vi.waitFor(() => expect(isSignInPending()).toBe(true))
    await setImmediate()
    answer(200, { id: ID })
    answer(200, { items: [] })
    settleSignInAgain(true)
    await expect(both).resolves.toHaveLength(2)
    expect(fetched).toHaveBeenCalledTimes(6)
  })
  test('is not lost when it has another id since the request was sent', async () => {
    answer(401, problem('unauthenticated'))
    answer(200, { ...signedIn, csrfToken: 'token-2' })
    answer(200, { id: ID })
    await expect(call(extensions.get, { params: { id: ID } })).resolves.toEqual({ id: ID })
    expect(isSignInPending()).toBe(false)
    expect(getSession()?.csrfToken).toBe('token-2')
  })
  test('fails the requests of someone who leaves', async () => {
    answer(401, problem('unauthenticated'))
    answer(200, null)
    const one = call(extensions.get, { params: { id: ID } })
    await vi.waitFor(() => expect(isSignInPending()).toBe(true))
    settleSignInAgain(false)
    await expect(one).rejects.toMatchObject({ code: 'unauthenticated' })
  })
  test('a wrong password is no lost session', async () => {
    answer(401, problem('credentials_rejected'))
    const tried = call(session.signIn, { body: { country: 'FR', login: '1', password: 'x' } })
    await expect(tried).rejects.toMatchObject({ code: 'credentials_rejected' })
  })
})

test('a token that another tab has made stale is renewed, once', async () => {
  answer(403, problem('csrf_rejected'))
  answer(200, { ...signedIn, csrfToken: 'token-2' })
  answer(204, null)
  await call(extensions.remove, { params: { id: ID }, query: {} })
  expect(getSession()?.csrfToken).toBe('token-2')
  expect(headersOf(2).get('x-csrf-token')).toBe('token-2')
})
