import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDay, wallOf, ZONES } from './testing.ts'
import { addDays, dayOf, instantOf, isDay, offsetAt, startOfDay, wallTime } from './zone.ts'

const anyInstant = fc.date({
  min: new Date('2000-01-01'),
  max: new Date('2040-12-31'),
  noInvalidDate: true,
})
const anyZone = fc.constantFrom(...ZONES)

describe('the time on the wall', () => {
  test('is what the runtime writes for the zone', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const { day, minute } = wallOf(zone, instant)
        expect(wallTime(zone, instant)).toEqual({ day, minute })
      }),
      { numRuns: 500 },
    )
  })
  test('of a zone that nobody knows is an error, not a guess', () => {
    expect(() => wallTime('Europe/Atlantis', new Date(0))).toThrow(RangeError)
    expect(() => offsetAt('', 0)).toThrow(RangeError)
  })
})

describe('the instant of a time on the wall', () => {
  test('is the first at which the wall shows it', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const wall = wallTime(zone, instant)
        const found = instantOf(zone, wall)
        expect(wallTime(zone, found)).toEqual(wall)
        expect(found.getTime()).toBeLessThanOrEqual(instant.getTime())
      }),
      { numRuns: 500 },
    )
  })
  test.each([
    ['once', 'Europe/Paris', '2026-07-14', 8 * 60, '2026-07-14T06:00Z'],
    ['twice: the earlier', 'Europe/Paris', '2026-10-25', 150, '2026-10-25T00:30Z'],
    ['never: when the clocks skip it', 'Europe/Paris', '2026-03-29', 150, '2026-03-29T01:00Z'],
    ['twice: the earlier', 'America/New_York', '2026-11-01', 90, '2026-11-01T05:30Z'],
    ['never: when the clocks skip it', 'America/New_York', '2026-03-08', 150, '2026-03-08T07:00Z'],
    ['twice in half an hour', 'Australia/Lord_Howe', '2026-04-05', 105, '2026-04-04T14:45Z'],
    ['never, for half an hour', 'Australia/Lord_Howe', '2026-10-04', 135, '2026-10-03T15:30Z'],
    ['at a midnight that there is not', 'Asia/Beirut', '2026-03-29', 0, '2026-03-28T22:00Z'],
    ['without clock changes', 'Asia/Kolkata', '2026-03-29', 150, '2026-03-28T21:00Z'],
  ])('%s: %s %s, minute %i', (_, zone, day, minute, instant) => {
    expect(instantOf(zone, { day, minute })).toEqual(new Date(instant))
  })
  test('a day begins with its first instant', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (day, zone) => {
        const start = startOfDay(zone, day)
        expect(dayOf(zone, start)).toBe(day)
        expect(dayOf(zone, new Date(start.getTime() - 1))).toBe(addDays(day, -1))
      }),
    )
  })
})

test('days that there are not are none', () => {
  expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true)
  expect(['2026-02-29', '2026-13-01', '2026-1-1', 'today', ''].some(isDay)).toBe(false)
})
