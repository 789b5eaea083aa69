import type { DaysOff, HolidayCalendar } from '@switchboard/contract/holidays'
import { byDate, ownDaysBetween, yearOf } from '@switchboard/call-flow/days-off'
import type { Day } from '@switchboard/call-flow/zone'
import type { TenantDb } from '../../db/tenant.ts'
import { readLegalHolidays } from './legal.ts'
import { toCalendar } from './present.ts'

type Rules = Pick<HolidayCalendar, 'legal' | 'own'>

/** The legal holidays that count, those that touch `first` to `last`. */
async function legalBetween({ legal }: Rules, first: Day, last: Day): Promise<DaysOff[]> {
  if (!legal) return []
  const found: DaysOff[] = []
  // One that is several days long may have begun in the year before.
  for (let year = yearOf(first) - 1; year <= yearOf(last); year += 1) {
    found.push(...(await readLegalHolidays(legal.country, legal.region, year)))
  }
  return found.filter(
    ({ key, from, to }) => !legal.leftOut.includes(key ?? '') && to >= first && from <= last,
  )
}

/** The days off of a calendar that touch `first` to `last` (both included), legal ones and its own, by date. */
export async function daysOffBetween(rules: Rules, first: Day, last: Day): Promise<DaysOff[]> {
  const own = ownDaysBetween(rules.own, first, last).map(({ name, from, to }) => ({
    key: null,
    from,
    to,
    names: { fr: name, en: name },
  }))
  return [...(await legalBetween(rules, first, last)), ...own].toSorted(byDate)
}

/** The same for each of these calendars, by its id. */
export async function readDaysOff(
  db: TenantDb,
  calendarIds: readonly string[],
  first: Day,
  last: Day,
): Promise<Map<string, DaysOff[]>> {
  const rows = await db.holidayCalendar.findMany({ where: { id: { in: [...calendarIds] } } })
  const found = new Map<string, DaysOff[]>()
  for (const row of rows) found.set(row.id, await daysOffBetween(toCalendar(row), first, last))
  return found
}
