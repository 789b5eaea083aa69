import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Holiday, holidayAt, nextChange, type Override, stateAt } from './hours.ts'
import { anyRange, NIGHTS, type Wall, wallOf } from './testing.ts'
import { isOpen, type Range, type Week } from './week.ts'
import { addDays } from './zone.ts'

const MINUTE_MS = 60_000
const after = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * MINUTE_MS)
const PARIS = 'Europe/Paris'
const OFFICE = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, start: 540, end: 720 },
  { day, start: 840, end: 1080 },
])
const CHRISTMAS = { from: '2026-12-25', to: '2026-12-26', name: 'Christmas' }

/** The rule in words: a range covers what the wall shows, be it of today or of yesterday over midnight. */
function judge(week: Week, calendar: readonly Holiday[], { day: date, minute, weekday }: Wall): string {
  if (calendar.some(({ from, to }) => date >= from && date <= to)) return 'holiday'
  const yesterday = weekday === 1 ? 7 : weekday - 1
  const covers = ({ day, start, end }: Range) =>
    (day === weekday && minute >= start && minute < end) || (day === yesterday && minute + 1440 < end)
  return week.some(covers) ? 'open' : 'closed'
}

describe.each(NIGHTS)('around the night in %s after %s', (zone, text) => {
  const eve = new Date(text)
  const minutes = Array.from({ length: 2 * 1440 }, (_, minute) => after(eve, minute))
  const walls = minutes.map((instant) => wallOf(zone, instant))
  const anyHoliday = fc
    .tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 2 }))
    .map(([first, length]) => [addDays(text.slice(0, 10), first), length] as const)
    .map(([from, length]) => ({ from, to: addDays(from, length) }))
  const anyHours = fc.tuple(fc.array(anyRange, { maxLength: 6 }), fc.array(anyHoliday, { maxLength: 1 }))

  test('each minute is open, closed or holiday as the wall says', () => {
    fc.assert(
      fc.property(anyHours, ([schedule, calendar]) => {
        const hours = (instant: Date) => (isOpen(schedule, zone, instant) ? 'open' : 'closed')
        const states = minutes.map((at) => (holidayAt(calendar, zone, at) ? 'holiday' : hours(at)))
        expect(states).toEqual(walls.map((wall) => judge(schedule, calendar, wall)))
      }),
      { numRuns: 10 },
    )
  })

  test('the next change is the first minute at which the wall says something else', () => {
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 0, max: 1440 }), ([schedule, calendar], start) => {
        const [before, ...later] = walls.slice(start).map((wall) => judge(schedule, calendar, wall))
        const change = later.findIndex((state) => state !== before)
        const found = nextChange(schedule, calendar, zone, after(eve, start))
        const until = found && found <= after(eve, 2 * 1440 - 1) ? found : null
        expect(until).toEqual(change < 0 ? null : after(eve, start + 1 + change))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a night on which the clocks change', () => {
  const sunday = (start: number, end: number): Range[] => [{ day: 7, start, end }]
  const saturday = (start: number, end: number): Range[] => [{ day: 6, start, end }]

  test.each([
    // In Paris 02:00 to 03:00 is skipped on 2026-03-29, and happens twice on 2026-10-25.
    ['a time that is skipped', sunday(135, 165), PARIS, '2026-03-29T00:00Z', '2026-04-05T00:15Z'],
    ['an opening that is skipped', sunday(150, 300), PARIS, '2026-03-29T00:00Z', '2026-03-29T01:00Z'],
    ['a closing that is skipped', sunday(60, 150), PARIS, '2026-03-29T00:30Z', '2026-03-29T01:00Z'],
    ['over midnight, an hour shorter', saturday(1200, 1680), PARIS, '2026-03-28T22:00Z', '2026-03-29T02:00Z'],
    ['over midnight, an hour longer', saturday(1200, 1680), PARIS, '2026-10-24T22:00Z', '2026-10-25T03:00Z'],
    ['a closing that happens twice', sunday(60, 150), PARIS, '2026-10-24T23:30Z', '2026-10-25T00:30Z'],
    ['and is open again until the second', sunday(60, 150), PARIS, '2026-10-25T00:30Z', '2026-10-25T01:00Z'],
    ['the second', sunday(60, 150), PARIS, '2026-10-25T01:00Z', '2026-10-25T01:30Z'],
    ['by half an hour', sunday(0, 150), 'Australia/Lord_Howe', '2026-10-03T14:00Z', '2026-10-03T15:30Z'],
    ['at midnight', saturday(1320, 1500), 'Asia/Beirut', '2026-03-28T21:00Z', '2026-03-28T22:00Z'],
  ])('%s', (_, schedule, zone, instant, change) => {
    expect(nextChange(schedule, [], zone, new Date(instant))).toEqual(new Date(change))
  })
  test('a holiday lasts 23 or 25 hours', () => {
    const holiday = (day: string) => [{ from: day, to: day }]
    const change = (day: string, eve: string) => nextChange(null, holiday(day), PARIS, new Date(eve))
    expect(change('2026-03-29', '2026-03-28T12:00Z')).toEqual(new Date('2026-03-28T23:00Z'))
    expect(change('2026-03-29', '2026-03-28T23:00Z')).toEqual(new Date('2026-03-29T22:00Z'))
    expect(change('2026-10-25', '2026-10-24T22:00Z')).toEqual(new Date('2026-10-25T23:00Z'))
  })
})

