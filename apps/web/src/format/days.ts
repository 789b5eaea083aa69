/** A day as `2026-11-22`, of which text order is time order. */
export type Day = string

const DAY_MS = 86_400_000

/** The day of an instant where this is the time zone (IANA). */
export function dayOf(instant: Date, timeZone: string): Day {
  // Swedish writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(instant)
}

/** `days` later, or earlier. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Is it a day that there is? */
export const isDay = (text: string): text is Day =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text

/** Milliseconds that the clocks of a time zone are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
  return Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`) - instant
}

/** The first instant of a day in a time zone, also where the clocks change at midnight. */
export function startOfDay(day: Day, timeZone: string): Date {
  const midnight = Date.parse(day)
  const before = midnight - offsetAt(midnight - DAY_MS, timeZone)
  const after = midnight - offsetAt(midnight + DAY_MS, timeZone)
  const first = new Date(Math.min(before, after))
  return dayOf(first, timeZone) === day ? first : new Date(Math.max(before, after))
}
