import { endpoint, type Endpoint } from '@switchboard/contract/endpoint'
import type { FastifyInstance } from 'fastify'
import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { startTestApp } from '../testing/app.ts'
import { owner } from '../testing/db.ts'
import { makeExtension, makePhoneNumber, makeTenant, makeUser } from '../testing/factories.ts'
import { sessionRoutes } from '../features/session/routes.ts'
import { problem } from './errors.ts'
import { route } from './route.ts'

// The machinery by itself, with endpoints made for it: what every feature may rely on.

const base = {
  permission: 'extensions:write',
  summary: 'Test.',
  status: 200,
  errors: [],
  example: {},
} as const

const create = endpoint({
  ...base,
  id: 'test.create',
  method: 'POST',
  path: '/test/:kind',
  params: z.object({ kind: z.enum(['good', 'throws', 'undeclared', 'misfit']) }),
  query: z.object({ times: z.coerce.number().int().max(9, { error: 'too_big' }).default(1) }),
  body: z.strictObject({
    label: z.string().min(1, { error: 'required' }).max(20, { error: 'too_long' }),
    inner: z.strictObject({ count: z.int().min(0, { error: 'too_small' }) }).optional(),
  }),
  status: 201,
  response: z.object({ label: z.string(), userId: z.uuid(), times: z.int() }),
  errors: ['version_conflict'],
  example: { params: { kind: 'good' }, query: {}, body: { label: 'a' } },
})
const raw = endpoint({
  ...base,
  id: 'test.raw',
  method: 'GET',
  path: '/test/raw',
  tx: 'none',
  response: z.object({ n: z.int() }),
})
const slow = endpoint({
  ...base,
  id: 'test.slow',
  method: 'GET',
  path: '/test/slow',
  timeout: 100,
  response: z.null(),
})
const never = endpoint({
  ...base,
  id: 'test.never',
  method: 'GET',
  path: '/test/never',
  tx: 'none',
  timeout: 100,
  response: z.null(),
})
const neverWithBody = endpoint({
  ...never,
  id: 'test.neverWithBody',
  method: 'POST',
  body: z.strictObject({}),
  example: { body: {} },
})
const rules = endpoint({
  ...base,
  id: 'test.rules',
  method: 'POST',
  path: '/test/rules',
  body: z.strictObject({ what: z.enum(['duplicate', 'foreign', 'forbidden', 'check']) }),
  response: z.null(),
  errors: ['validation_failed', 'already_exists'],
  example: { body: { what: 'duplicate' } },
})
const anyone = endpoint({
  ...base,
  id: 'test.anyone',
  method: 'GET',
  path: '/test/anyone',
  permission: 'public',
  tx: 'none',
  response: z.boolean(),
})
const nothing = endpoint({
  ...base,
  id: 'test.nothing',
  method: 'DELETE',
  path: '/test/nothing',
  status: 204,
  response: z.null(),
})

const shared = (number: string) => ({ number, kind: 'shared_phone', name: 'x', searchText: 'x' })

/** What was logged as an error of ours. */
const errors: unknown[] = []

function testFeature(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.log.error = (...said: unknown[]) => errors.push(said)
  })
  route(app, create, async ({ params, query, body, db, actor, audit }) => {
    const { id } = await db.extension.create({ data: shared('200') })
    await audit({
      action: 'test.created',
      objectKind: 'extension',
      objectId: id,
      objectLabel: body.label,
      version: 1,
      before: null,
      after: { number: '200', voicemail: { pin: '4071' } },
    })
    if (params.kind === 'throws') throw problem('version_conflict', { current: { number: '200' } })
    if (params.kind === 'undeclared') throw problem('in_use')
    const answer = { label: body.label, userId: actor.userId, times: query.times, secret: 'not declared' }
    return params.kind === 'misfit' ? { ...answer, times: 1.5 } : answer
  })
  route(app, raw, async ({ withTenant, withPg }) => {
    await withTenant(({ db }) => db.extension.create({ data: shared('300') }))
    const { rows } = await withPg((pg) => pg.query<{ n: number }>('select count(*)::int as n from extension'))
    return rows[0] ?? { n: 0 }
  })
  route(app, slow, async ({ db }) => {
    await db.extension.create({ data: shared('400') })
    await db.$queryRaw`select pg_sleep(5)`
    return null
  })
  route(app, never, () => new Promise(() => {}))
  route(app, neverWithBody, () => new Promise(() => {}))
  route(app, rules, async ({ db, body, actor }) => {
    const someone = actor.tenant.id // an id of something that is no phone number
    if (body.what === 'duplicate') await db.extension.createMany({ data: [shared('500'), shared('500')] })
    if (body.what === 'foreign') {
      const { id } = await db.extension.create({ data: shared('501') })
      await db.phoneExtension.create({ data: { extensionId: id, callerIdNumberId: someone } })
    }
    if (body.what === 'forbidden') await db.session.findMany()
    if (body.what === 'check') await db.extension.create({ data: shared('x') })
    return null
  })
  route(app, anyone, ({ actor }) => actor === null)
  route(app, nothing, () => null)
}

