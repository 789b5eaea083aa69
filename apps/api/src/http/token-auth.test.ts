import { endpoint } from '@switchboard/contract/endpoint'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { newToken } from '../identity/program-token.ts'
import { startTestApp } from '../testing/app.ts'
import { owner } from '../testing/db.ts'
import { makePlatformToken, makeTenant } from '../testing/factories.ts'
import { route } from './route.ts'

// What programs of the installation may rely on, by an endpoint made for it; the matrix test covers who may call what.

const write = endpoint({
  id: 'test.write',
  method: 'POST',
  path: '/test/write',
  permission: 'engine',
  summary: 'Test.',
  tx: 'none',
  body: z.strictObject({ tenantId: z.uuid() }),
  status: 200,
  response: z.object({ name: z.string(), extensions: z.int(), companies: z.int() }),
  errors: [],
  example: { body: { tenantId: '018f0000-0000-7000-8000-000000000000' } },
})

function testFeature(app: FastifyInstance): void {
  route(app, write, ({ program, body, withTenant }) =>
    withTenant(body.tenantId, async ({ db, audit }) => {
      const shared = { number: '300', kind: 'shared_phone', name: 'x', searchText: 'x' }
      const { id } = await db.extension.create({ data: shared })
      const event = {
        action: 'extension.created',
        objectKind: 'extension',
        objectId: id,
        objectLabel: '300 x',
      }
      await audit({ ...event, before: null, after: shared })
      return {
        name: program.name,
        extensions: await db.extension.count(),
        companies: await db.tenant.count(),
      }
    }),
  )
}

const features = [testFeature]
const server = await startTestApp({ features })

test('works in the company that it names, confined to it, and the history says the provider did it', async () => {
  const [one, other] = [await makeTenant(), await makeTenant()]
  const engine = server.program(await makePlatformToken({ name: 'Paris 1' }))
  for (const { id: tenantId } of [one, other]) {
    expect(await engine.call(write, { body: { tenantId } })).toEqual({
      name: 'Paris 1',
      extensions: 1,
      companies: 1,
    })
  }
  expect(await owner.auditEvent.findMany({ where: { tenantId: one.id } })).toMatchObject([
    { actorKind: 'platform', actorUserId: null, actorTokenId: null },
  ])
})

test('needs neither a cookie nor a CSRF token, and cookies beside its token are not looked at', async () => {
  const { id: tenantId } = await makeTenant()
  const program = server.program(await makePlatformToken())
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/v1/test/write',
    payload: { tenantId },
    headers: { ...program.headers, cookie: 'sid=forged', 'sec-fetch-site': 'cross-site' },
  })
  expect(answer.statusCode).toBe(200)
})

test('revoked, unknown, cut off: one answer', async () => {
  const { id: tenantId } = await makeTenant()
  const revoked = await makePlatformToken({ revokedAt: new Date() })
  const tokens = [revoked, newToken('sbp_'), (await makePlatformToken()).slice(0, -1)]
  for (const token of tokens) {
    const answer = await server.program(token).request(write, { body: { tenantId } })
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthenticated'])
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="Switchboard API", error="invalid_token"')
  }
})

test('is marked as used, a minute apart, and from where', async () => {
  const name = 'Lyon 1'
  const engine = server.program(await makePlatformToken({ name }))
  const find = () => owner.platformToken.findFirstOrThrow({ where: { name } })
  await engine.request(write, { body: { tenantId: (await makeTenant()).id } })
  await expect.poll(find).toMatchObject({ lastUsedAt: server.clock.now(), lastUsedFrom: '127.0.0.1' })
})

test('each token has its budget, and wrong ones that of their network', async () => {
  const limited = await startTestApp({
    features,
    env: { API_REQUESTS_PER_MINUTE: '1', API_WRONG_TOKENS_PER_MINUTE: '1' },
  })
  const body = { tenantId: (await makeTenant()).id }
  const [one, two] = [await makePlatformToken(), await makePlatformToken()].map(limited.program)
  const statuses: (number | undefined)[] = []
  for (const program of [one, one, two]) statuses.push((await program?.request(write, { body }))?.statusCode)
  // The third writes the same number again: it was let in.
  expect(statuses).toEqual([200, 429, 409])
  const wrong = () =>
    limited.app.inject({
      method: 'POST',
      url: '/api/v1/test/write',
      payload: body,
      headers: limited.program(newToken('sbp_')).headers,
      remoteAddress: '198.51.100.7',
    })
  expect([(await wrong()).statusCode, (await wrong()).statusCode]).toEqual([401, 429])
})

test('an endpoint of the installation has no transaction of its own', async () => {
  const { tx: _tx, ...rest } = write
  const started = startTestApp({
    features: [(app) => route(app, rest as typeof write, () => ({ name: '', extensions: 0, companies: 0 }))],
  })
  await expect(started).rejects.toThrow(
    "of no company, so there is none to open a transaction for: give it tx 'none'",
  )
})
