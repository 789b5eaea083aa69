import { addDays, type Day, isDay } from './zone.ts'

/** Days off of a company's own, both included; `yearly` ones come back on the same date each year from then on. */
export interface OwnDays {
  name: string
  from: Day
  to: Day
  yearly: boolean
}

const DAY_MS = 86_400_000

/**
 * The occurrences of own days off that touch `first` to `last` (both included), by date. 29 February comes back in leap
 * years only.
 */
export function ownDaysBetween<O extends OwnDays>(own: readonly O[], first: Day, last: Day): O[] {
  return own
    .flatMap((days) => occurrences(days, last))
    .filter(({ to }) => to >= first)
    .toSorted(byDate)
}

function occurrences<O extends OwnDays>(days: O, last: Day): O[] {
  if (!days.yearly) return days.from <= last ? [days] : []
  const [firstYear, lastYear] = [yearOf(days.from), yearOf(last)]
  const length = (Date.parse(days.to) - Date.parse(days.from)) / DAY_MS
  return Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => firstYear + index)
    .map((year) => `${year}${days.from.slice(4)}`)
    .filter((from) => isDay(from) && from <= last)
    .map((from) => ({ ...days, from, to: addDays(from, length) }))
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** By first day, the longer one first. */
export const byDate = (one: { from: Day; to: Day }, other: { from: Day; to: Day }): number =>
  one.from.localeCompare(other.from) || other.to.localeCompare(one.to)
