import type { ReceptionistListQuery, ReceptionistRow } from '@switchboard/contract/receptionists'
import type { Prisma } from '@switchboard/database/client'
import { searchKey } from '@switchboard/database/search-key'
import type { TransactionContext } from '../../http/route.ts'
import { decodeCursor, encodeCursor, type Position } from '../../http/cursor.ts'
import { activeOverride, readNow } from './now.ts'
import { toOverride } from './present.ts'

const NAMED = { select: { id: true, name: true } } as const

type Sort = ReceptionistListQuery['sort']
const isByName = (sort: Sort) => sort === 'name' || sort === '-name'
const typeOf = (sort: Sort) => (isByName(sort) ? 'text' : 'int')
const directionOf = (sort: Sort) => (sort.startsWith('-') ? 'desc' : 'asc')

/** Rows behind a cursor. Numbers are unique in a company; names are not, so the id decides between equals. */
function behind(sort: Sort, { position, id }: Position): Prisma.ExtensionWhereInput {
  const after = directionOf(sort) === 'asc' ? 'gt' : 'lt'
  if (!isByName(sort)) return { numberValue: { [after]: Number(position) } }
  const name = String(position)
  // The first half is what an index is read by.
  return {
    AND: [{ name: { [`${after}e`]: name } }, { OR: [{ name: { [after]: name } }, { id: { [after]: id } }] }],
  }
}

function conditions(query: ReceptionistListQuery, instant: Date): Prisma.ExtensionWhereInput {
  const { search, overridden, cursor, sort } = query
  return {
    kind: 'receptionist',
    ...(search && { searchText: { contains: searchKey(search) } }),
    ...(overridden && {
      receptionist: {
        overrideState: { not: null },
        OR: [{ overrideUntil: null }, { overrideUntil: { gt: instant } }],
      },
    }),
    ...(cursor && behind(sort, decodeCursor(cursor, sort, typeOf(sort)))),
  }
}

/** One page of the receptionists, each with what callers hear at this moment. */
export async function listReceptionists(
  { db, clock }: Pick<TransactionContext, 'db' | 'clock'>,
  query: ReceptionistListQuery,
) {
  const { sort, limit } = query
  const instant = clock.now()
  const direction = directionOf(sort)
  const rows = await db.extension.findMany({
    where: conditions(query, instant),
    orderBy: [isByName(sort) ? { name: direction } : { numberValue: direction }, { id: direction }],
    take: limit + 1,
    include: { receptionist: { include: { schedule: NAMED, holidayCalendar: NAMED } } },
  })
  const found = rows
    .slice(0, limit)
    .flatMap(({ receptionist, ...extension }) =>
      receptionist ? [{ ...receptionist, extension, override: toOverride(receptionist) }] : [],
    )
  const now = await readNow(db, found, instant)
  const items = found.flatMap(
    ({ extension: { id, number, name }, timeZone, schedule, override }, at): ReceptionistRow[] => {
      const state = now[at]
      return state
        ? [{ id, number, name, timeZone, schedule, override: activeOverride(override, instant), now: state }]
        : []
    },
  )
  const last = found.at(-1)?.extension
  const nextCursor =
    rows.length > limit && last
      ? encodeCursor(sort, { position: isByName(sort) ? last.name : last.numberValue, id: last.id })
      : null
  return { items, nextCursor }
}
