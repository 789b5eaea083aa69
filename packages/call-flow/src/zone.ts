import { tzOffset } from '@date-fns/tz/tzOffset'

/** A day as `2026-11-22`, of which text order is time order. */
export type Day = string

/** What the calendar and the clock on the wall show; `minute` is that of the day, 0 to 1439. */
export interface WallTime {
  day: Day
  minute: number
}

export const DAY_MINUTES = 1440
const MINUTE_MS = 60_000

/** Instants are counted in whole minutes here: clocks change, and rules begin and end, on whole minutes. */
export const minutesOf = (instant: Date): number => Math.floor(instant.getTime() / MINUTE_MS)
export const dateOf = (minutes: number): Date => new Date(minutes * MINUTE_MS)

/** The minutes from 1970-01-01 00:00 on the wall to `day` 00:00. */
const wallMinutes = (day: Day): number => Date.parse(day) / MINUTE_MS

/**
 * How far the clocks of a zone are ahead of UTC.
 * @param zone IANA name
 * @param minutes an instant
 * @throws RangeError where this runtime does not know the zone
 */
export function offsetAt(zone: string, minutes: number): number {
  const offset = tzOffset(zone, dateOf(minutes))
  if (Number.isNaN(offset)) throw new RangeError(`Unknown time zone: ${zone}`)
  return offset
}

/** The first minute in (from, to] at which the clocks are not as at `from`; they change at most once in between. */
export function clockChange(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from)
  let [same, changed] = [from, to]
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2)
    if (offsetAt(zone, middle) === before) same = middle
    else changed = middle
  }
  return changed
}

/** What the wall shows where this is the time zone (IANA). */
export function wallTime(zone: string, instant: Date): WallTime {
  const minutes = minutesOf(instant)
  const wall = minutes + offsetAt(zone, minutes)
  const minute = ((wall % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  return { day: dateOf(wall).toISOString().slice(0, 10), minute }
}

/** The day of an instant where this is the time zone (IANA). */
export const dayOf = (zone: string, instant: Date): Day => wallTime(zone, instant).day

/**
 * The first instant at which the wall shows this time. Of a time that happens twice it is the earlier one; for one
 * that is skipped it is the instant at which the clocks skip it.
 */
export function instantOf(zone: string, { day, minute }: WallTime): Date {
  const wall = wallMinutes(day) + minute
  const early = wall - DAY_MINUTES
  const late = wall + DAY_MINUTES
  const candidates = [wall - offsetAt(zone, early), wall - offsetAt(zone, late)].toSorted((a, b) => a - b)
  const found = candidates.find((minutes) => minutes + offsetAt(zone, minutes) === wall)
  return dateOf(found ?? clockChange(zone, early, late))
}

/** The first instant of a day in a time zone, also where the clocks change at midnight. */
export const startOfDay = (zone: string, day: Day): Date => instantOf(zone, { day, minute: 0 })

/** `days` later, or earlier. */
export const addDays = (day: Day, days: number): Day =>
  dateOf(wallMinutes(day) + days * DAY_MINUTES)
    .toISOString()
    .slice(0, 10)

/** Is it a day that there is? */
export const isDay = (text: string): text is Day =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text
