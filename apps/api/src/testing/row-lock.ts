import { Client } from 'pg'
import { expect } from 'vitest'
import { databaseUrl } from './db.ts'

/** Generous: a process that just started is slow. */
const PATIENCE = { timeout: 10_000 }

/** A row that nobody else can change for a while: how a test holds a request at a known point. */
export interface RowLock {
  /** Resolves when somebody (or that many) waits for the row; gives the process id of one's connection. */
  waiter(howMany?: number): Promise<number>
  release(): Promise<void>
}

const open = async () => {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  return client
}

export async function lockExtension(id: string): Promise<RowLock> {
  // Two connections: what a transaction sees of the others' activity stands still.
  const [holder, watcher] = [await open(), await open()]
  await holder.query('begin')
  await holder.query('select from extension where id = $1 for update', [id])
  return {
    waiter: async (howMany = 1) => {
      const find = async () => {
        const { rows } = await watcher.query<{ pid: number }>(
          `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        return rows.map(({ pid }) => pid)
      }
      await expect.poll(async () => (await find()).length, PATIENCE).toBe(howMany)
      return (await find())[0] ?? 0
    },
    release: async () => {
      await holder.query('commit')
      await Promise.all([holder.end(), watcher.end()])
    },
  }
}
