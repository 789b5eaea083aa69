import { isOpen, overlapping } from '@switchboard/call-flow/week'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjust, copyDay, paint, PRESETS, proposal, type Ranges, remove } from './edit.ts'

const anyRange = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .map(([day, start, length]) => ({ day, start: start * 15, end: (start + length) * 15 }))
/** Made as people make them, so none overlap. */
const anyWeek = fc.array(anyRange, { maxLength: 12 }).map((all) => all.reduce(paint, [] as Ranges))

const isValid = (ranges: Ranges) =>
  overlapping(ranges).length === 0 &&
  ranges.every(
    ({ start, end }) =>
      start >= 0 && start < 1440 && start % 15 === 0 && end % 15 === 0 && end > start && end <= start + 1440,
  )
/** A week that begins on a Monday, in a zone without clock changes. */
const quarters = Array.from({ length: 7 * 96 }, (_, index) => new Date(Date.UTC(2026, 10, 23, 0, index * 15)))
const openAt = (ranges: Ranges) => quarters.map((instant) => isOpen(ranges, 'UTC', instant))

test('whatever is done to a week, no hours overlap and all are hours', () => {
  const anyStep = fc.oneof(
    anyRange.map((range) => (week: Ranges) => paint(week, range)),
    fc
      .tuple(
        fc.nat(12),
        fc.constantFrom('start' as const, 'end' as const, 'all' as const),
        fc.integer({ min: -200, max: 200 }),
      )
      .map(
        ([index, part, steps]) =>
          (week: Ranges) =>
            adjust(week, index, part, steps * 15),
      ),
    fc.nat(12).map((index) => (week: Ranges) => remove(week, index)),
    fc.tuple(fc.integer({ min: 1, max: 7 }), fc.subarray([1, 2, 3, 4, 5, 6, 7])).map(
      ([day, to]) =>
        (week: Ranges) =>
          copyDay(week, day, to),
    ),
    fc
      .integer({ min: 1, max: 7 })
      .map((day) => (week: Ranges) => [...week, proposal(week, day) ?? []].flat()),
  )
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
      steps.reduce((week, step) => {
        const next = step(week)
        expect(isValid(next)).toBe(true)
        return next
      }, PRESETS.lunchBreak as Ranges)
    }),
    { numRuns: 300 },
  )
})

describe('painting', () => {
  test('opens nothing beyond what was painted, and closes nothing', () => {
    fc.assert(
      fc.property(anyWeek, anyRange, (week, range) => {
        const [was, only, is] = [openAt(week), openAt([range]), openAt(paint(week, range))]
        expect(is.filter((open, at) => (was[at] && !open) || (open && !was[at] && !only[at]))).toEqual([])
      }),
    )
  })
  test('joins what touches, and stops where the next day is open', () => {
    const noon = { day: 1, start: 720, end: 780 }
    expect(paint([noon], { day: 1, start: 540, end: 720 })).toEqual([{ day: 1, start: 540, end: 780 }])
    const tuesday = { day: 2, start: 60, end: 120 }
    expect(paint([tuesday], { day: 1, start: 1320, end: 1560 })).toEqual([
      tuesday,
      { day: 1, start: 1320, end: 1500 },
    ])
    const sunday = { day: 7, start: 1320, end: 1560 }
    expect(paint([sunday], { day: 1, start: 0, end: 600 })).toEqual([
      sunday,
      { day: 1, start: 120, end: 600 },
    ])
  })
})

test('moving stops at the hours beside it', () => {
  const week = [
    { day: 1, start: 540, end: 720 },
    { day: 1, start: 840, end: 1080 },
  ]
  expect(adjust(week, 0, 'all', 300)[0]).toEqual({ day: 1, start: 660, end: 840 })
  expect(adjust(week, 1, 'start', -300)[1]).toEqual({ day: 1, start: 720, end: 1080 })
  expect(adjust(week, 1, 'end', 900)[1]).toEqual({ day: 1, start: 840, end: 1980 })
  expect(adjust(week, 0, 'end', -900)[0]).toEqual({ day: 1, start: 540, end: 555 })
})

test('a day is copied in place of others', () => {
  const week: Ranges = [
    { day: 1, start: 540, end: 720 },
    { day: 2, start: 0, end: 60 },
  ]
  expect(copyDay(week, 1, [1, 2, 3])).toEqual([
    { day: 1, start: 540, end: 720 },
    { day: 2, start: 540, end: 720 },
    { day: 3, start: 540, end: 720 },
  ])
  expect(copyDay(week, 7, [2])).toEqual([{ day: 1, start: 540, end: 720 }])
})

test('what is proposed goes on from what is there', () => {
  expect(proposal([], 1)).toEqual({ day: 1, start: 540, end: 600 })
  expect(proposal([{ day: 1, start: 540, end: 720 }], 1)).toEqual({ day: 1, start: 780, end: 840 })
  expect(proposal([{ day: 1, start: 540, end: 1440 }], 1)).toBeNull()
})
