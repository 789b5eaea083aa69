import { addDays, type Day, instantOf, isDay, wallTime } from '@switchboard/call-flow/zone'
import type { ReceptionistOverride } from '@switchboard/contract/receptionists'

/** Ways to say when something that is open or closed by hand ends. */
export const UNTIL_CHOICES = {
  closed: ['hour', 'tomorrow', 'monday', 'chosen', 'ended'],
  open: ['hour', 'evening', 'chosen', 'ended'],
} as const satisfies Record<ReceptionistOverride['state'], readonly string[]>
export type UntilChoice = (typeof UNTIL_CHOICES)[ReceptionistOverride['state']][number]

const MORNING = 8 * 60
const EVENING = 20 * 60
const HOUR_MS = 3_600_000

/** ISO: 1 is Monday. */
const weekday = (day: Day) => new Date(day).getUTCDay() || 7

/**
 * The instant that a choice stands for on the clock of a time zone.
 * @returns null where it is chosen otherwise, or left open
 */
export function instantFor(choice: UntilChoice, zone: string, now: Date): Date | null {
  const { day, minute } = wallTime(zone, now)
  switch (choice) {
    case 'hour':
      return new Date(now.getTime() + HOUR_MS)
    case 'evening':
      return instantOf(zone, { day: minute < EVENING ? day : addDays(day, 1), minute: EVENING })
    case 'tomorrow':
      return instantOf(zone, { day: addDays(day, 1), minute: MORNING })
    case 'monday':
      return instantOf(zone, { day: addDays(day, 8 - weekday(day)), minute: MORNING })
    default:
      return null
  }
}

/** A day and a time as their fields hold them: `2026-11-30`, `08:00`. */
export interface Chosen {
  day: string
  time: string
}

/** What the fields hold for an instant on the clock of a time zone. */
export function chosenOf(instant: Date, zone: string): Chosen {
  const { day, minute } = wallTime(zone, instant)
  const two = (value: number) => String(value).padStart(2, '0')
  return { day, time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` }
}

/** The instant that the fields hold; null while they do not hold one. */
export function instantOfChosen({ day, time }: Chosen, zone: string): Date | null {
  const [hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)?.slice(1).map(Number) ?? []
  if (!isDay(day) || hours === undefined || minutes === undefined) return null
  return instantOf(zone, { day, minute: hours * 60 + minutes })
}
