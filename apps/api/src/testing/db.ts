import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import { connectOwner } from './make-factories.ts'
import { appUrl, databaseAt } from './urls.ts'

// Importing this file gives the importing test file a database of its own: an empty, migrated clone of the template,
// made in some 50 ms. Tests of one file share it; each makes its own tenant and asserts on its own rows.

/** An administrative login to this test file's database: `DATABASE_URL` of the application. */
export const databaseUrl = await clone()

/** The role that serves companies: `APP_DATABASE_URL` of the application. */
export const appDatabaseUrl = appUrl(databaseUrl)

/** portal_owner, on this test file's database. */
export const owner = connectOwner(databaseUrl)

afterAll(() => owner.$disconnect())

async function clone(): Promise<string> {
  const serverUrl = inject('serverUrl')
  const template = inject('template')
  const database = `${inject('databases')}_${process.env['VITEST_POOL_ID']}`
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(`drop database if exists ${database} with (force)`)
    await client.query(`create database ${database} template ${template}`)
  } finally {
    await client.end()
  }
  return databaseAt(serverUrl, database)
}
