import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { Client, DatabaseError } from 'pg'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import { installJobs } from './jobs.ts'
import { MigrateError } from './migrate-error.ts'
import { prepareRoles, setAppPassword } from './roles.ts'
import { readMigrations, withSchemaEngine } from './schema-engine.ts'

/** One start migrates at a time; any number does, if it is always the same. */
const LOCK = 7_270_436_911

const MINIMUM_VERSION = 15

/** SQLSTATE of a refused login: wrong password, no password, no such role, no LOGIN. */
const REFUSED = new Set(['28P01', '28000'])

interface Options {
  /** An administrative login, or one that is a member of portal_owner and portal_platform. */
  databaseUrl: string
  /** The login portal_app, with its password, to the same database. */
  appDatabaseUrl: string
  /** A failed migration to forget, after its damage, if any, was repaired by hand. */
  rolledBack?: string | undefined
}

/**
 * Brings a database up to date: roles, the folder `migrations/`, pg-boss. Does nothing when it already is. Two at once
 * wait for each other.
 * @returns the names of the migrations applied now
 * @throws {MigrateError} for what a person must repair, in one sentence
 */
export async function migrate({ databaseUrl, appDatabaseUrl, rolledBack }: Options): Promise<string[]> {
  const app = parseAppUrl(appDatabaseUrl)
  const client = await connect(databaseUrl).catch((error: unknown) => {
    throw unreachable('DATABASE_URL', error)
  })
  try {
    await checkServer(client)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await prepareRoles(client, app.password)
    await client.query('set role portal_owner')
    const applied = await applyMigrations(client, databaseUrl, rolledBack)
    // The API asks at /readyz whether the database is as new as itself.
    await client.query('grant select on public._prisma_migrations to portal_platform')
    await installJobs(client)
    await client.query('reset role')
    await checkAppLogin(client, appDatabaseUrl, app.password)
    return applied
  } finally {
    await client.end()
  }
}

async function applyMigrations(client: Client, databaseUrl: string, rolledBack?: string): Promise<string[]> {
  const migrationsList = await readMigrations()
  if (rolledBack !== undefined) {
    await withSchemaEngine(databaseUrl, (engine) =>
      engine.markMigrationRolledBack({ migrationName: rolledBack }),
    )
  }
  const pending = findPending(migrationsList, await readHistory(client))
  if (pending.length === 0) return []
  try {
    const filters = { externalTables: [], externalEnums: [] }
    const apply = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    )
    return apply.appliedMigrationNames
  } catch (error) {
    const failed = (await readHistory(client)).find((row) => row.state === 'failed')
    throw failed ? failedError(failed) : error
  }
}

interface AppliedMigration {
  name: string
  checksum: string
  state: 'applied' | 'failed'
  /** The database's message, of a failed one. */
  logs: string | null
}

/** Prisma's own table, without what was rolled back. */
async function readHistory(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query(
    `select to_regclass('public._prisma_migrations') is not null as present`,
  )
  if (!rows[0].present) return []
  const history = await client.query<AppliedMigration>(`
    select migration_name as name, checksum, logs, case when finished_at is null then 'failed' else 'applied' end as state
    from public._prisma_migrations
    where rolled_back_at is null
    order by started_at`)
  return history.rows
}

/** The names in the folder that the database has not; throws where the two contradict each other. */
function findPending({ migrationDirectories }: MigrationList, history: AppliedMigration[]): string[] {
  const checksums = new Map(
    migrationDirectories.map(({ path, migrationFile }) => [path, checksumOf(migrationFile)]),
  )
  for (const row of history) {
    const checksum = checksums.get(row.name)
    if (row.state === 'failed') throw failedError(row)
    if (checksum === undefined) {
      throw new MigrateError(
        `The database holds the migration ${row.name}, which this version of the portal does not know: start the newer version that made it.`,
      )
    }
    if (checksum !== row.checksum) {
      throw new MigrateError(
        `The migration ${row.name} was edited after it had been applied to this database: restore the file, and write the change as a new migration.`,
      )
    }
  }
  const applied = new Set(history.map(({ name }) => name))
  return [...checksums.keys()].filter((name) => !applied.has(name))
}

