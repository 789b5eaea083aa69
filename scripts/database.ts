import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type ServerOptions, startServer } from './embedded-postgres.ts'
import { databaseHome, type Installation } from './installation.ts'

const DATABASE = 'switchboard'
const RETRY_MS = 2_000

export interface PortalDatabase {
  /** The superuser. */
  databaseUrl: string
  /** The role portal_app, which the migrations make with this password. */
  appDatabaseUrl: string
  stop: () => Promise<void>
  /** At once; the next start recovers what was committed. */
  kill: () => void
}

/** Where the embedded database answers, known before it runs. */
export function databaseUrls({ databasePort, superuserPassword, appPassword }: Installation): {
  databaseUrl: string
  appDatabaseUrl: string
} {
  const place = `127.0.0.1:${databasePort}/${DATABASE}`
  return {
    databaseUrl: `postgres://postgres:${superuserPassword}@${place}`,
    appDatabaseUrl: `postgres://portal_app:${appPassword}@${place}`,
  }
}

/** Starts the embedded PostgreSQL of a data folder, with its database, and keeps it running until `stop`. */
export async function startDatabase(
  dataDir: string,
  installation: Installation,
  say: (line: string) => void,
): Promise<PortalDatabase> {
  const options = {
    home: await databaseHome(dataDir, installation),
    password: installation.superuserPassword,
    port: installation.databasePort,
  }
  const running = await keepRunning(options, say)
  const urls = databaseUrls(installation)
  await createDatabase(urls.databaseUrl)
  return { ...urls, ...running }
}

/** Starts the server again whenever it ends by itself; the API answers 503 meanwhile. */
async function keepRunning(
  options: ServerOptions,
  say: (line: string) => void,
): Promise<Pick<PortalDatabase, 'stop' | 'kill'>> {
  let stopping = false
  let server = await startServer(options)
  let restarting = Promise.resolve()

  const restart = async (): Promise<void> => {
    say('PostgreSQL ended unexpectedly; starting it again…')
    for (;;) {
      if (stopping) return
      try {
        server = await startServer(options)
        watch()
        return
      } catch (error) {
        say(error instanceof Error ? error.message : String(error))
        await delay(RETRY_MS)
      }
    }
  }
  const watch = (): void => {
    server.process.once('exit', () => {
      if (!stopping) restarting = restart()
    })
  }

  watch()
  return {
    stop: async () => {
      stopping = true
      await restarting
      await server.stop()
    },
    kill: () => server.process.kill('SIGQUIT'),
  }
}

/** Whether anything was ever entered into a migrated database. */
export async function hasCompany(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query('select from tenant limit 1')
    return rowCount !== 0
  })
}

function createDatabase(databaseUrl: string): Promise<void> {
  const server = new URL(databaseUrl)
  server.pathname = '/postgres'
  return withClient(server.href, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  })
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
