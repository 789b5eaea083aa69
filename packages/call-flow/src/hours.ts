import { isOpen, minuteOfWeek, spanOf, type Week, WEEK_MINUTES } from './week.ts'
import {
  addDays,
  clockChange,
  dateOf,
  type Day,
  DAY_MINUTES,
  instantOf,
  minutesOf,
  offsetAt,
  wallTime,
} from './zone.ts'

/** Days off, both included; what else a calendar tells of them (a name, say) passes through. */
export interface Holiday {
  from: Day
  to: Day
}

/** "Closed until Monday 08:00": beats everything until it ends by itself. `until: null` is until somebody ends it. */
export interface Override {
  state: 'open' | 'closed'
  until: Date | null
}

/** What decides on the hours of a receptionist. */
export interface HoursRules<H extends Holiday = Holiday> {
  /** null: open around the clock */
  schedule: Week | null
  /** The days off around the instant asked for, and ahead of it: two years are plenty. */
  calendar: readonly H[]
  override: Override | null
  /** IANA name; every rule is meant on the wall of this zone */
  zone: string
}

export interface HoursState<H extends Holiday = Holiday> {
  /** Whose menu callers hear. */
  state: 'open' | 'closed' | 'holiday'
  reason: { kind: 'override' } | { kind: 'holiday'; holiday: H } | { kind: 'schedule' }
  /** When `state` changes next if nobody changes a rule; null: not within three years. */
  until: Date | null
}

/** Far enough for any holiday; what repeats weekly is settled long before. */
const HORIZON = 3 * 366 * DAY_MINUTES
/** In one of two weeks a range takes place, even when the clocks skip it in the other. */
const SETTLED = 15 * DAY_MINUTES

/** The holiday on which an instant falls: the first of the calendar that has its day. */
export function holidayAt<H extends Holiday>(calendar: readonly H[], zone: string, instant: Date): H | null {
  const { day } = wallTime(zone, instant)
  return calendar.find(({ from, to }) => from <= day && day <= to) ?? null
}

/** holiday > closed > open */
function regularState(
  schedule: Week | null,
  calendar: readonly Holiday[],
  zone: string,
  instant: Date,
): HoursState['state'] {
  if (holidayAt(calendar, zone, instant)) return 'holiday'
  return isOpen(schedule, zone, instant) ? 'open' : 'closed'
}

/** The next time after `wall` at which a range begins or ends, or a day does. Both on the wall, minutes since 1970. */
function nextEdge(schedule: Week | null, wall: number): number {
  const now = minuteOfWeek(wall)
  const edges = (schedule ?? []).flatMap((range) => Object.values(spanOf(range)))
  const distances = edges.map((edge) => ((edge - now - 1 + 2 * WEEK_MINUTES) % WEEK_MINUTES) + 1)
  return wall + Math.min(...distances, DAY_MINUTES - (now % DAY_MINUTES))
}

/**
 * When the hours, leaving overrides aside, are next something else than at `instant`: open, closed or holiday.
 * @returns null where nothing changes within three years
 */
export function nextChange(
  schedule: Week | null,
  calendar: readonly Holiday[],
  zone: string,
  instant: Date,
): Date | null {
  const state = regularState(schedule, calendar, zone, instant)
  const start = minutesOf(instant)
  const lastDay = calendar.reduce((last, { to }) => (to > last ? to : last), wallTime(zone, instant).day)
  const settled = minutesOf(instantOf(zone, { day: addDays(lastDay, 1), minute: 0 })) + SETTLED
  const end = Math.min(start + HORIZON, settled)
  for (let at = start; at < end;) {
    // Up to the next edge the wall shows nothing that matters, unless the clocks change on the way.
    const offset = offsetAt(zone, at)
    const edge = nextEdge(schedule, at + offset) - offset
    at = offsetAt(zone, edge) === offset ? edge : clockChange(zone, at, edge)
    if (regularState(schedule, calendar, zone, dateOf(at)) !== state) return dateOf(at)
  }
  return null
}

/**
 * What callers hear at an instant, why, and until when. Precedence: override > holiday > closed > open.
 *
 * `stateAt({ schedule: ranges, calendar: days, override: null, zone: 'Europe/Paris' }, clock.now())`
 * → `{ state: 'holiday', reason: { kind: 'holiday', holiday }, until }`
 */
export function stateAt<H extends Holiday>(rules: HoursRules<H>, instant: Date): HoursState<H> {
  const { schedule, calendar, override, zone } = rules
  if (override && (override.until === null || instant < override.until)) {
    return { state: override.state, reason: { kind: 'override' }, until: overrideEnd(rules, override) }
  }
  const holiday = holidayAt(calendar, zone, instant)
  const until = nextChange(schedule, calendar, zone, instant)
  return holiday
    ? { state: 'holiday', reason: { kind: 'holiday', holiday }, until }
    : { state: isOpen(schedule, zone, instant) ? 'open' : 'closed', reason: { kind: 'schedule' }, until }
}

/** When callers hear something else than what the override says: later than its end where the hours go on the same. */
function overrideEnd({ schedule, calendar, zone }: HoursRules, { state, until }: Override): Date | null {
  if (until === null || regularState(schedule, calendar, zone, until) !== state) return until
  return nextChange(schedule, calendar, zone, until)
}