const server = await startTestApp({ features: [sessionRoutes, testFeature] })

async function company(role = 'admin') {
  const tenant = await makeTenant()
  const user = await makeUser({ tenantId: tenant.id, role })
  return { tenantId: tenant.id, user, caller: await server.signInAs(user) }
}
const good = { params: { kind: 'good' }, query: {}, body: { label: 'Desk' } } as const

test('commits, answers with what the schema declares and nothing else, and keeps history without secrets', async () => {
  const { caller, tenantId, user } = await company()
  const answer = await caller.request(create, good)
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toEqual({ label: 'Desk', userId: user.id, times: 1 })
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-request-id': expect.any(String) })
  expect(await owner.extension.count({ where: { tenantId } })).toBe(1)
  const [event] = await owner.auditEvent.findMany({ where: { tenantId } })
  expect(event).toMatchObject({
    action: 'test.created',
    actorKind: 'user',
    actorUserId: user.id,
    at: server.clock.now(),
    before: null,
    after: { number: '200', voicemail: { pin: '[redacted]' } },
    requestId: answer.headers['x-request-id'],
  })
})

test.each([
  ['a problem', 'throws', 409, { code: 'version_conflict', current: { number: '200' } }],
  ['a problem that the contract does not declare', 'undeclared', 500, { code: 'internal' }],
  ['an answer that does not fit the schema', 'misfit', 500, { code: 'internal' }],
] as const)('rolls everything back on %s', async (_, kind, status, body) => {
  const { caller, tenantId } = await company()
  const answer = await caller.request(create, { ...good, params: { kind } })
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({
    ...body,
    message: expect.any(String),
    requestId: answer.headers['x-request-id'],
  })
  expect(await owner.extension.count({ where: { tenantId } })).toBe(0)
  expect(await owner.auditEvent.count({ where: { tenantId } })).toBe(0)
})

test('names every field that has the wrong shape, at once', async () => {
  const { caller } = await company()
  const body = { label: 'x'.repeat(21), inner: { count: -1, more: 1 }, tenantId: 'mine' }
  const answer = await caller.request(create, { ...good, body })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({
    code: 'invalid_request',
    fieldErrors: {
      label: 'too_long',
      'inner.count': 'too_small',
      'inner.more': 'unknown_property',
      tenantId: 'unknown_property',
    },
  })
})

test.each([
  ['a missing field', {}, { label: 'required' }],
  ['an empty one', { label: '' }, { label: 'required' }],
  ['another type', { label: 5 }, { label: 'invalid' }],
])('tells %s by its reason', async (_, body, fieldErrors) => {
  const { caller } = await company()
  const answer = await caller.request(create, { ...good, body: body as { label: string } })
  expect(answer.json()).toMatchObject({ code: 'invalid_request', fieldErrors })
})

test('a query of the wrong shape is 400, a path of the wrong shape is as unknown as any other', async () => {
  const { caller } = await company()
  const wrong = await caller.request(create, { ...good, query: { times: 10 } })
  expect([wrong.statusCode, wrong.json().fieldErrors]).toEqual([400, { times: 'too_big' }])
  const unknown = await caller.request(create, { ...good, params: { kind: 'elsewhere' as 'good' } })
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'not_found'])
})