describe('precedence', () => {
  const NOON = new Date('2026-12-25T11:30Z') // a Friday, open but for the holiday
  const rules = { schedule: OFFICE, calendar: [CHRISTMAS], zone: PARIS }
  const at = (override: Override | null, instant = NOON) => stateAt({ ...rules, override }, instant)

  test('holiday > closed > open', () => {
    expect(at(null)).toEqual({
      state: 'holiday',
      reason: { kind: 'holiday', holiday: CHRISTMAS },
      until: new Date('2026-12-26T23:00Z'),
    })
    expect(at(null, new Date('2026-12-24T11:30Z'))).toMatchObject({
      state: 'closed',
      reason: { kind: 'schedule' },
    })
    expect(at(null, new Date('2026-12-24T15:00Z'))).toEqual({
      state: 'open',
      reason: { kind: 'schedule' },
      until: new Date('2026-12-24T17:00Z'),
    })
  })
  test('an override beats a holiday, and ends by itself', () => {
    const until = new Date('2026-12-25T19:00Z')
    expect(at({ state: 'open', until })).toEqual({ state: 'open', reason: { kind: 'override' }, until })
    expect(at({ state: 'open', until }, until).state).toBe('holiday')
    expect(at({ state: 'open', until: null })).toMatchObject({ state: 'open', until: null })
  })
  test('closed until Monday 08:00 is closed until the hours open at 09:00', () => {
    const override = { state: 'closed', until: new Date('2026-12-28T07:00Z') } as const
    expect(at(override).until).toEqual(new Date('2026-12-28T08:00Z'))
  })
})

test('an override changes nothing but what it says, and only while it lasts', () => {
  const instants = fc
    .integer({ min: 0, max: 20 * 1440 })
    .map((minutes) => after(new Date('2026-12-15T00:00Z'), minutes))
  const override = fc.record({ state: fc.constantFrom('open', 'closed'), until: instants })
  fc.assert(
    fc.property(override, instants, (given, instant) => {
      const rules = { schedule: OFFICE, calendar: [CHRISTMAS], zone: PARIS }
      const { state, until } = stateAt({ ...rules, override: given }, instant)
      const stateOf = (at: Date) =>
        at < given.until ? given.state : judge(OFFICE, [CHRISTMAS], wallOf(PARIS, at))
      expect(state).toBe(stateOf(instant))
      if (until === null) throw new Error('These hours change every day.')
      expect(stateOf(after(until, -1))).toBe(state)
      expect(stateOf(until)).not.toBe(state)
    }),
  )
})

describe('hours that do not change', () => {
  const NOW = new Date('2026-11-23T08:00Z')
  test.each([
    ['no schedule', null],
    ['no range', []],
    ['around the clock', [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start: 0, end: 1440 }))],
    [
      'around the clock from noon to noon',
      [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start: 720, end: 2160 })),
    ],
  ])('%s', (_, schedule) => {
    expect(nextChange(schedule, [], PARIS, NOW)).toBeNull()
    expect(isOpen(schedule, PARIS, NOW)).toBe(schedule === null || schedule.length > 0)
  })
  test('but for a holiday a year ahead', () => {
    const calendar = [{ from: '2027-11-11', to: '2027-11-11' }]
    expect(nextChange(null, calendar, PARIS, NOW)).toEqual(new Date('2027-11-10T23:00Z'))
  })
  test('a holiday without end is told as one', () => {
    expect(nextChange(null, [{ from: '2026-01-01', to: '9999-12-31' }], PARIS, NOW)).toBeNull()
  })
})

test('the first holiday of a calendar that has the day is the one', () => {
  const calendar = [{ from: '2026-12-24', to: '2026-12-31', name: 'Winter' }, CHRISTMAS]
  const at = (instant: string) => holidayAt(calendar, PARIS, new Date(instant))?.name
  expect(at('2026-12-25T12:00Z')).toBe('Winter')
  expect(at('2026-12-31T22:59Z')).toBe('Winter')
  expect(at('2026-12-31T23:00Z')).toBeUndefined()
})
