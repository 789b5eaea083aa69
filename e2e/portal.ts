import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { appUrl, databaseAt } from '../apps/api/src/testing/urls.ts'
import { startThrowawayServer } from '../scripts/embedded-postgres.ts'
import { startPortal } from '../scripts/portal.ts'

/** What tests must know of the portal they all share. */
export interface TestPortal {
  url: string
  /** The page of the caught mail. */
  mailUrl: string
  /** The environment that makes the API's configuration: database and keys. */
  environment: Record<string, string>
}

const VARIABLE = 'E2E_PORTAL'

/** The portal that global-setup.ts started, as every worker finds it. */
export function testPortal(): TestPortal {
  return JSON.parse(process.env[VARIABLE] ?? '') as TestPortal
}

/** One company's password tests come from one address: it must not be slowed down as a network. */
const SETTINGS = { SEED_DEMO: '1', LOG_LEVEL: 'warn', SIGN_IN_TRIES_PER_NETWORK: '100000' }

/**
 * Starts the portal as `npm start` does, built pages and demo company included, on a database of its own: in the
 * server of TEST_DATABASE_URL, else in a throwaway one that goes with it.
 * @returns what ends it and removes what it left
 */
export async function startTestPortal(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-e2e-'))
  const server = process.env['TEST_DATABASE_URL'] ? undefined : await startThrowawayServer()
  const database = await makeDatabase(server?.url ?? process.env['TEST_DATABASE_URL'] ?? '')
  const SECRET_KEYS = `test:${randomBytes(32).toString('base64')}`
  const portal = await startPortal({
    ...SETTINGS,
    ...database.urls,
    SECRET_KEYS,
    DATA_DIR: join(folder, 'data'),
  })
  const { url, mailUrl, databaseUrl, appDatabaseUrl } = portal
  const environment = { SECRET_KEYS, DATABASE_URL: databaseUrl, APP_DATABASE_URL: appDatabaseUrl }
  process.env[VARIABLE] = JSON.stringify({ url, mailUrl, environment })
  return async () => {
    await portal.stop()
    await database.drop()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeDatabase(serverUrl: string) {
  const name = `e2e_${randomBytes(6).toString('hex')}`
  const onServer = async (sql: string) => {
    const client = new Client({ connectionString: serverUrl })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await onServer(`create database ${name}`)
  const databaseUrl = databaseAt(serverUrl, name)
  return {
    urls: { DATABASE_URL: databaseUrl, APP_DATABASE_URL: appUrl(databaseUrl) },
    drop: () => onServer(`drop database ${name} with (force)`),
  }
}
