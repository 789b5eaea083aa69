import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appDatabaseUrl } from '../testing/db.ts'
import { makeExtension, makeTenant } from '../testing/factories.ts'

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

test('app_tenant() says what is missing', async () => {
  await expect(client.query('select from extension')).rejects.toThrow('no tenant is set in this transaction')
})

test('search_extension() takes every character as itself', async () => {
  const { id: tenantId } = await makeTenant()
  const percent = await makeExtension({
    tenantId,
    kind: 'fax',
    name: '100 %',
    searchText: String.raw`100 % a\b_c`,
  })
  await makeExtension({ tenantId, kind: 'fax', name: '100', searchText: '100 aabbc' })
  for (const part of ['%', '_', '\\', '0 %', String.raw`a\b_`]) {
    await client.query('begin')
    await client.query(`select set_config('app.tenant_id', $1, true)`, [tenantId])
    const { rows } = await client.query('select search_extension($1) as id', [part])
    await client.query('commit')
    expect(rows).toEqual([{ id: percent.id }])
  }
})
