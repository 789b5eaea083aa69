import { OUTLINE_PAGE } from '@switchboard/contract/extensions'
import type {
  ExtensionFilter,
  ExtensionListQuery,
  ExtensionOutlineQuery,
  ExtensionRow,
} from '@switchboard/contract/extensions'
import { statementName } from '../../db/statements.ts'
import type { TenantPg } from '../../db/tenant.ts'
import { decodeCursor, encodeCursor, type Position } from '../../http/cursor.ts'
import { type Bind, binder, conditionsOf, keyOf, matching, type Selection, sqlOf } from './filter.ts'

const byNumber = {
  column: 'e.number_value',
  type: 'int' as const,
  position: ({ number }: Pick<ExtensionRow, 'number'>) => Number(number),
}
const byName = {
  column: 'e.name',
  type: 'text' as const,
  position: ({ name }: Pick<ExtensionRow, 'name'>) => name,
}

/** What a list is ordered by. Numbers are unique in a company; names are not, so the id decides between equals. */
export const SORTS = {
  number: { ...byNumber, direction: 'asc', after: '>' },
  '-number': { ...byNumber, direction: 'desc', after: '<' },
  name: { ...byName, direction: 'asc', after: '>' },
  '-name': { ...byName, direction: 'desc', after: '<' },
} as const

type Sort = keyof typeof SORTS

/**
 * Sizes in which pages are read; what is beyond the limit is left out. They are part of the text, because PostgreSQL plans
 * a statement once only if its plan suits every value of its parameters, and few, because each text is prepared.
 */
const READ_SIZES = [10, 50, 100, 200]

/**
 * Rows in which a search looks before it asks the index of parts. They are read from an index alone, a third of a
 * microsecond each, so that looking in vain costs little.
 */
const LOOKED_THROUGH = 1500

/** One more than the page, to know whether another follows. */
const rowsFor = (limit: number) => 1 + (READ_SIZES.find((size) => size >= limit) ?? limit)

/** Whether all or none have a kind or a status decides which plan is good: those statements are planned each time. */
export const nameOf = ({ kind, status }: ExtensionFilter, text: string) =>
  kind || status ? '' : statementName(text)

/** By what a list of extensions `e` is ordered. */
export const orderOf = (sort: Sort) =>
  `order by ${SORTS[sort].column} ${SORTS[sort].direction}, e.id ${SORTS[sort].direction}`

/** Rows behind a cursor, by keyset: it holds the sort key of the last row, so a deep page costs what the first does. */
export function behind(sort: Sort, { position, id }: Position, bind: Bind): string {
  const { column, type, after } = SORTS[sort]
  return `(${column}, e.id) ${after} (${bind(position)}::${type}, ${bind(id)}::uuid)`
}

/** The rows of the list that come after the page before. */
const next = ({ cursor, sort }: ExtensionListQuery, bind: Bind): string[] =>
  cursor ? [behind(sort, decodeCursor(cursor, sort, SORTS[sort].type), bind)] : []

type Select = (query: ExtensionListQuery, bind: Bind) => Selection

/** Reads on until the page is full. */
const inOrder: Select = (query, bind) => ({
  from: 'extension e',
  conditions: [...next(query, bind), ...conditionsOf(query, bind)],
})

/**
 * Looks for the text in the rows that come next, and reads those that have it, until the page is full. A status is asked
 * of those only: to find many rows of a rare one would read the whole company.
 */
const amongNext: Select = (query, bind) => {
  const { kind, status, sort } = query
  const rows = sqlOf({
    from: 'extension e',
    conditions: [...next(query, bind), ...conditionsOf({ kind }, bind)],
  })
  const order = orderOf(sort)
  const looked = `(select e.tenant_id, e.id, ${SORTS[sort].column}, e.search_text ${rows} ${order} limit ${LOOKED_THROUGH}) e`
  const has = `position(${bind(keyOf(query))} in e.search_text) > 0`
  const found = sqlOf({ from: looked, conditions: [has, ...conditionsOf({ status }, bind)] })
  return {
    from: `(select e.id ${found} ${order} limit ${rowsFor(query.limit)}) found join extension e on e.id = found.id`,
    conditions: [],
  }
}

/** Finds all that match, reads them and sorts them. */
const byIndex: Select = (query, bind) => {
  const { from, conditions } = matching(query, bind)
  return { from, conditions: [...conditions, ...next(query, bind)] }
}

/**
 * The rows of a page, and one more when the list goes on. The other tables are asked for these rows only, by their ids: a
 * company that is named beside the policy makes PostgreSQL expect too little of it.
 */
async function readRows(pg: TenantPg, query: ExtensionListQuery, select: Select) {
  const { values, bind } = binder()
  const text = `select e.id, e.number, e.name, e.kind, u.email, p.status, n.e164 as "callerId",
            coalesce(t.number, p.forwarding_external) as "forwardsTo"
     from (select e.* ${sqlOf(select(query, bind))} ${orderOf(query.sort)} limit ${rowsFor(query.limit)}) e
     left join phone_extension p on p.extension_id = e.id
     left join app_user u on u.id = e.user_id
     left join extension t on t.id = p.forwarding_extension_id
     left join phone_number n on n.id = p.caller_id_number_id
     ${orderOf(query.sort)}`
  const { rows } = await pg.query<ExtensionRow>({ name: nameOf(query, text), text, values })
  return rows
}

/**
 * A page of a search. What is common is found in the order of the list, what is rare by the index of parts: either alone
 * would read the whole company for the other.
 */
async function search(pg: TenantPg, query: ExtensionListQuery): Promise<ExtensionRow[]> {
  const found = await readRows(pg, query, amongNext)
  return found.length > query.limit ? found : readRows(pg, query, byIndex)
}

/** One page of the number plan. Raw SQL because this is the list that every session opens (docs/performance.md). */
export async function listExtensions(pg: TenantPg, query: ExtensionListQuery) {
  const rows = keyOf(query) ? await search(pg, query) : await readRows(pg, query, inOrder)
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const nextCursor =
    rows.length > query.limit && last
      ? encodeCursor(query.sort, { position: SORTS[query.sort].position(last), id: last.id })
      : null
  return { items, nextCursor }
}

/** A row that ends a page of the outline, or the list. */
interface OutlineRow {
  id: string
  position: string | number
  place: number
}

/** How long the filtered list is, how many extensions the company has, and the cursors at which its pages begin. */
export async function outlineExtensions(pg: TenantPg, query: ExtensionOutlineQuery) {
  const { values, bind } = binder()
  const text = `select id, position, place
     from (
       select e.id, ${SORTS[query.sort].column} as position,
         row_number() over list::int as place, lead(e.id) over list is null as is_last
       ${sqlOf(matching(query, bind))}
       window list as (${orderOf(query.sort)} rows unbounded preceding)
     ) numbered
     where is_last or place % ${OUTLINE_PAGE} = 0
     order by place`
  const { rows } = await pg.query<OutlineRow>({ name: nameOf(query, text), text, values })
  const matches = rows.at(-1)?.place ?? 0
  const isFiltered = values.length > 0
  return {
    matching: matches,
    total: isFiltered ? await countAll(pg) : matches,
    starts: rows.slice(0, -1).map(({ id, position }) => encodeCursor(query.sort, { position, id })),
  }
}

async function countAll(pg: TenantPg): Promise<number> {
  const { rows } = await pg.query<{ total: number }>({
    name: 'count extensions',
    text: 'select count(*)::int as total from extension',
  })
  return rows[0]?.total ?? 0
}
