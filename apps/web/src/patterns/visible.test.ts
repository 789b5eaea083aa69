import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnRows, rowAfterKey, visibleRange } from './visible.ts'

const view = fc.record({
  top: fc.integer({ min: -500_000, max: 2000 }),
  height: fc.integer({ min: 1, max: 3000 }),
  rowHeight: fc.constantFrom(44, 56),
  count: fc.integer({ min: 1, max: 10_000 }),
})

test('every row in the window is drawn, wherever the page is scrolled to', () => {
  fc.assert(
    fc.property(view, ({ top, height, rowHeight, count }) => {
      const { first, last } = visibleRange({ top, height, rowHeight, count })
      const inWindow = (row: number) => top + (row + 1) * rowHeight > 0 && top + row * rowHeight < height
      expect(first > 0 && inWindow(first - 1)).toBe(false)
      expect(last < count - 1 && inWindow(last + 1)).toBe(false)
      expect(first).toBeGreaterThanOrEqual(0)
      expect(last).toBeLessThan(count)
      expect(last - first).toBeLessThan(height / rowHeight + 40)
    }),
  )
})

test('what is drawn changes only once in several rows scrolled', () => {
  const ranges = Array.from({ length: 440 }, (_, top) =>
    JSON.stringify(visibleRange({ top: -top, height: 900, rowHeight: 44, count: 10_000 })),
  )
  expect(new Set(ranges).size).toBeLessThan(5)
})

test('the row that has the focus is drawn, in its place, and no other twice', () => {
  fc.assert(
    fc.property(view, fc.nat(12_000), (seen, focused) => {
      const rows = drawnRows(visibleRange(seen), focused, seen.count)
      expect(rows).toEqual([...new Set(rows)].sort((one, other) => one - other))
      expect(rows.includes(focused)).toBe(focused < seen.count && rows.length > 0)
    }),
  )
})

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 25],
  ['PageDown', 95, 99],
  ['PageUp', 50, 30],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['a', 50, undefined],
])('%s on row %i leads to %s', (key, row, target) => {
  expect(rowAfterKey(key, row, 100, 20)).toBe(target)
})
