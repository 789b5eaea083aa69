import { migrate } from '@switchboard/database/migrate'
import { afterEach, expect, test } from 'vitest'
import { appDatabaseUrl, databaseUrl, owner } from '../testing/db.ts'

// The first run is the template's; what follows is every later start.

const again = (urls = {}) => migrate({ databaseUrl, appDatabaseUrl, ...urls })

interface Migration {
  id: string
  migration_name: string
}

/** What Prisma noted of the first migration. */
async function first(): Promise<Migration> {
  const rows = await owner.$queryRaw<
    Migration[]
  >`select id, migration_name from _prisma_migrations order by started_at limit 1`
  if (!rows[0]) throw new Error('no migration was applied')
  return rows[0]
}

const { id, migration_name: name } = await first()
const saved = await owner.$queryRaw<
  { checksum: string }[]
>`select checksum from _prisma_migrations where id = ${id}`

afterEach(async () => {
  await owner.$executeRaw`delete from _prisma_migrations where id = 'newer'`
  await owner.$executeRaw`update _prisma_migrations set finished_at = now(), logs = null, checksum = ${saved[0]?.checksum} where id = ${id}`
})

test('a second run does nothing', async () => {
  expect(await again()).toEqual([])
})

test('two at once wait for each other', async () => {
  expect(await Promise.all([again(), again()])).toEqual([[], []])
})

test('an edited migration is told', async () => {
  await owner.$executeRaw`update _prisma_migrations set checksum = 'x' where id = ${id}`
  await expect(again()).rejects.toThrow(`The migration ${name} was edited after`)
})

test('a migration that failed half-way is told with its reason', async () => {
  await owner.$executeRaw`update _prisma_migrations set finished_at = null, logs = 'x ERROR: division by zero' where id = ${id}`
  await expect(again()).rejects.toThrow(`The migration ${name} failed (division by zero)`)
})

test('a database of a newer version is told', async () => {
  await owner.$executeRaw`
    insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
    values ('newer', 'x', now(), '20990101000000_newer', 1)`
  await expect(again()).rejects.toThrow(
    '20990101000000_newer, which this version of the portal does not know',
  )
})

test.for([
  ['no URL', 'portal_app', 'APP_DATABASE_URL is not a URL'],
  [
    'another login',
    appDatabaseUrl.replace('portal_app:', 'postgres:'),
    'APP_DATABASE_URL must sign in as portal_app',
  ],
  [
    'another database',
    appDatabaseUrl.replace(/[^/]*$/, 'nowhere'),
    'APP_DATABASE_URL cannot be reached: database "nowhere" does not exist.',
  ],
] as const)('in APP_DATABASE_URL, %s is told', async ([, url, sentence]) => {
  await expect(again({ appDatabaseUrl: url })).rejects.toThrow(sentence)
})

test('a server that is away is told', async () => {
  const away = 'postgresql://postgres@127.0.0.1:1/switchboard'
  await expect(again({ databaseUrl: away })).rejects.toThrow(
    'DATABASE_URL cannot be reached: connect ECONNREFUSED',
  )
})

test('a login that may make no roles gets the exact SQL, without a password in it', async () => {
  const weak = new URL(databaseUrl)
  weak.username = weak.password = 'portal_app'
  const run = again({ databaseUrl: weak.href })
  await expect(run).rejects.toThrow(
    /Let an administrator run this in the database .*grant portal_owner, portal_platform to portal_app;/s,
  )
})
