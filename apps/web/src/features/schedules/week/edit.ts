import { spanOf, WEEK_MINUTES } from '@switchboard/call-flow/week'
import { type ScheduleRange, STEP_MINUTES } from '@switchboard/contract/schedules'

// What the grid and the fields do to a week. None of it makes two ranges overlap.

export type Ranges = readonly ScheduleRange[]

const DAY = 1440

/** What a row of the grid shows: a day, and the first hours of the next one. */
export const ROW_MINUTES = DAY + 360

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const WORKDAYS = [1, 2, 3, 4, 5]

const after = (day: number) => (day % 7) + 1
const before = (day: number) => ((day + 5) % 7) + 1

const ofDay = (ranges: Ranges, day: number) => ranges.filter((range) => range.day === day)

/** Until when the day before is still open on this day; 0 when it ends by midnight. */
export const spillInto = (ranges: Ranges, day: number): number =>
  Math.max(0, ...ofDay(ranges, before(day)).map(({ end }) => end - DAY))

/** The first opening of the day after, counted from this day's midnight. */
const nextOpening = (ranges: Ranges, day: number) =>
  DAY + Math.min(DAY, ...ofDay(ranges, after(day)).map(({ start }) => start))

/**
 * Opens a day from one minute to another: joined with what is open there already, cut short where the days around it are
 * open over midnight. What would be open for more than a day in one piece stays as it is.
 */
export function paint(ranges: Ranges, { day, start, end }: ScheduleRange): Ranges {
  const [joined, apart] = [
    ofDay(ranges, day).filter((each) => each.start <= end && each.end >= start),
    ranges.filter((each) => each.day !== day || each.start > end || each.end < start),
  ]
  const from = Math.max(Math.min(start, ...joined.map((each) => each.start)), spillInto(ranges, day))
  const to = Math.min(Math.max(end, ...joined.map((each) => each.end)), nextOpening(apart, day))
  const fits = to > from && to <= from + DAY && from < DAY
  return fits ? [...apart, { day, start: from, end: to }] : ranges
}

/** Where a range can be: between those around it, in minutes of the week, which may be of the one before or after. */
function roomOf(ranges: Ranges, index: number): { from: number; to: number } | null {
  const own = ranges[index]
  if (!own) return null
  const { from, to } = spanOf(own)
  const others = ranges
    .filter((_, at) => at !== index)
    .map(spanOf)
    .flatMap((span) =>
      [-WEEK_MINUTES, 0, WEEK_MINUTES].map((by) => ({ from: span.from + by, to: span.to + by })),
    )
  return {
    from: Math.max(to - WEEK_MINUTES, ...others.filter((span) => span.to <= from).map((span) => span.to)),
    to: Math.min(from + WEEK_MINUTES, ...others.filter((span) => span.from >= to).map((span) => span.from)),
  }
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most))

/** Moves an end of a range, or all of it, by some minutes, as far as there is room on its day. */
export function adjust(ranges: Ranges, index: number, part: 'start' | 'end' | 'all', by: number): Ranges {
  const range = ranges[index]
  const room = roomOf(ranges, index)
  if (!range || !room) return ranges
  const midnight = (range.day - 1) * DAY
  const [earliest, latest] = [Math.max(0, room.from - midnight), room.to - midnight]
  const { start, end } = range
  const moved = {
    start: () => ({
      start: clamp(start + by, Math.max(earliest, end - DAY), Math.min(end, DAY) - STEP_MINUTES),
      end,
    }),
    end: () => ({ start, end: clamp(end + by, start + STEP_MINUTES, Math.min(latest, start + DAY)) }),
    all: () => {
      const to = clamp(start + by, earliest, Math.min(latest - (end - start), DAY - STEP_MINUTES))
      return { start: to, end: to + end - start }
    },
  }[part]()
  return ranges.with(index, { day: range.day, ...moved })
}

export const remove = (ranges: Ranges, index: number): Ranges => ranges.toSpliced(index, 1)

/** What the fields propose when a range is added to a day: an hour after the last one, where there is room; else nothing. */
export function proposal(ranges: Ranges, day: number): ScheduleRange | null {
  const own = ofDay(ranges, day)
  const latest = Math.max(spillInto(ranges, day), ...own.map(({ end }) => end))
  const wanted = own.length === 0 ? Math.max(9 * 60, latest) : latest + 60
  const start = Math.min(wanted, DAY - 60)
  const end = start + 60
  return start >= latest && end <= nextOpening(ranges, day) ? { day, start, end } : null
}

/** The hours of one day on other days, in place of theirs; what would overlap the days around is cut short. */
export function copyDay(ranges: Ranges, day: number, to: readonly number[]): Ranges {
  const others = to.filter((each) => each !== day)
  const kept = ranges.filter((range) => !others.includes(range.day))
  const copies = others.flatMap((other) => ofDay(ranges, day).map((range) => ({ ...range, day: other })))
  return copies.reduce<Ranges>(paint, kept)
}

const onDays = (days: readonly number[], ...hours: [start: number, end: number][]): Ranges =>
  days.flatMap((day) => hours.map(([start, end]) => ({ day, start: start * 60, end: end * 60 })))

/** Weeks to begin with. */
export const PRESETS = {
  lunchBreak: onDays(WORKDAYS, [9, 12], [14, 18]),
  workday: onDays(WORKDAYS, [9, 18]),
  always: onDays(WEEKDAYS, [0, 24]),
  never: [],
} satisfies Record<string, Ranges>
