import { DAY_MINUTES, minutesOf, offsetAt } from './zone.ts'

/**
 * Opening hours from `start` to `end`, minutes after midnight on the wall, on a day of the week (ISO: 1 is Monday).
 * `end` is exclusive and at most a day after `start`; past 1440 it lies on the next day.
 */
export interface Range {
  day: number
  start: number
  end: number
}

/** The opening hours of a week that repeats; its ranges may overlap. */
export type Week = readonly Range[]

export const WEEK_MINUTES = 7 * DAY_MINUTES

/** Minutes after Monday 00:00 at which a range begins and ends; past `WEEK_MINUTES` it ends in the next week. */
export function spanOf({ day, start, end }: Range): { from: number; to: number } {
  const midnight = (day - 1) * DAY_MINUTES
  return { from: midnight + start, to: midnight + end }
}

/** @param minute of the week, 0 is Monday 00:00 */
export const coversMinute = (week: Week, minute: number): boolean =>
  week.some((range) => {
    const { from, to } = spanOf(range)
    return (from <= minute && minute < to) || minute + WEEK_MINUTES < to
  })

/** 1970-01-01 was a Thursday. @param wall minutes from 1970-01-01 00:00 on the wall */
export const minuteOfWeek = (wall: number): number =>
  (((wall + 3 * DAY_MINUTES) % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES

/**
 * Whether these hours are open at an instant. The clock on the wall decides: what it shows twice in autumn is open
 * twice, what it skips in spring is not made up for. The phone engine's time conditions go by the clock too.
 * @param schedule null is open around the clock
 * @param zone IANA name
 */
export function isOpen(schedule: Week | null, zone: string, instant: Date): boolean {
  const minutes = minutesOf(instant)
  return schedule === null || coversMinute(schedule, minuteOfWeek(minutes + offsetAt(zone, minutes)))
}

/**
 * The ranges that cover minutes which one before them in the list covers too, by index. Ranges that touch do not overlap.
 */
export function overlapping(week: Week): number[] {
  const spans = week.map(spanOf)
  const meet = (one: { from: number; to: number }, other: { from: number; to: number }) =>
    [-WEEK_MINUTES, 0, WEEK_MINUTES].some(
      (shift) => one.from < other.to + shift && other.from + shift < one.to,
    )
  return spans.flatMap((span, index) =>
    spans.slice(0, index).some((other) => meet(span, other)) ? [index] : [],
  )
}
