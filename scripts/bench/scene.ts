import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { makePasswords } from '../../apps/api/src/http/passwords.ts'
import { appUrl, databaseAt } from '../../apps/api/src/testing/urls.ts'
import { seedBulk } from '../../prisma/seed/bulk.ts'
import { startProgram, stopProgram } from '../commands.ts'
import { startThrowawayServer } from '../embedded-postgres.ts'
import type { Lifecycle } from '../lifecycle.ts'
import { type RunningPortal, startPortal } from '../portal.ts'

const DATABASE = 'bench'
/** Of every owner that `addCompany` makes. */
export const PASSWORD = 'measured-in-one-run-2026'

/** A company to measure, whose owner signs in with the main number. */
export interface Company {
  id: string
  mainNumber: string
}

export interface Scene {
  /** As `npm start` runs it, on a database with the demo company. */
  portal: RunningPortal
  /** The superuser, for adding companies and for knowing what the right answers are. */
  admin: Client
  /** Of PostgreSQL. */
  log: string
}

/**
 * A portal on an embedded PostgreSQL of its own, both ended and removed by `lifecycle`.
 * @param settings of the server, beside its usual ones: durability is not bought off as it is for tests
 */
export async function startScene(
  lifecycle: Lifecycle,
  settings: Record<string, string> = {},
): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'))
  lifecycle.add({ stop: async () => rmSync(folder, { recursive: true, force: true }) })
  const server = await startThrowawayServer(settings)
  lifecycle.add(server)
  const databaseUrl = databaseAt(server.url, DATABASE)
  const maintenance = new Client({ connectionString: server.url })
  await maintenance.connect()
  await maintenance.query(`create database ${DATABASE}`)
  await maintenance.end()
  const portal = await startPortal({
    DATABASE_URL: databaseUrl,
    APP_DATABASE_URL: appUrl(databaseUrl),
    DATA_DIR: folder,
    SECRET_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    SEED_DEMO: '1',
    // All of its workers sign in from one address.
    SIGN_IN_TRIES_PER_ACCOUNT: '10000',
    SIGN_IN_TRIES_PER_NETWORK: '100000',
  })
  lifecycle.add(portal)
  const admin = new Client({ connectionString: databaseUrl })
  await admin.connect()
  lifecycle.add({ stop: () => admin.end() })
  return { portal, admin, log: server.log }
}

/** Adds companies full of extensions, and an owner to the first of them. */
export async function addCompanies(
  { portal, admin }: Scene,
  tenants: number,
  extensionsPerTenant: number,
): Promise<Company> {
  const [id = ''] = await seedBulk({ databaseUrl: portal.databaseUrl, tenants, extensionsPerTenant })
  const passwordHash = await makePasswords(1).hash(PASSWORD)
  const { rows } = await admin.query<Company>(
    `with owner as (
       insert into app_user (tenant_id, first_name, last_name, role, password_hash)
       values ($1, 'Ada', 'Owner', 'owner', $2) returning tenant_id, id
     )
     insert into sign_in_name (name, tenant_id, user_id)
     select main_number, tenant_id, owner.id from owner join tenant on tenant.id = tenant_id
     returning tenant_id as id, name as "mainNumber"`,
    [id, passwordHash],
  )
  if (!rows[0]) throw new Error('no company was added')
  return rows[0]
}

/** Starts the bare server on the portal's database. */
export async function startBare(lifecycle: Lifecycle, { portal }: Scene): Promise<string> {
  const bare = startProgram(['scripts/bench/bare.ts'], {
    env: {
      DATABASE_URL: portal.databaseUrl,
      APP_DATABASE_URL: portal.appDatabaseUrl,
      NODE_ENV: 'production',
    },
    log: 'stderr',
  })
  lifecycle.add({ stop: () => stopProgram(bare) })
  const [{ url }] = (await once(bare, 'message')) as [{ url: string }]
  return url
}
