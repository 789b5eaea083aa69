import { type HoursState, stateAt } from '@switchboard/call-flow/hours'
import { addDays, dayOf } from '@switchboard/call-flow/zone'
import type {
  ReceptionistNow,
  ReceptionistOverride,
  ReceptionistRecord,
} from '@switchboard/contract/receptionists'
import { ScheduleRange } from '@switchboard/contract/schedules'
import type { TenantDb } from '../../db/tenant.ts'
import { type DaysOff, readDaysOff } from '../holidays/index.ts'

/** What of a receptionist decides which menu it plays. */
type Hours = Pick<ReceptionistRecord, 'timeZone' | 'schedule' | 'holidayCalendar' | 'override'>

/** Days ahead for which days off are worked out: those of a year and a half say when a menu changes next. */
const DAYS_AHEAD = 550

/** One that has not ended. */
export const activeOverride = (
  override: ReceptionistOverride | null,
  instant: Date,
): ReceptionistOverride | null => (override?.until && new Date(override.until) <= instant ? null : override)

function toNow({ state, reason, until }: HoursState<DaysOff>): ReceptionistNow {
  return {
    mode: state,
    reason: reason.kind,
    holiday: reason.kind === 'holiday' ? reason.holiday.names : null,
    until: until?.toISOString() ?? null,
  }
}

const idsOf = (refs: readonly ({ id: string } | null)[]) => [...new Set(refs.flatMap((ref) => ref?.id ?? []))]

/** The opening hours of these schedules, by id. */
async function readWeeks(db: TenantDb, ids: string[]) {
  const rows =
    ids.length === 0
      ? []
      : await db.schedule.findMany({ where: { id: { in: ids } }, select: { id: true, ranges: true } })
  return new Map(rows.map(({ id, ranges }) => [id, ScheduleRange.array().parse(ranges)]))
}

/**
 * Which menu each plays at an instant, in the same order. What they share (hours, days off, and so the next change) is read
 * and worked out once.
 */
export async function readNow(
  db: TenantDb,
  all: readonly Hours[],
  instant: Date,
): Promise<ReceptionistNow[]> {
  const weeks = await readWeeks(db, idsOf(all.map(({ schedule }) => schedule)))
  const calendarIds = idsOf(all.map(({ holidayCalendar }) => holidayCalendar))
  // In the west it is still the day before that of UTC.
  const first = addDays(dayOf('UTC', instant), -1)
  const calendars = await readDaysOff(db, calendarIds, first, addDays(first, DAYS_AHEAD))
  const known = new Map<string, ReceptionistNow>()
  return all.map(({ timeZone, schedule, holidayCalendar, override }) => {
    const active = activeOverride(override, instant)
    const key = JSON.stringify([timeZone, schedule?.id, holidayCalendar?.id, active?.state, active?.until])
    const now =
      known.get(key) ??
      toNow(
        stateAt(
          {
            zone: timeZone,
            schedule: schedule && (weeks.get(schedule.id) ?? null),
            calendar: (holidayCalendar && calendars.get(holidayCalendar.id)) ?? [],
            override: active && {
              state: active.state,
              until: active.until === null ? null : new Date(active.until),
            },
          },
          instant,
        ),
      )
    known.set(key, now)
    return now
  })
}
