import type { FastifyBaseLogger } from 'fastify'
import type { ClientBase, Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Platform } from '../db/platform.ts'
import { sendInvitation } from './invitation.ts'
import type { Mailer } from './mail.ts'
import type { OutboxKind, OutboxMessages } from './outbox.ts'

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
/** Rows handed over in one transaction. */
const BATCH = 100
const STOP_TIMEOUT_MS = 5_000

/** An outbox row as a job. */
interface Message {
  kind: OutboxKind
  tenantId: string
  payload: OutboxMessages[OutboxKind]
}

/** The queue of each kind. */
const QUEUES: Record<OutboxKind, string> = { 'mail.invitation': 'mail' }

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
      `delete from outbox where (tenant_id, id) in
         (select tenant_id, id from outbox order by created_at, id limit $1 for update skip locked)
       returning kind, tenant_id as "tenantId", payload`,
      [BATCH],
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

/** Calls `task` every second, and at once again while it reports work, until stopped. Failures are tried again. */
function repeat(task: () => Promise<number>, log: FastifyBaseLogger) {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let stopped = false
  const next = (delay: number) => {
    if (!stopped) timer = setTimeout(() => (running = turn()), delay)
  }
  const turn = async () => {
    const done = await task().catch((error: unknown) => {
      log.warn({ err: error }, 'the worker could not do its round; it tries again')
      return 0
    })
    next(done === BATCH ? 0 : POLL_MS)
  }
  next(0)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}

async function handle(
  { platform, clock, publicUrl }: WorkerOptions,
  mailer: Mailer,
  message: Message,
): Promise<void> {
  switch (message.kind) {
    case 'mail.invitation':
      return sendInvitation({ platform, clock, mailer, publicUrl }, message.tenantId, message.payload.userId)
  }
}

/**
 * Does what the outbox asks for. Starts whether or not the database answers, and carries on when it comes back; a job
 * that fails is tried again by its queue's rules (prisma/jobs.ts).
 */
export function startWorker(options: WorkerOptions): Worker {
  const { platform, log, mailer } = options
  const boss = new PgBoss({ db: asBossDb(platform.pool), migrate: false, schedule: false })
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue reports an error'))
  let started = false
  const start = async () => {
    await boss.start()
    if (mailer) {
      await boss.work<Message>('mail', { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const { data } of jobs) await handle(options, mailer, data)
      })
    } else log.warn('SMTP_URL is not set: mail waits in its queue')
    started = true
  }
  const stopRelay = repeat(async () => {
    if (!started) await start()
    return relay(platform.pool, boss)
  }, log)
  return {
    stop: async () => {
      await stopRelay()
      if (started) await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS })
    },
  }
}
