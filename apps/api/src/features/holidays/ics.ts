import { DAYS, type IcsSkip, LONGEST_DAYS, type OwnDays } from '@switchboard/contract/holidays'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { addDays, type Day, isDay } from '@switchboard/call-flow/zone'
import ICAL from 'ical.js'
import { occurrencesOf } from './ics-rule.ts'

/** A bad file: where it is bad first, and why. */
export class IcsError extends Error {
  override name = 'IcsError'
  readonly line: number
  readonly reason: FieldErrorCode

  constructor(line: number, reason: FieldErrorCode, cause?: unknown) {
    super(`line ${line}: ${reason}`, { cause })
    this.line = line
    this.reason = reason
  }
}

interface Property {
  /** On which it begins. */
  line: number
  /** In lower case. */
  name: string
  /** `date`, `date-time` … as RFC 7265 (jCal) calls it. */
  type: string
  values: string[]
}

interface Event {
  /** On which it begins. */
  line: number
  properties: Property[]
}

interface Skipped {
  line: number
  name: string
  reason: IcsSkip
}

/** Events of one file, at most. */
const MOST_EVENTS = 2000
const DAY_MS = 86_400_000

/** Lines as they were before they were folded (RFC 5545, 3.1), with the number of their first one. */
function unfold(text: string): { line: number; content: string }[] {
  const lines: { line: number; content: string }[] = []
  for (const [index, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = lines.at(-1)
    if (/^[ \t]/.test(content) && last) last.content += content.slice(1)
    else if (content !== '') lines.push({ line: index + 1, content })
  }
  return lines
}

/** @throws IcsError */
function readProperty({ line, content }: { line: number; content: string }): Property {
  const [, frame, part] = /^(BEGIN|END):\s*(\S+)\s*$/i.exec(content) ?? []
  if (frame && part) return { line, name: frame.toLowerCase(), type: 'text', values: [part.toUpperCase()] }
  let parsed: [name: string, parameters: object, type: string, ...values: unknown[]]
  try {
    parsed = ICAL.parse.property(content)
  } catch (error) {
    throw new IcsError(line, 'ics_line', error)
  }
  const [name, , type, ...values] = parsed
  if (name === '') throw new IcsError(line, 'ics_line')
  // A rule is an object in jCal: as it was written it can be asked for its days.
  const texts = type === 'recur' ? [content.replace(/^(?:[^":]|"[^"]*")*:/, '')] : values.map(String)
  return { line, name, type, values: texts }
}

/**
 * The events of a calendar file; what is within them (alarms) and beside them (time zones) is checked and left out.
 * @throws IcsError
 */
function readEvents(text: string): Event[] {
  const events: Event[] = []
  /** The parts that the line is in. */
  const open: { line: number; name: string }[] = []
  let ended = false
  for (const logical of unfold(text)) {
    if (open.length === 0 && !/^BEGIN:\s*VCALENDAR\b/i.test(logical.content)) {
      throw new IcsError(logical.line, 'ics_no_calendar')
    }
    const property = readProperty(logical)
    const { line, name, values } = property
    const [part = ''] = values
    if (name === 'begin') {
      open.push({ line, name: part })
      if (part === 'VEVENT' && open.length === 2) events.push({ line, properties: [] })
      if (events.length > MOST_EVENTS) throw new IcsError(line, 'ics_events')
    } else if (name === 'end') {
      if (open.pop()?.name !== part) throw new IcsError(line, 'ics_end')
      ended ||= open.length === 0
    } else if (open.length === 2 && open[1]?.name === 'VEVENT') events.at(-1)?.properties.push(property)
  }
  const [unclosed] = open
  if (unclosed) throw new IcsError(unclosed.line, 'ics_end')
  if (!ended) throw new IcsError(1, 'ics_no_calendar')
  return events
}

/** @throws IcsError for a day that there is not */
function dayOf({ line, values }: Property): Day {
  const day = values[0] ?? ''
  if (!isDay(day) || day < DAYS.min || day > DAYS.max) throw new IcsError(line, 'ics_date')
  return day
}

/** The last day of an event: its end is exclusive, and without one it is of a single day (RFC 5545, 3.6.1). */
function lastDayOf(event: Event, from: Day): Day {
  const find = (name: string) => event.properties.find((property) => property.name === name)
  const [end, duration] = [find('dtend'), find('duration')]
  if (end && end.type !== 'date') throw new IcsError(end.line, 'ics_date')
  const last = end ? addDays(dayOf(end), -1) : addDays(from, durationDays(duration) - 1)
  // Some programs end an event of one day where it begins.
  if (end && last < addDays(from, -1)) throw new IcsError(end.line, 'ics_date')
  return last < from ? from : last
}

/** What the library makes of a property, whatever it throws at. @throws IcsError */
function convert<T>({ line }: Property, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new IcsError(line, 'ics_line', error)
  }
}

function durationDays(duration: Property | undefined): number {
  if (!duration) return 1
  const seconds = convert(duration, () => ICAL.Duration.fromString(duration.values[0] ?? '').toSeconds())
  if (seconds <= 0) throw new IcsError(duration.line, 'ics_date')
  return Math.min(Math.ceil((seconds * 1000) / DAY_MS), LONGEST_DAYS + 1)
}

function reasonToSkip(event: Event, from: Property): IcsSkip | null {
  const has = (name: string) => event.properties.some((property) => property.name === name)
  const status = event.properties.find(({ name }) => name === 'status')
  if (status?.values[0]?.toUpperCase() === 'CANCELLED') return 'canceled'
  if (from.type !== 'date') return 'timed'
  if (has('recurrence-id')) return 'exception'
  return has('rdate') ? 'repeats' : null
}

/** @param today what ended before its year is left out */
function readEvent(event: Event, today: Day): OwnDays[] | IcsSkip {
  const from = event.properties.find(({ name }) => name === 'dtstart')
  if (!from) throw new IcsError(event.line, 'ics_no_date')
  const reason = reasonToSkip(event, from)
  if (reason) return reason
  const first = { name: nameOf(event), from: dayOf(from), to: '', yearly: false }
  first.to = lastDayOf(event, first.from)
  if (Date.parse(first.to) - Date.parse(first.from) >= LONGEST_DAYS * DAY_MS) return 'too_long'
  const rule = event.properties.find(({ name }) => name === 'rrule')
  const left = event.properties.filter(({ name }) => name === 'exdate').flatMap(({ values }) => values)
  const days = rule ? convert(rule, () => occurrencesOf(first, rule.values[0] ?? '', left, today)) : [first]
  if (!days) return 'repeats'
  const kept = days.filter(({ to, yearly }) => yearly || to >= `${today.slice(0, 4)}-01-01`)
  return kept.length === 0 ? 'past' : kept
}

/** What people read of an event; control characters and what turns text around are left out. */
function nameOf(event: Event): string {
  const summary = event.properties.find(({ name }) => name === 'summary')?.values[0]
  const line = (summary ?? '').replaceAll(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
  return line.trim().slice(0, 80).trim() || '–'
}

/**
 * The days off that a calendar file tells of: its events of whole days, at most once a year.
 * @throws IcsError with the first line that is no iCalendar (RFC 5545)
 */
export function readIcs(text: string, today: Day): { days: OwnDays[]; skipped: Skipped[] } {
  const days: OwnDays[] = []
  const skipped: Skipped[] = []
  for (const event of readEvents(text)) {
    const read = readEvent(event, today)
    if (typeof read === 'string') skipped.push({ line: event.line, name: nameOf(event), reason: read })
    else days.push(...read)
  }
  return { days, skipped }
}
