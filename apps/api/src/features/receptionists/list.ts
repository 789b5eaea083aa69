import type { ReceptionistListQuery, ReceptionistRow } from '@switchboard/contract/receptionists'
import type { Prisma } from '@switchboard/database/client'
import type { TransactionContext } from '../../http/route.ts'
import { numberedPage, toPage } from '../extensions/index.ts'
import { activeOverride, readNow } from './now.ts'
import { toOverride } from './present.ts'

const NAMED = { select: { id: true, name: true } } as const

/** Those that are open or closed by hand at an instant. */
const overriddenAt = (instant: Date): Prisma.ReceptionistWhereInput => ({
  overrideState: { not: null },
  OR: [{ overrideUntil: null }, { overrideUntil: { gt: instant } }],
})

/** One page of the receptionists, each with what callers hear at this moment. */
export async function listReceptionists(
  { db, clock }: Pick<TransactionContext, 'db' | 'clock'>,
  query: ReceptionistListQuery,
) {
  const instant = clock.now()
  const { where, ...rest } = numberedPage('receptionist', query)
  const rows = await db.extension.findMany({
    ...rest,
    where: { ...where, ...(query.overridden && { receptionist: overriddenAt(instant) }) },
    include: { receptionist: { include: { schedule: NAMED, holidayCalendar: NAMED } } },
  })
  const page = toPage(rows, query)
  const found = page.rows.flatMap(({ receptionist, ...extension }) =>
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
  return { items, nextCursor: page.nextCursor }
}
