import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type Server, type ServerOptions, startServer } from './embedded-postgres.ts'
import { databaseHome, type Installation } from './installation.ts'

const DATABASE = 'switchboard'
const RETRY_MS = 2_000

export interface PortalDatabase {
  /** The superuser. */
  databaseUrl: string
  /** The role portal_app, which the migrations make with this password. */
  appDatabaseUrl: string
  stop: () => Promise<void>
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
  const stop = await keepRunning(options, say)
  const urls = databaseUrls(installation)
  await createDatabase(urls.databaseUrl)
  return { ...urls, stop }
}

/** Starts the server again whenever it ends by itself; the API answers 503 meanwhile. */
async function keepRunning(
  options: ServerOptions,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  let stopping = false
  let current: Promise<Server | undefined>

  const watch = (server: Server): Server => {
    server.process.once('exit', () => {
      if (stopping) return
      say('PostgreSQL ended unexpectedly; starting it again…')
      current = restart()
    })
    return server
  }
  const restart = async (): Promise<Server | undefined> => {
    for (;;) {
      if (stopping) return undefined
      try {
        return watch(await startServer(options))
      } catch (error) {
        say(error instanceof Error ? error.message : String(error))
        await delay(RETRY_MS)
      }
    }
  }

  current = Promise.resolve(watch(await startServer(options)))
  return async () => {
    stopping = true
    await (await current)?.stop()
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