test.each([
  ['no JSON', '{"label":', 'application/json', 400, 'invalid_request'],
  ['another format', 'label=x', 'application/x-www-form-urlencoded', 415, 'invalid_request'],
  [
    'a body beyond the limit',
    JSON.stringify({ label: 'x'.repeat(70_000) }),
    'application/json',
    413,
    'too_large',
  ],
])('refuses %s in the one error shape', async (_, payload, type, status, code) => {
  const { caller } = await company()
  const headers = { ...caller.headers, 'content-type': type }
  const answer = await server.app.inject({ method: 'POST', url: '/api/v1/test/good', headers, payload })
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toEqual({ code, message: expect.any(String), requestId: expect.any(String) })
})

test('asks for a session, then for the permission, before it looks at the request', async () => {
  const wrong = { ...good, body: { label: '' } }
  expect((await server.anonymous.request(create, wrong)).json().code).toBe('unauthenticated')
  const { caller } = await company('read_only')
  expect((await caller.request(create, wrong)).json()).toMatchObject({
    code: 'forbidden',
    permission: create.permission,
  })
  expect(await server.anonymous.call(anyone, {})).toBe(true)
})

test("a handler without a transaction opens short ones, by Prisma or SQL, of its actor's company", async () => {
  await makeExtension()
  const { caller } = await company()
  expect(await caller.call(raw, {})).toEqual({ n: 1 })
})

test('the time limit holds for a request with a body, over a real connection', async () => {
  const { caller } = await company()
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const answer = await fetch(`${address}/api/v1/test/never`, {
    method: 'POST',
    headers: { ...caller.headers, 'content-type': 'application/json' },
    body: '{}',
  })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
})

test('gives up with 503 after the time limit, and undoes what was done', async () => {
  const { caller, tenantId } = await company()
  errors.length = 0
  for (const each of [slow, never]) {
    const answer = await caller.request(each, {})
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'unavailable'])
    expect(answer.headers['retry-after']).toBe('2')
  }
  await expect.poll(() => owner.extension.count({ where: { tenantId } })).toBe(0)
  expect(errors).toEqual([])
  // The connection is free again: the statement was ended by the database.
  expect((await caller.request(raw, {})).statusCode).toBe(200)
})

test.each([
  ['duplicate', 409, { code: 'already_exists', fieldErrors: { number: 'taken' } }],
  ['foreign', 422, { code: 'validation_failed', fieldErrors: { callerIdNumberId: 'not_found' } }],
  ['forbidden', 500, { code: 'internal' }],
  ['check', 500, { code: 'internal' }],
] as const)('answers for what the database refuses: %s', async (what, status, body) => {
  await makePhoneNumber()
  const { caller } = await company()
  const answer = await caller.request(rules, { body: { what } })
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject(body)
})

test('204 has no body', async () => {
  const { caller } = await company()
  const answer = await caller.request(nothing, {})
  expect([answer.statusCode, answer.body]).toEqual([204, ''])
})

test('a public endpoint cannot ask for a tenant transaction', () => {
  const impossible: Endpoint = { ...anyone, tx: 'default' }
  expect(() => route(server.app, impossible, () => null)).toThrow('no company')
})

test('handlers are typed by their endpoint', () => {
  const check = (app: FastifyInstance) => {
    route(app, create, ({ params, query, db, ...rest }) => {
      expectTypeOf(params.kind).toEqualTypeOf<'good' | 'throws' | 'undeclared' | 'misfit'>()
      expectTypeOf(query.times).toEqualTypeOf<number>()
      expectTypeOf(db).toHaveProperty('extension')
      expectTypeOf(rest).not.toHaveProperty('withPg')
      return { label: '', userId: '', times: 1 }
    })
    route(app, raw, ({ withPg, ...rest }) => {
      expectTypeOf(withPg).toBeFunction()
      expectTypeOf(rest).not.toHaveProperty('db')
      expectTypeOf(rest).not.toHaveProperty('body')
      return { n: 1 }
    })
    // @ts-expect-error the answer must fit the response
    route(app, raw, () => ({ n: 'one' }))
    route(app, anyone, ({ actor }) => {
      expectTypeOf(actor).toBeNullable()
      return true
    })
  }
  expect(check).toBeTypeOf('function')
})
