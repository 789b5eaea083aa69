import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appDatabaseUrl } from '../testing/db.ts'

const client = new Client({ connectionString: appDatabaseUrl })
beforeAll(() => client.connect())
afterAll(() => client.end())

test('uuid_v7() gives version 7 with the milliseconds of now in front (RFC 9562, 5.7)', async () => {
  const { rows } = await client.query<{ id: string }>('select uuid_v7() as id from generate_series(1, 1000)')
  const ids = rows.map(({ id }) => id)
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const milliseconds = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
    expect(Math.abs(milliseconds - Date.now())).toBeLessThan(60_000)
  }
})

test('uuid_v7() of two statements sorts in their order, however fast they follow (RFC 9562, 6.2, method 3)', async () => {
  const ids: string[] = []
  for (let n = 0; n < 500; n += 1)
    ids.push((await client.query<{ id: string }>('select uuid_v7() as id')).rows[0]?.id ?? '')
  expect(ids).toEqual(ids.toSorted())
})

test('app_tenant() says what is missing', async () => {
  await expect(client.query('select from extension')).rejects.toThrow('no tenant is set in this transaction')
})
