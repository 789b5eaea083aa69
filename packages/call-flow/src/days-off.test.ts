import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byDate, ownDaysBetween } from './days-off.ts'
import { anyDay } from './testing.ts'
import { addDays } from './zone.ts'

const days = (from: string, to: string, yearly = false) => ({ name: 'Days', from, to, yearly })
const between = (own: ReturnType<typeof days>, first: string, last: string) =>
  ownDaysBetween([own], first, last).map(({ from, to }) => `${from}/${to}`)

test('once', () => {
  const break_ = days('2026-08-10', '2026-08-21')
  expect(between(break_, '2026-01-01', '2026-12-31')).toEqual(['2026-08-10/2026-08-21'])
  expect(between(break_, '2026-08-21', '2026-08-21')).toEqual(['2026-08-10/2026-08-21'])
  expect(between(break_, '2026-08-22', '2027-12-31')).toEqual([])
  expect(between(break_, '2025-01-01', '2026-08-09')).toEqual([])
})

test('each year from then on, over New Year too', () => {
  const holidays = days('2025-12-24', '2026-01-02', true)
  expect(between(holidays, '2026-01-01', '2026-12-31')).toEqual([
    '2025-12-24/2026-01-02',
    '2026-12-24/2027-01-02',
  ])
  expect(between(holidays, '2024-01-01', '2025-12-23')).toEqual([])
})

test('29 February comes back in leap years', () => {
  expect(between(days('2024-02-29', '2024-02-29', true), '2024-01-01', '2032-12-31')).toEqual([
    '2024-02-29/2024-02-29',
    '2028-02-29/2028-02-29',
    '2032-02-29/2032-02-29',
  ])
})

test('what touches the span, by date, each as long as the first', () => {
  const anyOwn = fc
    .tuple(anyDay, fc.integer({ min: 0, max: 365 }), fc.boolean())
    .map(([from, length, yearly]) => days(from, addDays(from, length), yearly))
  const lengthOf = ({ from, to }: { from: string; to: string }) => Date.parse(to) - Date.parse(from)
  fc.assert(
    fc.property(anyOwn, anyDay, fc.integer({ min: 0, max: 800 }), (own, first, length) => {
      const last = addDays(first, length)
      const found = ownDaysBetween([own], first, last)
      expect(found).toEqual(found.toSorted(byDate))
      for (const each of found) {
        expect(each.to >= first && each.from <= last).toBe(true)
        expect(lengthOf(each)).toBe(lengthOf(own))
        expect(each.from.slice(5)).toBe(own.from.slice(5))
      }
    }),
  )
})
