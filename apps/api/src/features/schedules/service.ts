import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { overlapping } from '@switchboard/call-flow/week'
import type { ParsedRequestOf, ResponseOf } from '@switchboard/contract/endpoint'
import { Schedule, type schedules, type ScheduleWrite } from '@switchboard/contract/schedules'
import type { Schedule as ScheduleRecord } from '@switchboard/database/client'
import type { RemoveQuery } from '@switchboard/contract/uses'
import type { TenantDb } from '../../db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed } from '../../http/uses.ts'
import { changeOf } from './record.ts'

/** The database keeps what the contract allowed when it was written. */
export const toSchedule = ({ id, version, name, ranges }: ScheduleRecord): Schedule =>
  Schedule.parse({ id, version, name, ranges })

/** One page of schedules, by name. */
export async function listSchedules(
  db: TenantDb,
  { limit, cursor }: ParsedRequestOf<typeof schedules.list>['query'],
): Promise<ResponseOf<typeof schedules.list>> {
  const after = cursor ? decodeCursor(cursor, 'name', 'text') : null
  const rows = await db.schedule.findMany({
    ...(after && { where: { name: { gt: String(after.position) } } }), // names are unique
    include: { _count: { select: { receptionists: true } } },
    orderBy: { name: 'asc' },
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const nextCursor =
    rows.length > limit && last ? encodeCursor('name', { position: last.name, id: last.id }) : null
  const items = page.map((row) => ({ ...toSchedule(row), usedBy: row._count.receptionists }))
  return { items, nextCursor }
}

/** One schedule; 404 when unknown or another tenant's. */
export async function getSchedule(db: TenantDb, id: string): Promise<Schedule> {
  const row = await db.schedule.findFirst({ where: { id } })
  if (!row) throw problem('not_found')
  return toSchedule(row)
}

/** Keeps schedules as they are until the transaction ends. */
export async function holdSchedules(db: TenantDb, ids: readonly string[]): Promise<Map<string, Schedule>> {
  await db.$executeRaw`select from schedule where id = any(${ids}::uuid[]) order by id for update`
  const rows = await db.schedule.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, toSchedule(row)]))
}

/** Ranges by day and start. @throws 422 `overlaps` at the later one of two */
function inOrder({ name, ranges }: ScheduleWrite): ScheduleWrite {
  const wrong = overlapping(ranges)
  if (wrong.length > 0) {
    const fieldErrors = Object.fromEntries(wrong.map((index) => [`ranges.${index}`, 'overlaps' as const]))
    throw problem('validation_failed', { fieldErrors })
  }
  return { name, ranges: ranges.toSorted((one, other) => one.day - other.day || one.start - other.start) }
}

/** @param origin of one that is made again: its id, and a version after those it had */
export async function insertSchedule(
  { db, clock, audit }: TransactionContext,
  write: ScheduleWrite,
  origin: { id: string; version: number } = { id: randomUUIDv7(), version: 1 },
): Promise<Schedule> {
  const now = clock.now()
  const after = { ...origin, ...write }
  await db.schedule.create({ data: { ...after, createdAt: now, updatedAt: now } })
  await audit(changeOf('schedule.created', null, after))
  return after
}

/** Replaces what can be edited of a schedule that is held. */
export async function changeSchedule(
  { db, clock, audit }: TransactionContext,
  before: Schedule,
  write: ScheduleWrite,
): Promise<Schedule> {
  const { id, version } = before
  if (isDeepStrictEqual(before, { ...before, ...write })) return before
  const after = { id, version: version + 1, ...write }
  await db.schedule.updateMany({ where: { id }, data: { ...after, updatedAt: clock.now() } })
  await audit(changeOf('schedule.updated', before, after))
  return after
}

/** Deletes a schedule that is held and that nothing uses. */
export async function deleteSchedule({ db, audit }: TransactionContext, before: Schedule): Promise<void> {
  await db.schedule.deleteMany({ where: { id: before.id } })
  await audit(changeOf('schedule.deleted', before, null))
}

/** Creates a schedule. 422 `validation_failed`, 409 `already_exists` when the name is taken. */
export const createSchedule = (ctx: TransactionContext, input: ScheduleWrite): Promise<Schedule> =>
  insertSchedule(ctx, inOrder(input))

/** Replaces what can be edited. 409 `version_conflict` with the schedule as it is now. */
export async function updateSchedule(
  ctx: TransactionContext,
  id: string,
  { version, ...input }: ScheduleWrite & { version: number },
): Promise<Schedule> {
  const before = (await holdSchedules(ctx.db, [id])).get(id)
  if (!before) throw problem('not_found')
  if (before.version !== version) throw problem('version_conflict', { current: before })
  return changeSchedule(ctx, before, inOrder(input))
}

/** Deletes a schedule: what uses it goes without, or by another one. 409 `in_use` with the uses. */
export const removeSchedule = (
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> =>
  removeUsed(ctx, referrers, {
    target: 'schedule',
    id,
    how,
    remove: async (batch) => deleteSchedule(batch, await getSchedule(batch.db, id)),
  })
