import { Client } from 'pg'
import { expect } from 'vitest'
import { databaseUrl } from './db.ts'

/** A row that nobody else can change for a while, or a table nobody can read: how a test holds a request at a known point. */
export interface Lock {
  /** Resolves when somebody (or that many) waits for it; gives the process id of one's connection. */
  waiter(howMany?: number): Promise<number>
  /** Runs a statement as whoever holds it. */
  run(text: string, values: readonly unknown[]): Promise<unknown>
  release(): Promise<void>
}

const open = async () => {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  return client
}

async function lock(statement: string, values: readonly string[] = []): Promise<Lock> {
  // Two connections: what a transaction sees of the others' activity stands still.
  const [holder, watcher] = [await open(), await open()]
  await holder.query('begin')
  await holder.query(statement, [...values])
  return {
    waiter: async (howMany = 1) => {
      const find = async () => {
        const { rows } = await watcher.query<{ pid: number }>(
          `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        return rows.map(({ pid }) => pid)
      }
      await expect.poll(async () => (await find()).length).toBe(howMany)
      return (await find())[0] ?? 0
    },
    run: (text, values) => holder.query(text, [...values]),
    release: async () => {
      await holder.query('commit')
      await Promise.all([holder.end(), watcher.end()])
    },
  }
}

export const lockExtension = (id: string) => lock('select from extension where id = $1 for update', [id])
export const lockPerson = (id: string) => lock('select from app_user where id = $1 for update', [id])
export const lockSessions = (userId: string) =>
  lock('select from session where user_id = $1 for update', [userId])
export const lockNumbers = () => lock('lock table number_registry')

/**
 * Holds a person, or their sessions, until a request waits for them, changes something, and lets the request go on.
 * @param change a statement with the person's id for `$1`
 * @returns the answer
 */
export async function whileWaiting<T>(
  personId: string,
  start: () => PromiseLike<T>,
  change: string,
  hold = lockPerson,
): Promise<T> {
  const held = await hold(personId)
  const answer = Promise.resolve(start())
  await held.waiter()
  await held.run(change, [personId])
  await held.release()
  return answer
}

/** That a change of a person's own takes the person first: while it waits for them, their sessions are free. */
export const expectPersonFirst = <T>(personId: string, ask: () => PromiseLike<T>): Promise<T> =>
  whileWaiting(personId, ask, 'select from session where user_id = $1 for update nowait')
