import type { FastifyBaseLogger } from 'fastify'
import type { ClientBase, Pool } from 'pg'
import { PgBoss, type WorkOptions } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/connect.ts'
import { convertSound, giveUpSound } from '../features/audio/sounds/run.ts'
import { giveUpImport, runImport } from '../features/extensions/import/run.ts'
import type { Files } from '../files/files.ts'
import type { SecretBox } from '../http/crypto.ts'
import { MAIL_QUEUES, takeMails } from './mail-queue.ts'
import type { Mailer } from './mail.ts'
import type { OutboxKind, OutboxMessages } from './outbox.ts'
import { resolveResetRequests } from './password-reset.ts'
import { tidy } from './tidy.ts'

export interface WorkerOptions {
  database: Database
  secrets: SecretBox
  files: Files
  /** Path of an installed ffmpeg; where there is none, the one of WebAssembly does its work. */
  ffmpeg: string
  clock: Clock
  log: FastifyBaseLogger
  /** Null when no SMTP server is configured: mail then waits in its queue. */
  mailer: Mailer | null
  publicUrl: string
  /** Mails with a link to a new password that one person is sent. */
  resetsPerHour: number
}

export interface Worker {
  /** Waits for the jobs that run; a long one is asked to end, and taken again by whoever starts next. */
  stop(): Promise<void>
}

const POLL_MS = 1_000
const TIDY_MS = 3_600_000
/** Rows handed over in one transaction. */
const BATCH = 100
const STOP_TIMEOUT_MS = 5_000
/** How often jobs are looked for whose worker is gone (heartbeatSeconds in prisma/jobs.ts). */
const SUPERVISE_SECONDS = 5
/** Of several companies, in one process: each writes thousands of rows. */
const IMPORTS_AT_ONCE = 2
/** Each takes a core for as long as it lasts. */
const SOUNDS_AT_ONCE = 1

/** An outbox row as a job. */
interface Message<K extends OutboxKind = OutboxKind> {
  id: string
  kind: K
  tenantId: string
  payload: OutboxMessages[K]
  askedAt: string
}

/** The queue of each kind. */
const QUEUES: Record<OutboxKind, string> = {
  ...MAIL_QUEUES,
  'extensions.import': 'import',
  'sound.convert': 'sound',
}

const asBossDb = (client: Pool | ClientBase) => ({
  executeSql: (text: string, values?: unknown[]) => client.query(text, values),
})

/** Turns outbox rows into jobs, both in one transaction: each becomes exactly one job. Gives how many. */
async function relay(pool: Pool, boss: PgBoss): Promise<number> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const { rows } = await client.query<Message>(
      `with taken as (
         delete from outbox where (tenant_id, id) in
           (select tenant_id, id from outbox where kind = any($2) order by created_at, id limit $1 for update skip locked)
         returning *
       ), logged as (
         insert into mail_log (tenant_id, id, kind, user_id, queued_at)
         select tenant_id, id, substr(kind, 6), (payload->>'userId')::uuid, created_at from taken where kind like 'mail.%'
       )
       select id, kind, tenant_id as "tenantId", payload, created_at as "askedAt" from taken order by created_at, id`,
      [BATCH, Object.keys(QUEUES)], // a kind that only a newer version knows waits for it
    )
    for (const message of rows) {
      const group = { id: message.tenantId }
      await boss.send(QUEUES[message.kind], message, { db: asBossDb(client), group })
    }
    await client.query('commit')
    return rows.length
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure))
    throw error
  } finally {
    client.release(broken)
  }
}

/** Calls `task` at once and then with a pause in between, which `task` gives in milliseconds; a failure is tried again. */
function repeat(task: () => Promise<number>, log: FastifyBaseLogger) {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let stopped = false
  const next = (delay: number) => {
    if (!stopped) timer = setTimeout(() => (running = turn()), delay)
  }
  const turn = async () => {
    const pause = await task().catch((error: unknown) => {
      log.warn({ err: error }, 'the worker could not do its round; it tries again')
      return POLL_MS
    })
    next(pause)
  }
  next(0)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}

/** Takes jobs of a queue one by one, wherever a company has none under way if `groupConcurrency` is 1. */
async function take<K extends OutboxKind>(
  boss: PgBoss,
  queue: string,
  options: Pick<WorkOptions, 'localConcurrency' | 'groupConcurrency'>,
  handle: (message: Message<K>, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  await boss.work<Message<K>>(queue, { pollingIntervalSeconds: 1, ...options }, async (jobs) => {
    for (const { data, signal } of jobs) await handle(data, signal)
  })
}

/** Begins to take jobs. `stopping` ends those that take long. */
async function takeJobs(boss: PgBoss, options: WorkerOptions, stopping: AbortSignal): Promise<void> {
  const { database, mailer, log } = options
  if (mailer) await takeMails(boss, { ...options, platform: database.platform, mailer })
  else log.warn('SMTP_URL is not set: mail waits in its queue')
  const oneByOne = { localConcurrency: IMPORTS_AT_ONCE, groupConcurrency: 1 }
  await take<'extensions.import'>(boss, 'import', oneByOne, ({ tenantId, payload }, signal) =>
    runImport(options, tenantId, payload, AbortSignal.any([stopping, signal])),
  )
  await take<'extensions.import'>(boss, 'import-interrupted', {}, ({ tenantId, payload }) =>
    giveUpImport(options, tenantId, payload.importId, 'interrupted'),
  )
  const sounds = { localConcurrency: SOUNDS_AT_ONCE }
  await take<'sound.convert'>(boss, 'sound', sounds, ({ tenantId, payload }, signal) =>
    convertSound(options, tenantId, payload.soundId, AbortSignal.any([stopping, signal])),
  )
  await take<'sound.convert'>(boss, 'sound-interrupted', {}, ({ tenantId, payload }) =>
    giveUpSound(options, tenantId, payload.soundId, 'interrupted'),
  )
}

/**
 * Does what the outbox asks for. Starts whether or not the database answers, and carries on when it comes back; a job
 * that fails is tried again by its queue's rules (prisma/jobs.ts).
 */
export function startWorker(options: WorkerOptions): Worker {
  const { database, files, clock, log } = options
  const { platform } = database
  const boss = new PgBoss({
    db: asBossDb(platform.pool),
    migrate: false,
    schedule: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue reports an error'))
  const stopping = new AbortController()
  let started = false
  const start = async () => {
    await boss.start()
    await takeJobs(boss, options, stopping.signal)
    started = true
  }
  const stopRelay = repeat(async () => {
    if (!started) await start()
    await resolveResetRequests(platform.pool, options.resetsPerHour)
    const handedOver = await relay(platform.pool, boss)
    return handedOver === BATCH ? 0 : POLL_MS
  }, log)
  const stopTidying = repeat(async () => {
    await tidy(platform, files, clock.now())
    return TIDY_MS
  }, log)
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all([stopRelay(), stopTidying()])
      if (started) await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS })
    },
  }
}
