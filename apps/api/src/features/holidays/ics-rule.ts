import type { OwnDays } from '@switchboard/contract/holidays'
import { addDays, type Day } from '@switchboard/call-flow/zone'
import ICAL from 'ical.js'

/** "The fourth Thursday", "the last Monday": each month has one, so that no search for it is in vain. */
const NTH_WEEKDAY = /^(?:[1-4]|-1)(?:MO|TU|WE|TH|FR|SA|SU)$/
/** Years ahead for which days without a yearly date are told. */
const YEARS_AHEAD = 5
const MOST_YEARS_APART = 20
const DAY_MS = 86_400_000

interface Parts {
  BYMONTH?: readonly number[]
  BYMONTHDAY?: readonly number[]
  BYDAY?: readonly string[]
}

const PARTS = new Set(['BYMONTH', 'BYMONTHDAY', 'BYDAY'])

/** Is it the date of its first day that comes back? */
const isSameDate = ({ BYMONTH, BYMONTHDAY, BYDAY }: Parts, from: Day) =>
  BYDAY === undefined &&
  String(BYMONTH ?? Number(from.slice(5, 7))) === String(Number(from.slice(5, 7))) &&
  String(BYMONTHDAY ?? Number(from.slice(8))) === String(Number(from.slice(8)))

const isNthWeekday = ({ BYMONTH = [], BYMONTHDAY, BYDAY = [] }: Parts) =>
  BYMONTHDAY === undefined &&
  BYMONTH.length === 1 &&
  BYMONTH.every((month) => month >= 1 && month <= 12) &&
  BYDAY.length === 1 &&
  BYDAY.every((day) => NTH_WEEKDAY.test(day))

/**
 * The days off that a rule (RFC 5545, 3.3.10) makes of its first ones: the same yearly, or those of this year and the next
 * five one by one.
 * @param rule `FREQ=YEARLY;BYMONTH=11;BYDAY=4TH`
 * @param left days on which it does not take place
 * @returns null for a rule that is not of this kind
 */
export function occurrencesOf(
  first: OwnDays,
  rule: string,
  left: readonly string[],
  today: Day,
): OwnDays[] | null {
  const recur = ICAL.Recur.fromString(rule)
  const parts: Parts = recur.parts
  const understood = recur.freq === 'YEARLY' && Object.keys(parts).every((part) => PARTS.has(part))
  if (!understood || recur.interval > MOST_YEARS_APART) return null
  const sameDate = isSameDate(parts, first.from)
  if (!sameDate && !isNthWeekday(parts)) return null
  const endless = !recur.isFinite()
  if (sameDate && endless && recur.interval === 1 && left.length === 0) return [{ ...first, yearly: true }]
  // The library has 1 March for 29 February (2.2.1).
  if (sameDate && first.from.endsWith('-02-29')) return null
  return oneByOne(first, recur, left, Number(today.slice(0, 4)) + YEARS_AHEAD)
}

function oneByOne(first: OwnDays, recur: ICAL.Recur, left: readonly string[], lastYear: number): OwnDays[] {
  const length = (Date.parse(first.to) - Date.parse(first.from)) / DAY_MS
  const days: OwnDays[] = []
  const iterator = recur.iterator(ICAL.Time.fromDateString(first.from))
  for (let next = iterator.next(); next && next.year <= lastYear; next = iterator.next()) {
    const from = next.toString().slice(0, 10)
    if (!left.includes(from)) days.push({ ...first, from, to: addDays(from, length) })
  }
  return days
}
