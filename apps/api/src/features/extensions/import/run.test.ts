import { once } from 'node:events'
import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import { extensionsImport } from '@switchboard/contract/extensions.import'
import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { startWorker, type Worker } from '../../../jobs/worker.ts'
import { type Caller, startTestApp } from '../../../testing/app.ts'
import { owner } from '../../../testing/db.ts'
import { makeExtension, makeTenant, makeUser } from '../../../testing/factories.ts'
import { lockExtension } from '../../../testing/row-lock.ts'
import { startServer } from '../../../testing/server-process.ts'

// Imports in the background, by real workers: what they leave behind when they are stopped, killed or told to end.

// The one test of 10,000 rows takes some 20 s of a machine that does nothing else.
vi.setConfig({ testTimeout: 180_000 })
const PATIENCE = { timeout: 120_000, interval: 50 }

const server = await startTestApp()
const { database, secrets, clock, files, config } = server.app.portal

const workers: Worker[] = []
function work(): Worker {
  const log = pino({ level: 'silent' })
  const publicUrl = 'https://portal.example.test'
  const { ffmpeg } = config
  const options = { database, secrets, files, ffmpeg, clock, log, publicUrl, resetsPerHour: 20 }
  const worker = startWorker({ ...options, mailer: null })
  workers.push(worker)
  return worker
}
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())))

async function company() {
  const tenant = await makeTenant({ language: 'en' })
  const admin = await makeUser({ tenantId: tenant.id })
  return { tenantId: tenant.id, caller: await server.signInAs(admin) }
}

const now = (caller: Caller, { id }: Pick<ExtensionImport, 'id'>) =>
  caller.call(extensionsImport.get, { params: { id } })
const stateOf = async (caller: Caller, asked: ExtensionImport) => (await now(caller, asked)).state

/** Asks for the import of that many new phones, and of a new name for each number in `renamed`. */
async function start(caller: Caller, howMany: number, renamed: readonly string[] = []) {
  const phones = Array.from({ length: howMany }, (_, at) => `${10_000 + at},Phone ${at}`)
  const text = ['number,label', ...renamed.map((number) => `${number},Renamed`), ...phones].join('\n')
  const { id, version } = await caller.call(extensionsImport.create, {
    body: { fileName: null, content: Buffer.from(text).toString('base64') },
  })
  return caller.call(extensionsImport.start, { params: { id }, body: { version, leaveOutErrors: false } })
}

const isUnderWay = (caller: Caller, asked: ExtensionImport) =>
  expect.poll(async () => (await now(caller, asked)).processed, PATIENCE).toBeGreaterThan(0)
const counts = async (tenantId: string) => ({
  extensions: await owner.extension.count({ where: { tenantId } }),
  events: await owner.auditEvent.count({ where: { tenantId } }),
})
const NOTHING = { extensions: 0, events: 0 }

/** What the queue does by itself a little later: a test does not wait for it. */
const inTheQueue = (assignments: string) =>
  owner.$executeRawUnsafe(`update pgboss.job set ${assignments} where name = 'import' and state = 'active'`)

test('a server that is killed in the middle of 10,000 rows leaves nothing, and another one finishes once', async () => {
  const { tenantId, caller } = await company()
  const asked = await start(caller, 10_000)
  const killed = startServer()
  await isUnderWay(caller, asked)
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect(await counts(tenantId)).toEqual(NOTHING)
  expect(await stateOf(caller, asked)).toBe('importing')

  await inTheQueue(`heartbeat_on = heartbeat_on - interval '1 minute'`)
  work()
  await expect.poll(() => stateOf(caller, asked), PATIENCE).toBe('done')
  expect(await counts(tenantId)).toEqual({ extensions: 10_000, events: 10_001 })
  expect(await now(caller, asked)).toMatchObject({ processed: 10_000, counts: { create: 10_000 } })
})

test('a server that is stopped gives it back at once', async () => {
  const { tenantId, caller } = await company()
  const asked = await start(caller, 1_500)
  const first = work()
  await isUnderWay(caller, asked)
  await first.stop()
  expect(await counts(tenantId)).toEqual(NOTHING)
  work()
  await expect.poll(() => stateOf(caller, asked), PATIENCE).toBe('done')
  expect(await counts(tenantId)).toEqual({ extensions: 1_500, events: 1_501 })
  // Else plans made for an empty table serve until it looks by itself, and a search takes longer than it may.
  const known = await owner.$queryRaw<{ reltuples: number }[]>`
    select reltuples from pg_class where oid in ('extension'::regclass, 'phone_extension'::regclass, 'audit_event'::regclass)`
  for (const { reltuples } of known) expect(reltuples).toBeGreaterThanOrEqual(1_500)
})

test('it ends in the middle when somebody asks for that', async () => {
  const { tenantId, caller } = await company()
  const asked = await start(caller, 1_500)
  work()
  await isUnderWay(caller, asked)
  await caller.call(extensionsImport.cancel, { params: { id: asked.id } })
  await expect.poll(() => stateOf(caller, asked), PATIENCE).toBe('cancelled')
  expect(await counts(tenantId)).toEqual(NOTHING)
})

test('of two of one company, one waits for the other and judges anew', async () => {
  const { tenantId, caller } = await company()
  const asked = [await start(caller, 600), await start(caller, 600)]
  work()
  work()
  const found = () => Promise.all(asked.map((each) => now(caller, each)))
  // Whichever comes first.
  await expect
    .poll(async () => (await found()).map(({ state }) => state).toSorted(), PATIENCE)
    .toEqual(['done', 'ready'])
  const waited = (await found()).find(({ state }) => state === 'ready')
  expect(waited).toMatchObject({ changedSince: true, counts: { unchanged: 600 } })
  expect(await counts(tenantId)).toEqual({ extensions: 600, events: 601 })
})

test('what nobody can finish is told, and a late worker changes nothing', async () => {
  const { tenantId, caller } = await company()
  const { id } = await makeExtension({
    tenantId,
    number: '201',
    kind: 'shared_phone',
    phone: { voicemailEnabled: false },
  })
  const asked = await start(caller, 10, ['201'])
  const lock = await lockExtension(id)
  work()
  await lock.waiter()
  await inTheQueue(`retry_limit = 0, expire_seconds = 1, started_on = started_on - interval '1 minute'`)
  await expect.poll(() => stateOf(caller, asked), PATIENCE).toBe('failed')
  expect(await now(caller, asked)).toMatchObject({ failure: 'interrupted' })
  await lock.release()
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  expect(await counts(tenantId)).toEqual({ extensions: 1, events: 0 })
})
