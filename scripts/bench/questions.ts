import type { Client } from 'pg'
import { encodeCursor } from '../../apps/api/src/http/cursor.ts'
import type { Question } from './plans.ts'
import type { Company } from './scene.ts'

export const SORTS = {
  number: 'number_value, id',
  '-number': 'number_value desc, id desc',
  name: 'name, id',
  '-name': 'name desc, id desc',
} as const
export type Sort = keyof typeof SORTS

/** Every way in which the list of extensions is asked, and what is asked beside it. */
export async function questionsFor(admin: Client, company: Company): Promise<Question[]> {
  const list = (name: string, query: Record<string, string>): Question => ({
    name,
    shot: { method: 'GET', path: `/api/v1/extensions?${new URLSearchParams({ limit: '50', ...query })}` },
  })
  const outline = (name: string, query: Record<string, string>): Question => ({
    name,
    shot: { method: 'GET', path: `/api/v1/extensions/outline?${new URLSearchParams(query)}` },
  })
  const contents = (name: string, query: Record<string, string>): Question => ({
    name,
    shot: { method: 'GET', path: `/api/v1/extensions/export/contents?${new URLSearchParams(query)}` },
  })
  const deep: Question[] = []
  for (const sort of Object.keys(SORTS) as Sort[]) {
    deep.push(list(`list by ${sort}, deep page`, { sort, cursor: await deepCursor(admin, company, sort) }))
  }
  return [
    ...Object.keys(SORTS).map((sort) => list(`list by ${sort}`, { sort })),
    ...deep,
    list('kind, by number', { kind: 'ring_group' }),
    list('kind, by name', { kind: 'ring_group', sort: 'name' }),
    list('kind, by -name', { kind: 'ring_group', sort: '-name' }),
    list('status', { status: 'do_not_disturb' }),
    list('status that nothing has', { status: 'forwarding' }),
    list('kind, status and search', { kind: 'user', status: 'available', search: 'moreau' }),
    ...['m', '12', 'zz', 'mor', 'moreau', 'example', '1234', 'nobody'].map((search) =>
      list(`search “${search}”`, { search }),
    ),
    ...Object.keys(SORTS).map((sort) => outline(`outline by ${sort}`, { sort })),
    outline('outline of a kind', { kind: 'ring_group' }),
    outline('outline of a kind by name', { kind: 'ring_group', sort: 'name' }),
    outline('outline of a search', { search: 'moreau' }),
    outline('outline of a status', { status: 'available' }),
    contents('contents of an export', {}),
    contents('contents of an export of a search', { search: 'moreau' }),
    { name: 'numbers to offer', shot: { method: 'GET', path: '/api/v1/extensions/numbers' } },
    { name: 'numbers, “12” typed', shot: { method: 'GET', path: '/api/v1/extensions/numbers?typed=12' } },
    { name: 'open one', shot: { method: 'GET', path: `/api/v1/extensions/${await someId(admin, company)}` } },
  ]
}

/** Of the row after which a tenth of the list is left. */
export async function deepCursor(admin: Client, { id }: Company, sort: Sort): Promise<string> {
  const { rows } = await admin.query<{ id: string; name: string; number_value: number }>(
    `select id, name, number_value from extension where tenant_id = $1 order by ${SORTS[sort]}
     offset (select count(*) * 9 / 10 from extension where tenant_id = $1) - 1 limit 1`,
    [id],
  )
  if (!rows[0]) throw new Error('the company has no extensions')
  const { name, number_value: number, id: last } = rows[0]
  return encodeCursor(sort, { position: sort.endsWith('name') ? name : number, id: last })
}

async function someId(admin: Client, { id }: Company): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(
    `select id from extension where tenant_id = $1 and kind = 'user' order by number_value offset 500 limit 1`,
    [id],
  )
  return rows[0]?.id ?? ''
}
