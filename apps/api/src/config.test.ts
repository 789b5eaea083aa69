import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const LEAST = {
  DATABASE_URL: 'postgres://admin:s3cret@localhost/portal',
  APP_DATABASE_URL: 'postgresql://portal_app@localhost/portal',
  SECRET_KEYS: `a:${KEY}`,
}

function sentenceFor(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

test('three variables are enough', () => {
  expect(readConfig(LEAST)).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    platformDatabaseUrl: LEAST.DATABASE_URL,
    worker: true,
    seedDemo: false,
    secretKeys: [{ id: 'a', key: Buffer.alloc(32, 7) }],
    session: { idleMs: 8 * 3_600_000 },
    s3: null,
  })
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ ...LEAST, PORT: '', SMTP_URL: '' })).toMatchObject({ port: 4000, smtpUrl: undefined })
})

test.each([
  [{ PORT: '70000' }, 'PORT is above 65535.'],
  [{ PORT: 'http' }, 'PORT is not a whole number from 0 to 65535.'],
  [{ DATABASE_URL: 'mysql://root:s3cret@localhost' }, 'DATABASE_URL is not a postgresql:// address.'],
  [{ DATABASE_URL: undefined }, 'DATABASE_URL is missing.'],
  [{ WORKER: 'yes' }, 'WORKER is neither on nor off.'],
  [{ PUBLIC_URL: 'portal.example' }, 'PUBLIC_URL is not an http:// or https:// address.'],
  [{ SECRET_KEYS: 'a:short' }, 'SECRET_KEYS is not a list of id:base64, each of 32 bytes.'],
  [
    { S3_BUCKET: 'sounds', S3_ACCESS_KEY_ID: 'key' },
    'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together.',
  ],
  [{ S3_ENDPOINT: 'store' }, 'S3_ENDPOINT is not an http:// or https:// address.'],
  [{ SECRET_KEYS: `a:${KEY},a:${KEY}` }, 'SECRET_KEYS names a key id twice.'],
  [
    { LOG_LEVEL: 'loud', SMTP_URL: 'localhost' },
    'SMTP_URL is not an smtp:// or smtps:// address.\nLOG_LEVEL is not a log level.',
  ],
])('%o is told in a sentence that keeps the value to itself', (wrong, sentence) => {
  expect(sentenceFor({ ...LEAST, ...wrong })).toBe(sentence)
})

test('several keys: the first is the current one', () => {
  const { secretKeys } = readConfig({ ...LEAST, SECRET_KEYS: `new:${KEY}, old:${KEY}` })
  expect(secretKeys.map(({ id }) => id)).toEqual(['new', 'old'])
})
