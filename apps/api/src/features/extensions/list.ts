import { OUTLINE_PAGE } from '@switchboard/contract/extensions'
import type {
  ExtensionFilter,
  ExtensionListQuery,
  ExtensionOutlineQuery,
  ExtensionRow,
} from '@switchboard/contract/extensions'
import { searchKey } from '@switchboard/database/search-key'
import { statementName } from '../../db/statements.ts'
import type { TenantPg } from '../../db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'

/** A row that ends a page of the outline, or begins the list; nulls when nothing matches. */
interface OutlineRow {
  id: string
  position: string | number
  matching: number | null
  total: number
}

const byNumber = {
  column: 'e.number_value',
  type: 'int' as const,
  position: ({ number }: ExtensionRow) => Number(number),
}
const byName = { column: 'e.name', type: 'text' as const, position: ({ name }: ExtensionRow) => name }

/** What a list is ordered by. Numbers are unique in a company; names are not, so the id decides between equals. */
const SORTS = {
  number: { ...byNumber, direction: 'asc', after: '>' },
  '-number': { ...byNumber, direction: 'desc', after: '<' },
  name: { ...byName, direction: 'asc', after: '>' },
  '-name': { ...byName, direction: 'desc', after: '<' },
} as const

/**
 * Sizes in which pages are read; what is beyond the limit is left out. They are part of the text, because PostgreSQL plans
 * a statement once only if its plan suits every value of its parameters, and few, because each text is prepared.
 */
const READ_SIZES = [10, 50, 100, 200]

/** One more than the page, to know whether another follows. */
const rowsFor = (limit: number) => 1 + (READ_SIZES.find((size) => size >= limit) ?? limit)

/** Collects parameters of a statement as it is put together: `bind(value)` gives its placeholder. */
function binder() {
  const values: unknown[] = []
  return { values, bind: (value: unknown) => `$${values.push(value)}` }
}

function conditions({ search, kind, status }: ExtensionFilter, bind: (value: unknown) => string): string[] {
  const found: string[] = []
  const key = search ? searchKey(search) : ''
  // Reads the company's rows and stops when the page is full. An index of trigrams over all companies reads theirs too.
  if (key) found.push(`position(${bind(key)} in e.search_text) > 0`)
  if (kind) found.push(`e.kind = ${bind(kind)}`)
  if (status) found.push(`p.status = ${bind(status)}`)
  return found
}

/** Whether all or none have a kind or a status decides which plan is good: those statements are planned each time. */
const nameOf = ({ kind, status }: ExtensionFilter, text: string) =>
  kind || status ? '' : statementName(text)

const where = (all: string[]) => (all.length > 0 ? `where ${all.join(' and ')}` : '')

/**
 * One page of the number plan, by keyset: the cursor holds the sort key of the last row, so a deep page costs what the
 * first does. Raw SQL because this is the list that every session opens (docs/performance.md).
 */
export async function listExtensions(pg: TenantPg, query: ExtensionListQuery) {
  const sort = SORTS[query.sort]
  const { values, bind } = binder()
  const filters = conditions(query, bind)
  if (query.cursor) {
    const { position, id } = decodeCursor(query.cursor, query.sort, sort.type)
    filters.push(`(${sort.column}, e.id) ${sort.after} (${bind(position)}::${sort.type}, ${bind(id)}::uuid)`)
  }
  const text = `select e.id, e.number, e.name, e.kind, u.email, p.status, n.e164 as "callerId",
            coalesce(t.number, p.forwarding_external) as "forwardsTo"
     from extension e
     left join phone_extension p on (p.tenant_id, p.extension_id) = (e.tenant_id, e.id)
     left join app_user u on (u.tenant_id, u.id) = (e.tenant_id, e.user_id)
     left join extension t on (t.tenant_id, t.id) = (p.tenant_id, p.forwarding_extension_id)
     left join phone_number n on (n.tenant_id, n.id) = (p.tenant_id, p.caller_id_number_id)
     ${where(filters)}
     order by ${sort.column} ${sort.direction}, e.id ${sort.direction}
     limit ${rowsFor(query.limit)}`
  const { rows } = await pg.query<ExtensionRow>({ name: nameOf(query, text), text, values })
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const nextCursor =
    rows.length > query.limit && last
      ? encodeCursor(query.sort, { position: sort.position(last), id: last.id })
      : null
  return { items, nextCursor }
}

/** How long the filtered list is, how many extensions the company has, and the cursors at which its pages begin. */
export async function outlineExtensions(pg: TenantPg, query: ExtensionOutlineQuery) {
  const sort = SORTS[query.sort]
  const { values, bind } = binder()
  const text = `select id, position, matching, total
     from (
       select e.id, ${sort.column} as position, row_number() over list as place, count(*) over ()::int as matching
       from extension e
       left join phone_extension p on (p.tenant_id, p.extension_id) = (e.tenant_id, e.id)
       ${where(conditions(query, bind))}
       window list as (order by ${sort.column} ${sort.direction}, e.id ${sort.direction})
     ) numbered
     right join (select count(*)::int as total from extension) company on place % ${OUTLINE_PAGE} = 0 or place = 1
     order by place`
  const { rows } = await pg.query<OutlineRow>({ name: nameOf(query, text), text, values })
  const [first, ...ends] = rows
  const { matching, total } = first ?? { matching: 0, total: 0 }
  const starts = ends
    .filter((_, index) => (index + 1) * OUTLINE_PAGE < (matching ?? 0))
    .map(({ id, position }) => encodeCursor(query.sort, { position, id }))
  return { matching: matching ?? 0, total, starts }
}
