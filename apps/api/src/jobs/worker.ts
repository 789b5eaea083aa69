import type { FastifyBaseLogger } from 'fastify'
import type { ClientBase, Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Platform } from '../db/platform.ts'
import { MAIL_QUEUES, takeMails } from './mail-queue.ts'
import type { Mailer } from './mail.ts'
import type { OutboxKind, OutboxMessages } from './outbox.ts'
import { tidy } from './tidy.ts'

export interface WorkerOptions {
  platform: Platform
  clock: Clock
  log: FastifyBaseLogger
  /** Null when no SMTP server is configured: mail then waits in its queue. */
  mailer: Mailer | null
  publicUrl: string
}

export interface Worker {
  /** Waits for the jobs that run. */
  stop(): Promise<void>
}

const POLL_MS = 1_000
const TIDY_MS = 3_600_000
/** Rows handed over in one transaction. */
const BATCH = 100
const STOP_TIMEOUT_MS = 5_000

/** An outbox row as a job. */
interface Message {
  id: string
  kind: OutboxKind
  tenantId: string
  payload: OutboxMessages[OutboxKind]
  askedAt: string
}

/** The queue of each kind. */
const QUEUES: Record<OutboxKind, string> = MAIL_QUEUES

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
    for (const message of rows) await boss.send(QUEUES[message.kind], message, { db: asBossDb(client) })
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

/**
 * Does what the outbox asks for. Starts whether or not the database answers, and carries on when it comes back; a job
 * that fails is tried again by its queue's rules (prisma/jobs.ts).
 */
export function startWorker(options: WorkerOptions): Worker {
  const { platform, clock, log, mailer } = options
  const boss = new PgBoss({ db: asBossDb(platform.pool), migrate: false, schedule: false })
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue reports an error'))
  let started = false
  const start = async () => {
    await boss.start()
    if (mailer) await takeMails(boss, { ...options, mailer })
    else log.warn('SMTP_URL is not set: mail waits in its queue')
    started = true
  }
  const stopRelay = repeat(async () => {
    if (!started) await start()
    const handedOver = await relay(platform.pool, boss)
    return handedOver === BATCH ? 0 : POLL_MS
  }, log)
  const stopTidying = repeat(async () => {
    await tidy(platform, clock.now())
    return TIDY_MS
  }, log)
  return {
    stop: async () => {
      await Promise.all([stopRelay(), stopTidying()])
      if (started) await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS })
    },
  }
}
