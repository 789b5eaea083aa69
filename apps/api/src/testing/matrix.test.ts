import { type Endpoint, PLATFORM_KINDS, platformKindOf, takesToken } from '@switchboard/contract/endpoint'
import { ENDPOINTS } from '@switchboard/contract/endpoints'
import { type Role, ROLE_PERMISSIONS, ROLES, TOKEN_PERMISSIONS } from '@switchboard/contract/permissions'
import { beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, urlOf, type Caller } from './app.ts'
import { bodiesWithId } from './body-ids.ts'
import { makeApiToken, makePlatformToken, makeTenant, makeUser } from './factories.ts'
import { BODY_OBJECTS, PATH_OBJECTS } from './matrix-objects.ts'

// Every endpoint of the contract, whoever wrote it: a new one is covered by existing.

const server = await startTestApp()
/** May do everything. */
const admin = await makeUser({ role: 'owner' })
const caller = await server.signInAs(admin)
const stranger = await makeTenant()

/** Sends the endpoint's own example, with parts of it replaced. */
function send(
  endpoint: Endpoint,
  by: Pick<Caller, 'headers'>,
  parts: { params?: object; body?: unknown } = {},
) {
  const { params, query, body } = { ...endpoint.example, ...parts }
  return server.app.inject({
    method: endpoint.method,
    url: urlOf(endpoint, { ...(params && { params }), ...(query && { query }) }),
    headers: by.headers,
    ...(isObject(body) && { payload: body }),
  })
}
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const told = async (answer: ReturnType<typeof send>) => [
  (await answer).statusCode,
  (await answer).json().code,
]
/** For `test.each`: the id as the test's name. */
const named = (endpoints: readonly Endpoint[]) =>
  endpoints.map((endpoint) => [endpoint.id, endpoint] as const)
const bodiesOf = ({ body, example }: Endpoint, id: string) =>
  body ? bodiesWithId(body, example.body, id) : []

/** Throws a sentence for whoever adds an endpoint, instead of passing over it. */
function makerOf<T>(registry: Record<string, T>, key: string, endpoint: Endpoint): T {
  const make = registry[key]
  if (!make)
    throw new Error(`${endpoint.id}: say in testing/matrix-objects.ts how to make one object for ${key}`)
  return make
}

/** For programs of the installation; all others that are not public are a company's. */
const platform = ENDPOINTS.filter(platformKindOf)
const guarded = ENDPOINTS.filter((endpoint) => endpoint.permission !== 'public' && !platformKindOf(endpoint))
const unsafe = guarded.filter(({ method }) => method !== 'GET')
const byObject = guarded.filter(({ path }) => path.includes(':'))
const withBody = ENDPOINTS.filter(({ body }) => body)

describe.each(named(guarded))('%s', (_, endpoint) => {
  test('is 401 without a session', async () => {
    expect(await told(send(endpoint, server.anonymous))).toEqual([401, 'unauthenticated'])
  })

  const { permission } = endpoint
  const includes = (role: Role) =>
    permission === 'signed-in' || ROLE_PERMISSIONS[role].some((own) => own === permission)
  test.each(ROLES.filter(includes))('is open to role %s', async (role) => {
    const somebody = await server.signInAs(await makeUser({ role }))
    // What the example refers to is not there: whoever may ask is told so.
    expect([401, 403, 500, 503]).not.toContain((await send(endpoint, somebody)).statusCode)
  })
  test.each(ROLES.filter((role) => !includes(role)))('is 403 for role %s', async (role) => {
    const powerless = await server.signInAs(await makeUser({ role }))
    expect(await told(send(endpoint, powerless))).toEqual([403, 'forbidden'])
  })
})

describe('with an API token', () => {
  const tokens = new Map<string, Caller>()
  beforeAll(async () => {
    for (const permission of TOKEN_PERMISSIONS) {
      const { token } = await makeApiToken(await makeUser(), { permissions: [permission] })
      tokens.set(permission, server.program(token))
    }
  })

  test.each(named(guarded))('%s is open to the permission it names, and to no other', async (_, endpoint) => {
    const open: string[] = []
    const lacking = new Set<string>()
    for (const [permission, program] of tokens) {
      const answer = await send(endpoint, program)
      expect([401, 500, 503]).not.toContain(answer.statusCode)
      if (answer.statusCode !== 403) open.push(permission)
      else lacking.add(`${answer.json().permission}: ${answer.headers['www-authenticate']}`)
    }
    const { permission } = endpoint
    const challenge = `Bearer realm="Switchboard API", error="insufficient_scope", scope="${permission}"`
    expect([...lacking]).toEqual([
      permission === 'signed-in' ? 'undefined: undefined' : `${permission}: ${challenge}`,
    ])
    expect(open).toEqual(takesToken(endpoint) ? [permission] : [])
  })
})

