import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentOf, rowsIn, startBlockedBy, totalOf, writtenOf } from './start.ts'

const none = { create: 0, update: 0, unchanged: 0, error: 0 }

test('what can be started', () => {
  expect(startBlockedBy(none, true)).toBe('nothing')
  expect(startBlockedBy({ ...none, unchanged: 9, error: 1 }, true)).toBe('nothing')
  expect(startBlockedBy({ ...none, create: 1, error: 1 }, false)).toBe('errors')
  expect(startBlockedBy({ ...none, create: 1, error: 1 }, true)).toBeNull()
  expect(startBlockedBy({ ...none, update: 1 }, false)).toBeNull()
})

test('what is counted', () => {
  const counts = { create: 1, update: 20, unchanged: 300, error: 4000 }
  expect([writtenOf(counts), totalOf(counts), rowsIn(counts)]).toEqual([21, 321, 4321])
})

test('a hundred per cent is all of it', () => {
  const count = fc.nat(20_000)
  const counts = fc.record({ create: count, update: count, unchanged: count, error: count })
  fc.assert(
    fc.property(counts, count, (counts, processed) => {
      const percent = percentOf({ counts, processed })
      expect(percent).toBeGreaterThanOrEqual(0)
      expect(percent === 100).toBe(totalOf(counts) > 0 && processed >= totalOf(counts))
    }),
  )
})
