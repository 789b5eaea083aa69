import { randomBytes } from 'node:crypto'
import { get } from 'node:http'
import { endpoint } from '@switchboard/contract/endpoint'
import { Problem } from '@switchboard/contract/problem'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { sessionRoutes } from '../features/session/routes.ts'
import { startTestApp, urlOf } from '../testing/app.ts'
import { makeUser } from '../testing/factories.ts'
import { problem } from './errors.ts'
import { route } from './route.ts'

const KINDS = ['whole', 'empty', 'refused', 'never', 'breaks at once', 'breaks', 'long', 'endless'] as const

const file = endpoint({
  id: 'test.file',
  method: 'GET',
  path: '/test/file/:kind',
  permission: 'extensions:read',
  summary: 'Test.',
  tx: 'stream',
  produces: 'text/csv',
  timeout: 1_000,
  params: z.object({ kind: z.enum(KINDS) }),
  status: 200,
  response: z.string(),
  errors: ['in_use'],
  example: { params: { kind: 'whole' } },
})

/** How many parts of the endless file were made, and that its making ended. */
const endless = { parts: 0, over: Promise.withResolvers<void>() }

/** Cannot be compressed, so that an answer begins before it is whole. */
const part = () => randomBytes(32 * 1024).toString('hex')

async function* makeEndless(): AsyncGenerator<string, void, void> {
  try {
    for (;;) {
      endless.parts += 1
      yield part()
    }
  } finally {
    endless.over.resolve()
  }
}

function testFeature(app: FastifyInstance): void {
  route(app, file, ({ params: { kind }, withPg }) => {
    async function* content(): AsyncGenerator<string, void, void> {
      if (kind === 'empty') return
      if (kind === 'refused') throw problem('in_use')
      if (kind === 'never') await new Promise(() => {})
      yield 'a,b\r\n'
      if (kind === 'breaks') for (let at = 0; at < 20; at += 1) yield part()
      if (kind.startsWith('breaks')) throw new Error('the database went away')
      if (kind === 'endless') yield* makeEndless()
      // Each within the limit, both together beyond it.
      if (kind === 'long') for (const _ of [1, 2]) await withPg((pg) => pg.query('select pg_sleep(0.6)'))
      yield '1,é\r\n'
    }
    return { name: 'postes "été"\r\n.csv', content: content() }
  })
}

const server = await startTestApp({ features: [sessionRoutes, testFeature] })
const caller = await server.signInAs(await makeUser())
const ask = (kind: (typeof KINDS)[number]) => caller.request(file, { params: { kind } })

const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
const download = (kind: (typeof KINDS)[number], encoding: string) =>
  fetch(`${address}${urlOf(file, { params: { kind } })}`, {
    headers: { ...caller.headers, 'accept-encoding': encoding },
  })

test('is a file to save, which nobody keeps', async () => {
  const answer = await ask('whole')
  expect([answer.statusCode, answer.body]).toEqual([200, 'a,b\r\n1,é\r\n'])
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="postes---t----.csv"',
    'cache-control': 'no-store',
  })
})

test('may be empty', async () => {
  expect([(await ask('empty')).statusCode, (await ask('empty')).body]).toEqual([200, ''])
})

test.each([
  ['refused', 409, 'in_use'],
  ['never', 503, 'unavailable'],
] as const)('what fails before its first part is a problem: %s', async (kind, status, code) => {
  const answer = await ask(kind)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(answer.headers).not.toHaveProperty('content-disposition')
})

test.each(['identity', 'gzip'])('what breaks later never ends as if it were whole (%s)', async (encoding) => {
  const answer = await download('breaks', encoding)
  expect([answer.status, answer.headers.get('content-encoding') ?? 'identity']).toEqual([200, encoding])
  await expect(answer.text()).rejects.toThrow('terminated')
})

test('what breaks before anything was sent is still a problem, and no file', async () => {
  // Compression holds the first part back.
  const answer = await download('breaks at once', 'gzip')
  expect([answer.status, Problem.parse(await answer.json()).code]).toEqual([500, 'internal'])
  expect(answer.headers.get('content-disposition')).toBeNull()
})

test('the time limit is for its first part: all of it takes as long as it takes', async () => {
  const answer = await download('long', 'identity')
  expect(await answer.text()).toBe('a,b\r\n1,é\r\n')
})

test('is made as fast as it is read, and no further when the reader goes', async () => {
  const request = get(`${address}${urlOf(file, { params: { kind: 'endless' } })}`, {
    headers: caller.headers,
  })
  // Its body is not read: what was made fills the buffers in between.
  request.once('response', () => request.destroy())
  request.on('error', () => {})
  await endless.over.promise
  expect(endless.parts).toBeLessThan(500)
})

test('its endpoint answers with a file', () => {
  const check = (app: FastifyInstance) => {
    // @ts-expect-error a text is no file
    route(app, file, () => 'a,b\r\n')
  }
  expect(check).toBeTypeOf('function')
})