describe('for a program of the installation', async () => {
  const programs = new Map<string, Caller>()
  for (const kind of PLATFORM_KINDS) programs.set(kind, server.program(await makePlatformToken({ kind })))

  test.each(named(platform))('%s is open to its kind, and to nobody else', async (_, endpoint) => {
    const others = [caller, server.program((await makeApiToken(await makeUser())).token)]
    for (const [kind, program] of programs) if (kind !== endpoint.permission) others.push(program)
    for (const other of others) expect(await told(send(endpoint, other))).toEqual([403, 'forbidden'])
    expect(await told(send(endpoint, server.anonymous))).toEqual([401, 'unauthenticated'])
    const own = makerOf(Object.fromEntries(programs), endpoint.permission, endpoint)
    expect([401, 403, 500, 503]).not.toContain((await send(endpoint, own)).statusCode)
  })

  test.each(named(guarded))('%s is 403', async (_, endpoint) => {
    for (const program of programs.values())
      expect(await told(send(endpoint, program))).toEqual([403, 'forbidden'])
  })
})

describe('for somebody who must first set up a second factor', async () => {
  const from = new Date(server.clock.now().getTime() - 1)
  const strict = await makeTenant({ secondFactorGraceDays: 0, secondFactorFrom: from })
  const late = await server.signInAs(await makeUser({ tenantId: strict.id, role: 'owner' }))
  const [open, closed] = [true, false].map((is) =>
    guarded.filter(({ withoutSecondFactor = false }) => withoutSecondFactor === is),
  ) as [Endpoint[], Endpoint[]]

  test.each(named(closed))('%s is 403', async (_, endpoint) => {
    expect(await told(send(endpoint, late))).toEqual([403, 'second_factor_required'])
  })

  test('what is left is to set it up, to choose a language, and to sign out', () => {
    expect(open.map(({ id }) => id).filter((id) => !/^(secondFactor|passkeys)\./.test(id))).toEqual([
      'session.signOut',
      'session.preferences',
    ])
    // Of their own: what is about others needs a permission.
    expect(open.filter(({ permission }) => permission !== 'signed-in')).toEqual([])
  })
})

test.each(named(unsafe))('%s is 403 without a CSRF token', async (_, endpoint) => {
  const { 'x-csrf-token': _token, ...headers } = caller.headers
  expect(await told(send(endpoint, { headers }))).toEqual([403, 'csrf_rejected'])
})

/** The example's path parameters, the last of them an object of that company. Empty for a path without one. */
async function paramsOf(endpoint: Endpoint, tenantId: string) {
  const upToParameter = /^.*:(\w+)/.exec(endpoint.path)
  if (!upToParameter) return {}
  const [key, name = ''] = upToParameter
  const object = await makerOf(PATH_OBJECTS, key, endpoint)(tenantId)
  return { params: { ...endpoint.example.params, [name]: object.id } }
}

test.each(named(byObject))("%s does not know another company's object", async (_, endpoint) => {
  expect(await told(send(endpoint, caller, await paramsOf(endpoint, stranger.id)))).toEqual([
    404,
    'not_found',
  ])
  // One's own is known: it is the company that makes the difference.
  const own = await send(endpoint, caller, await paramsOf(endpoint, admin.tenantId))
  expect(own.statusCode).not.toBe(404)
})

test.each(named(withBody))('%s refuses a property it does not know', async (_, endpoint) => {
  const kind = platformKindOf(endpoint)
  const sender = kind ? server.program(await makePlatformToken({ kind })) : caller
  const answer = await send(endpoint, sender, { body: { ...endpoint.example.body, unknown: stranger.id } })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({
    code: 'invalid_request',
    fieldErrors: { unknown: 'unknown_property' },
  })
})

const references = withBody
  .filter((endpoint) => guarded.includes(endpoint))
  .flatMap((endpoint) =>
    bodiesOf(endpoint, '').map(({ path }, at) => [endpoint.id, path, at, endpoint] as const),
  )

test.each(references)("%s does not know another company's %s (%i)", async (_, path, at, endpoint) => {
  const property = path.split('.').findLast((name) => !/^\d+$/.test(name)) ?? ''
  const foreign = await makerOf(BODY_OBJECTS, property, endpoint)(stranger.id)
  const params = await paramsOf(endpoint, admin.tenantId)
  const answer = await send(endpoint, caller, { ...params, body: bodiesOf(endpoint, foreign.id)[at]?.body })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ code: 'validation_failed', fieldErrors: { [path]: 'not_found' } })
})

test('there are endpoints of every kind to check', () => {
  expect([guarded, unsafe, byObject, withBody, references].every(({ length }) => length > 0)).toBe(true)
})
