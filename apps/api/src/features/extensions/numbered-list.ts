import type { ExtensionListQuery } from '@switchboard/contract/extensions'
import type { Prisma } from '@switchboard/database/client'
import { searchKey } from '@switchboard/database/search-key'
import { beyond, decodeCursor, encodeCursor } from '../../http/cursor.ts'
import type { NumberedKind } from './numbered.ts'

type Query = Pick<ExtensionListQuery, 'search' | 'sort' | 'limit' | 'cursor'>

/** What the list is ordered by; names are not unique, so the id decides between equals. */
const COLUMNS = {
  number: { name: 'numberValue', type: 'int' },
  name: { name: 'name', type: 'text' },
} as const

const orderOf = (sort: Query['sort']) => {
  const descending = sort.startsWith('-')
  const by = sort === 'number' || sort === '-number' ? 'number' : 'name'
  return { ...COLUMNS[by], direction: descending ? 'desc' : 'asc' } as const
}

/** Rows behind a cursor. */
function behind({ sort, cursor }: Query): Prisma.ExtensionWhereInput {
  if (!cursor) return {}
  const { name, type, direction } = orderOf(sort)
  return beyond(name, direction, decodeCursor(cursor, sort, type))
}

/**
 * What `extension.findMany` is to be asked for a page of one kind of extensions, by number or name: the index by kind has
 * their order. One row more than the page tells whether another follows (`toPage`).
 */
export function numberedPage(kind: NumberedKind, query: Query) {
  const { name, direction } = orderOf(query.sort)
  const { search } = query
  return {
    where: { kind, ...(search && { searchText: { contains: searchKey(search) } }), ...behind(query) },
    orderBy: [{ [name]: direction }, { id: direction }],
    take: query.limit + 1,
  } satisfies Prisma.ExtensionFindManyArgs
}

/** The rows of a page and where the next one begins. */
export function toPage<Row extends { id: string; numberValue: number; name: string }>(
  rows: readonly Row[],
  { sort, limit }: Query,
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  if (rows.length <= limit || !last) return { rows: page, nextCursor: null }
  const position = last[orderOf(sort).name]
  return { rows: page, nextCursor: encodeCursor(sort, { position, id: last.id }) }
}
