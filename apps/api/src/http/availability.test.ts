import { extensions } from '@switchboard/contract/extensions'
import { session } from '@switchboard/contract/session'
import { Client } from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startTestApp } from '../testing/app.ts'
import { appDatabaseUrl, databaseUrl, owner } from '../testing/db.ts'
import { makeExtension, makeUser } from '../testing/factories.ts'
import { lockExtension } from '../testing/row-lock.ts'
import { startTcpProxy } from '../testing/tcp-proxy.ts'

// The database goes away and comes back under a running application.

const { hostname: host, port } = new URL(databaseUrl)
const proxy = await startTcpProxy({ host, port: Number(port) })
const through = (url: string) =>
  Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(proxy.port) }).href
const server = await startTestApp({
  env: { DATABASE_URL: through(databaseUrl), APP_DATABASE_URL: through(appDatabaseUrl) },
})
const user = await makeUser()
const caller = await server.signInAs(user)
const admin = new Client({ connectionString: databaseUrl })
await admin.connect()
afterAll(() => admin.end())

const list = () => caller.request(extensions.list, { query: {} })
const probe = async (url: string) => (await server.app.inject(url)).statusCode

beforeEach(async () => {
  await caller.call(extensions.list, { query: {} }) // connections are open
})

test('while the database is away every answer is 503 with Retry-After, and then all is well again', async () => {
  await proxy.cut()
  const signIn = server.anonymous.request(session.signIn, session.signIn.example)
  for (const answer of [await list(), await caller.request(session.get, {}), await signIn]) {
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('2')
    expect(answer.json()).toMatchObject({ code: 'unavailable' })
  }
  expect([await probe('/healthz'), await probe('/readyz')]).toEqual([200, 503])
  await proxy.restore()
  expect([await probe('/healthz'), await probe('/readyz')]).toEqual([200, 200])
  expect((await list()).statusCode).toBe(200)
})

test('connections that the server ended are replaced', async () => {
  await Promise.all(Array.from({ length: 10 }, list)) // several open
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await expect.poll(async () => (await list()).statusCode).toBe(200)
  const answers = await Promise.all(Array.from({ length: 10 }, list))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
})

test('a connection that breaks while no query runs on it fails its request, not the process', async () => {
  const { withTenantPg } = server.app.portal.database
  const request = withTenantPg(user.tenantId, async (held) => {
    const { rows } = await held.query<{ pid: number }>('select pg_backend_pid() as pid')
    // Not once(): that would listen for the error too.
    const broken = new Promise<void>((resolve) => (held as Client).on('end', resolve))
    await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await broken
    await held.query('select')
  })
  await expect(request).rejects.toThrow('not queryable')
  expect((await list()).statusCode).toBe(200)
})

test('of two transactions that wait for each other, the one that PostgreSQL ends runs again', async () => {
  const { tenantId } = user
  const [a, b] = [await makeExtension({ tenantId }), await makeExtension({ tenantId })]
  const bothHoldOne = Promise.withResolvers<void>()
  let runs = 0
  const changeBoth = (first: string, second: string) =>
    server.app.portal.database.withTenant(tenantId, async (db) => {
      const change = (id: string) =>
        db.extension.updateMany({ where: { id }, data: { version: { increment: 1 } } })
      await change(first)
      runs += 1
      if (runs === 2) bothHoldOne.resolve()
      await bothHoldOne.promise
      await change(second)
    })
  await Promise.all([changeBoth(a.id, b.id), changeBoth(b.id, a.id)])
  expect(runs).toBeGreaterThan(2)
  const after = await owner.extension.findMany({ where: { id: { in: [a.id, b.id] } } })
  expect(after.map(({ version }) => version)).toEqual([a.version + 2, b.version + 2])
})

test('a change whose connection breaks is 503, and was not made', async () => {
  const { id } = await makeExtension({ tenantId: user.tenantId, kind: 'shared_phone' })
  const lock = await lockExtension(id)
  const removal = caller.request(extensions.remove, { params: { id }, query: {} })
  await admin.query('select pg_terminate_backend($1)', [await lock.waiter()])
  expect((await removal).statusCode).toBe(503)
  await lock.release()
  expect((await caller.request(extensions.get, { params: { id } })).statusCode).toBe(200)
})

test('a database that lacks a migration is not ready', async () => {
  const rename = (from: string, to: string) =>
    admin.query('update _prisma_migrations set migration_name = $2 where migration_name = $1', [from, to])
  const { rows } = await admin.query<{ name: string }>(
    'select min(migration_name) as name from _prisma_migrations',
  )
  const name = rows[0]?.name ?? ''
  await rename(name, 'another')
  expect(await probe('/readyz')).toBe(503)
  await rename('another', name)
  expect(await probe('/readyz')).toBe(200)
})

test('a server that is late refuses requests, and is alive and ready', async () => {
  const { app } = await startTestApp({ maxEventLoopDelay: 1 })
  const nobody = new Int32Array(new SharedArrayBuffer(4))
  const answer = () => {
    Atomics.wait(nobody, 0, 0, 50) // nothing else runs meanwhile
    return app.inject('/api/v1/session')
  }
  await expect.poll(async () => (await answer()).statusCode).toBe(503)
  expect((await app.inject('/readyz')).statusCode).toBe(200)
  const { headers, ...late } = await answer()
  expect([late.statusCode, late.json().code, headers['retry-after']]).toEqual([503, 'unavailable', '2'])
})
