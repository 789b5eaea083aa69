import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { addDays, dayOf } from '@switchboard/call-flow/zone'
import type { ParsedRequestOf, ResponseOf } from '@switchboard/contract/endpoint'
import type {
  HolidayCalendar,
  HolidayCalendarRow,
  HolidayCalendarWrite,
  holidays,
} from '@switchboard/contract/holidays'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { RemoveQuery } from '@switchboard/contract/uses'
import type { TenantDb } from '../../db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed } from '../../http/uses.ts'
import { daysOffBetween } from './days.ts'
import { readRegions } from './legal.ts'
import { columnsOf, toCalendar } from './present.ts'
import { changeOf } from './record.ts'

/** One page of calendars, by name, with the days off that come next. */
export async function listCalendars(
  { db, clock, actor }: Pick<TransactionContext, 'db' | 'clock' | 'actor'>,
  { limit, cursor }: ParsedRequestOf<typeof holidays.list>['query'],
): Promise<ResponseOf<typeof holidays.list>> {
  const after = cursor ? decodeCursor(cursor, 'name', 'text') : null
  const rows = await db.holidayCalendar.findMany({
    ...(after && { where: { name: { gt: String(after.position) } } }), // names are unique
    include: { _count: { select: { receptionists: true } } },
    orderBy: { name: 'asc' },
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const today = dayOf(actor.tenant.timeZone, clock.now())
  const items: HolidayCalendarRow[] = []
  for (const row of page) {
    const calendar = toCalendar(row)
    const [next = null] = await daysOffBetween(calendar, today, addDays(today, 365))
    items.push({ ...calendar, next, usedBy: row._count.receptionists })
  }
  const last = page.at(-1)
  const nextCursor =
    rows.length > limit && last ? encodeCursor('name', { position: last.name, id: last.id }) : null
  return { items, nextCursor }
}

/** One calendar; 404 when unknown or another tenant's. */
export async function getCalendar(db: TenantDb, id: string): Promise<HolidayCalendar> {
  const row = await db.holidayCalendar.findFirst({ where: { id } })
  if (!row) throw problem('not_found')
  return toCalendar(row)
}

/** Keeps calendars as they are until the transaction ends. */
export async function holdCalendars(
  db: TenantDb,
  ids: readonly string[],
): Promise<Map<string, HolidayCalendar>> {
  await db.$executeRaw`select from holiday_calendar where id = any(${ids}::uuid[]) order by id for update`
  const rows = await db.holidayCalendar.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, toCalendar(row)]))
}

/** What is wrong with a country and its region, by name of the field; null for nothing. */
export async function judgeRegion(
  country: string,
  region: string | null | undefined,
): Promise<{ country: FieldErrorCode } | { region: FieldErrorCode } | null> {
  const regions = await readRegions(country)
  if (!regions) return { country: 'country_unknown' }
  return !region || regions.some(({ code }) => code === region) ? null : { region: 'invalid' }
}

/** @throws 422 */
async function assertValid({ legal }: HolidayCalendarWrite): Promise<void> {
  const wrong = legal && (await judgeRegion(legal.country, legal.region))
  if (!wrong) return
  const fieldErrors = Object.fromEntries(
    Object.entries(wrong).map(([field, code]) => [`legal.${field}`, code]),
  )
  throw problem('validation_failed', { fieldErrors })
}

/** @param origin of one that is made again: its id, and a version after those it had */
export async function insertCalendar(
  { db, clock, audit }: TransactionContext,
  write: HolidayCalendarWrite,
  origin: { id: string; version: number } = { id: randomUUIDv7(), version: 1 },
): Promise<HolidayCalendar> {
  const now = clock.now()
  const after = { ...origin, ...write }
  await db.holidayCalendar.create({
    data: { ...origin, ...columnsOf(write), createdAt: now, updatedAt: now },
  })
  await audit(changeOf('holiday_calendar.created', null, after))
  return after
}

/** Replaces what can be edited of a calendar that is held. */
export async function changeCalendar(
  { db, clock, audit }: TransactionContext,
  before: HolidayCalendar,
  write: HolidayCalendarWrite,
): Promise<HolidayCalendar> {
  if (isDeepStrictEqual(before, { ...before, ...write })) return before
  const after = { ...before, ...write, version: before.version + 1 }
  const { id, version } = after
  await db.holidayCalendar.updateMany({
    where: { id },
    data: { ...columnsOf(write), version, updatedAt: clock.now() },
  })
  await audit(changeOf('holiday_calendar.updated', before, after))
  return after
}

/** Deletes a calendar that is held and that nothing uses. */
export async function deleteCalendar(
  { db, audit }: TransactionContext,
  before: HolidayCalendar,
): Promise<void> {
  await db.holidayCalendar.deleteMany({ where: { id: before.id } })
  await audit(changeOf('holiday_calendar.deleted', before, null))
}

/** Creates a calendar. 422 `validation_failed`, 409 `already_exists` when the name is taken. */
export async function createCalendar(
  ctx: TransactionContext,
  input: HolidayCalendarWrite,
): Promise<HolidayCalendar> {
  await assertValid(input)
  return insertCalendar(ctx, input)
}

/** Replaces what can be edited. 409 `version_conflict` with the calendar as it is now. */
export async function updateCalendar(
  ctx: TransactionContext,
  id: string,
  { version, ...input }: HolidayCalendarWrite & { version: number },
): Promise<HolidayCalendar> {
  const before = (await holdCalendars(ctx.db, [id])).get(id)
  if (!before) throw problem('not_found')
  if (before.version !== version) throw problem('version_conflict', { current: before })
  await assertValid(input)
  return changeCalendar(ctx, before, input)
}

/** Deletes a calendar: what uses it goes without, or by another one. 409 `in_use` with the uses. */
export const removeCalendar = (
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> =>
  removeUsed(ctx, referrers, {
    target: 'holiday_calendar',
    id,
    how,
    remove: async (batch) => deleteCalendar(batch, await getCalendar(batch.db, id)),
  })
