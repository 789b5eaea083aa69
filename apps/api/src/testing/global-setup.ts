import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from '@switchboard/database/migrate'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { appUrl, databaseAt } from './urls.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's URL of the server that tests run on. */
    serverUrl: string
    /** The migrated, empty database that every test file's own is cloned from. */
    template: string
    /** How the names of this run's databases begin: several runs may share a server. */
    databases: string
  }
}

const prismaFolder = fileURLToPath(new URL('../../../../prisma', import.meta.url))
const BUILD_LOCK = 7_270_436_912

/** Vitest's global set-up of the project `api`: the template database, built once per state of `prisma/`. Ends by removing what the run made. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env['TEST_DATABASE_URL']
  if (!serverUrl) {
    throw new Error(
      'Set TEST_DATABASE_URL to a superuser of a PostgreSQL for tests: npm run postgres starts one.',
    )
  }
  const template = `tpl_${await hashOfPrisma()}`
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [BUILD_LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) await buildTemplate(client, serverUrl, template)
  } finally {
    await client.end()
  }
  provide('serverUrl', serverUrl)
  provide('template', template)
  const databases = `test_${process.pid}`
  provide('databases', databases)
  return () => dropAll(serverUrl, databases)
}

async function dropAll(serverUrl: string, databases: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [`${databases}_`],
  )
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  await client.end()
}

/** Under another name until it is done, so that an interrupted build is not taken for a template. */
async function buildTemplate(client: Client, serverUrl: string, template: string): Promise<void> {
  const unfinished = `${template}_unfinished`
  await client.query(`drop database if exists ${unfinished} with (force)`)
  await client.query(`create database ${unfinished} template template0 encoding 'UTF8'`)
  const databaseUrl = databaseAt(serverUrl, unfinished)
  await migrate({ databaseUrl, appDatabaseUrl: appUrl(databaseUrl) })
  await client.query(`alter database ${unfinished} rename to ${template}`)
}

async function hashOfPrisma(): Promise<string> {
  const names = await readdir(prismaFolder, { recursive: true })
  const relevant = names.filter((name) => /^(migrations\/.*|[^/]*\.ts|package\.json)$/.test(name)).sort()
  const hash = createHash('sha256')
  for (const name of relevant) {
    const content = await readFile(join(prismaFolder, name)).catch(() => '') // a folder
    hash.update(name).update(content)
  }
  return hash.digest('hex').slice(0, 12)
}
