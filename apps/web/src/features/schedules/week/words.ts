import type { Language } from '@switchboard/contract/common'
import type { ScheduleRange } from '@switchboard/contract/schedules'
import { type Ranges, WEEKDAYS } from './edit.ts'

const NBSP = '\u00A0'

/** ISO days in the order of the language's calendars: the week of France begins on Monday, that of the US on Sunday. */
export const daysOf = (language: Language): readonly number[] =>
  language === 'fr' ? WEEKDAYS : [7, 1, 2, 3, 4, 5, 6]

/** The name of an ISO day. */
export function dayName(day: number, language: Language, style: 'long' | 'short' = 'long'): string {
  // 2024-01-01 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
}

const usTimes = (minute: '2-digit' | undefined) =>
  new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute, timeZone: 'UTC' })
const US_HOURS = usTimes(undefined)
const US_MINUTES = usTimes('2-digit')

/** A time of day: `9 h 30`, `9:30 AM`. */
export function timeText(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60) % 24, minutes % 60]
  if (language === 'en') return (rest === 0 ? US_HOURS : US_MINUTES).format(minutes * 60_000)
  return rest === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h${NBSP}${String(rest).padStart(2, '0')}`
}

const MIDNIGHT: Record<Language, string> = { fr: `24${NBSP}h`, en: 'midnight' }

/** `9 h–12 h`; `22 h–2 h` over midnight. */
export function rangeText({ start, end }: Pick<ScheduleRange, 'start' | 'end'>, language: Language): string {
  return `${timeText(start, language)}–${end === 1440 ? MIDNIGHT[language] : timeText(end, language)}`
}

/** `lundi–vendredi`, `lundi, mercredi`: days, in the language's order, that follow one another as one. */
function runsText(days: readonly number[], language: Language): string {
  const order = daysOf(language)
  const runs: number[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && order.indexOf(last.at(-1) ?? 0) === order.indexOf(day) - 1) last.push(day)
    else runs.push([day])
  }
  return runs
    .flatMap((run) => {
      const names = run.map((day) => dayName(day, language))
      return names.length < 3 ? names : [`${names[0]}–${names.at(-1)}`]
    })
    .join(', ')
}

/** The hours of each day in words, and the days that have them: `lundi–vendredi` `9 h–12 h, 14 h–18 h`. */
export function linesOf(ranges: Ranges, language: Language): { days: string; hours: string }[] {
  const byHours = Map.groupBy(daysOf(language), (day) =>
    ranges
      .filter((range) => range.day === day)
      .toSorted((one, other) => one.start - other.start)
      .map((range) => rangeText(range, language))
      .join(', '),
  )
  return [...byHours]
    .filter(([hours]) => hours !== '')
    .map(([hours, days]) => ({ days: runsText(days, language), hours }))
}

/** A time as people type it: `9`, `9h30`, `930`, `9:30 pm`; in minutes, null for what is none. */
export function parseTime(text: string): number | null {
  const [, hourText, minuteText = '0', half] =
    /^(\d{1,2}?)\s*(?:h|:|\.)?\s*(\d{2})?\s*(?:h|min)?\s*([ap]m?)?$/i.exec(text.trim()) ?? []
  if (hourText === undefined) return null
  const [hour, minute] = [Number(hourText), Number(minuteText)]
  const shift = half?.toLowerCase().startsWith('p') && hour < 12 ? 12 : 0
  const noon = half?.toLowerCase().startsWith('a') && hour === 12 ? -12 : 0
  return hour + shift <= 24 && minute < 60 ? (hour + shift + noon) * 60 + minute : null
}
