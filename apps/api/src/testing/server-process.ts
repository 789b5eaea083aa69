import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import { appDatabaseUrl, databaseUrl } from './db.ts'

type Child = ChildProcessByStdio<null, Readable, Readable>

const SECRET_KEYS = `test:${Buffer.alloc(32, 1).toString('base64')}`
const children: Child[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))

/** The server as a process of its own, on this test file's database; killed after the test if it still runs. */
export function startServer(env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../server.ts', import.meta.url))], {
    env: { PORT: '0', DATABASE_URL: databaseUrl, APP_DATABASE_URL: appDatabaseUrl, SECRET_KEYS, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  return child
}

/** Where it is reached, once it is. */
export async function listening(child: Child): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening at (http:\S+?)"/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error('the server ended before it listened')
}
