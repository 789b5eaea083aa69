import fc from 'fast-check'
import type { Range } from './week.ts'

/**
 * Clocks that change by an hour, by half an hour, at midnight, at 02:45, for Ramadan, and never; Apia and Asunción
 * stopped changing theirs.
 */
export const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/Asuncion',
  'Asia/Kolkata',
  'Indian/Reunion',
  'America/Phoenix',
  'UTC',
] as const

/** Instants a few hours before the clocks change, both ways. */
export const NIGHTS: [zone: string, eve: string][] = [
  ['Europe/Paris', '2026-03-28T18:00Z'],
  ['Europe/Paris', '2026-10-24T18:00Z'],
  ['America/New_York', '2026-03-08T00:00Z'],
  ['America/New_York', '2026-10-31T23:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T08:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T08:00Z'],
  ['Asia/Beirut', '2026-03-28T15:00Z'],
  ['Asia/Beirut', '2026-10-24T15:00Z'],
  ['Pacific/Chatham', '2026-04-04T07:00Z'],
  ['Pacific/Chatham', '2026-09-26T07:00Z'],
  ['Africa/Casablanca', '2026-02-14T20:00Z'],
  ['Africa/Casablanca', '2026-03-21T20:00Z'],
  ['Asia/Kolkata', '2026-03-28T18:00Z'],
  ['America/Phoenix', '2026-03-08T00:00Z'],
]

export const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** Hours as the portal's grid makes them: quarters of an hour, over midnight too. */
export const anyRange: fc.Arbitrary<Range> = fc
  .record({
    day: fc.integer({ min: 1, max: 7 }),
    start: fc.integer({ min: 0, max: 95 }),
    length: fc.integer({ min: 1, max: 96 }),
  })
  .map(({ day, start, length }) => ({ day, start: start * 15, end: (start + length) * 15 }))

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const formats = new Map<string, Intl.DateTimeFormat>()

export interface Wall {
  day: string
  minute: number
  /** ISO: 1 is Monday */
  weekday: number
}

/** What the runtime writes for an instant, read back: by another way than the code under test goes. */
export function wallOf(zone: string, instant: Date): Wall {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  formats.set(zone, format)
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
    weekday: WEEKDAYS.indexOf(parts.weekday ?? '') + 1,
  }
}
