import { expect, test } from 'vitest'
import { readSettings } from './environment.ts'

const OWN = {
  DATABASE_URL: 'postgres://admin@db/portal',
  APP_DATABASE_URL: 'postgres://portal_app@db/portal',
  SECRET_KEYS: `a:${Buffer.alloc(32).toString('base64')}`,
}

test('an empty environment is enough: the database is embedded', () => {
  expect(readSettings({})).toMatchObject({ embedded: true, config: { port: 4000, host: '127.0.0.1' } })
})

test('both addresses choose a PostgreSQL of one’s own', () => {
  expect(readSettings(OWN)).toMatchObject({ embedded: false, config: { databaseUrl: OWN.DATABASE_URL } })
})

test.each([
  [{ PORT: '99999' }, /^PORT /],
  [{ PORT: 'http' }, /^PORT /],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL /],
  [{ SECRET_KEYS: 'secret' }, /^SECRET_KEYS /],
  [{ DATABASE_URL: OWN.DATABASE_URL }, /^APP_DATABASE_URL is missing: DATABASE_URL chooses/],
  [{ APP_DATABASE_URL: OWN.APP_DATABASE_URL }, /^DATABASE_URL is missing: APP_DATABASE_URL chooses/],
  [{ PLATFORM_DATABASE_URL: OWN.DATABASE_URL }, /^DATABASE_URL is missing: PLATFORM_DATABASE_URL chooses/],
  [{ ...OWN, SECRET_KEYS: '' }, /^SECRET_KEYS /],
  [{ ...OWN, DATABASE_URL: 'mysql://db' }, /^DATABASE_URL /],
])('%o is refused by name', (environment, sentence) => {
  expect(() => readSettings(environment)).toThrow(sentence)
})