function checksumOf({ content }: MigrationList['migrationDirectories'][number]['migrationFile']): string {
  if (content.tag === 'error') throw new Error(content.value)
  return createHash('sha256').update(content.value).digest('hex')
}

function failedError({ name, logs }: AppliedMigration): MigrateError {
  const reason = /ERROR: (.+)/.exec(logs ?? '')?.[1] ?? logs?.trim() ?? 'it was interrupted'
  return new MigrateError(
    `The migration ${name} failed (${reason}) and nothing after it was applied: repair the cause, then run node prisma/migrate.ts --rolled-back ${name}.`,
  )
}

function parseAppUrl(appDatabaseUrl: string): { password: string | undefined } {
  const url = URL.parse(appDatabaseUrl)
  if (url === null)
    throw new MigrateError(
      'APP_DATABASE_URL is not a URL such as postgresql://portal_app:password@host/database.',
    )
  if (decodeURIComponent(url.username) !== 'portal_app') {
    throw new MigrateError(
      'APP_DATABASE_URL must sign in as portal_app: the row-level security policies are written for it.',
    )
  }
  return { password: url.password === '' ? undefined : decodeURIComponent(url.password) }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 })
  await client.connect()
  return client
}

function unreachable(variable: string, error: unknown): MigrateError {
  if (error instanceof MigrateError) return error
  // Of several addresses tried, Node puts the reasons in `errors` and leaves the message empty.
  const cause = error instanceof AggregateError ? error.errors[0] : error
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new MigrateError(`The database of ${variable} cannot be reached: ${reason}.`, { cause: error })
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`,
  )
  const server = rows[0]
  if (server === undefined || server.version < MINIMUM_VERSION) {
    throw new MigrateError(
      `The portal needs PostgreSQL ${MINIMUM_VERSION} or newer; this is ${server?.version}.`,
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new MigrateError(`The database must be encoded in UTF8; this one is ${server.encoding}.`)
  }
}

/**
 * Signs in as the API will, so that a wrong password is set (or told) here, and a wrong database told here, and not by
 * the first request.
 */
async function checkAppLogin(
  admin: Client,
  appDatabaseUrl: string,
  password: string | undefined,
): Promise<void> {
  const app = await connect(appDatabaseUrl)
    .catch(async (error: unknown) => {
      const refused = error instanceof DatabaseError && REFUSED.has(error.code ?? '')
      if (!refused || password === undefined) throw error
      await setAppPassword(admin, password)
      return connect(appDatabaseUrl)
    })
    .catch((error: unknown) => {
      throw unreachable('APP_DATABASE_URL', error)
    })
  try {
    if ((await identify(app)) !== (await identify(admin))) {
      throw new MigrateError('DATABASE_URL and APP_DATABASE_URL are two different databases.')
    }
  } finally {
    await app.end()
  }
}

async function identify(client: Client): Promise<string> {
  const { rows } = await client.query(
    'select concat(current_database(), pg_postmaster_start_time()) as identity',
  )
  return rows[0].identity
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'rolled-back': { type: 'string' } } })
  const { DATABASE_URL: databaseUrl, APP_DATABASE_URL: appDatabaseUrl } = process.env
  if (!databaseUrl || !appDatabaseUrl) throw new MigrateError('Set DATABASE_URL and APP_DATABASE_URL.')
  const applied = await migrate({ databaseUrl, appDatabaseUrl, rolledBack: values['rolled-back'] })
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
}

if (import.meta.main) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof MigrateError ? error.message : error)
    process.exitCode = 1
  }
  // The engine leaves a timer of ten seconds, with which it guarded a lock.
  process.exit()
}
