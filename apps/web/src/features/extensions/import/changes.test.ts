import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, correctedTo, judging, type Judging, merge } from './changes.ts'

const correction = fc.record({
  line: fc.integer({ min: 2, max: 4 }),
  column: fc.constantFrom('number' as const, 'email' as const),
  value: fc.string(),
})
const change: fc.Arbitrary<Change> = fc.record({
  reading: fc.record({ hasHeader: fc.boolean() }, { requiredKeys: [] }),
  corrections: fc.array(correction, { maxLength: 3 }).map(
    (all) =>
      all.reduce<Change>((sum, each) => merge(sum, { reading: {}, corrections: [each] }), {
        reading: {},
        corrections: [],
      }).corrections,
  ),
})

test('of two corrections to a cell the later one counts', () => {
  fc.assert(
    fc.property(change, change, (earlier, later) => {
      const both = merge(earlier, later)
      for (const { line, column } of both.corrections) {
        const wanted = correctedTo(later, line, column) ?? correctedTo(earlier, line, column)
        expect(correctedTo(both, line, column)).toBe(wanted)
      }
      const cells = both.corrections.map(({ line, column }) => `${line} ${column}`)
      expect(new Set(cells).size).toBe(cells.length)
    }),
  )
})

test('every change is sent, one request at a time, in the end as it was last made', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(change, fc.constant('settled' as const))), (events) => {
      let state: Judging = { sent: null, waiting: null }
      let server: Change = { reading: {}, corrections: [] }
      let wanted = server
      const step = (event: Change | 'settled') => {
        const before = state.sent
        state = judging(state, event)
        expect(event === 'settled' || state.sent === (before ?? event)).toBe(true)
        if (event === 'settled' && before !== null && before !== 'proposals') server = merge(server, before)
      }
      for (const event of events) {
        if (event !== 'settled') wanted = merge(wanted, event)
        step(event)
      }
      while (state.sent !== null) step('settled')
      expect(state).toEqual({ sent: null, waiting: null })
      const byCell = ({ corrections }: Change) =>
        new Map(corrections.map(({ line, column, value }) => [`${line} ${column}`, value]))
      expect(byCell(server)).toEqual(byCell(wanted))
      expect(server.reading).toEqual(wanted.reading)
    }),
  )
})

test('proposals are not taken while something else is judged', () => {
  const sent: Change = { reading: { hasHeader: false }, corrections: [] }
  expect(judging({ sent, waiting: null }, 'proposals')).toEqual({ sent, waiting: null })
  expect(judging({ sent: null, waiting: null }, 'proposals')).toEqual({ sent: 'proposals', waiting: null })
})
