import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countSelected, EVERYTHING, isSelected, NOTHING, select, shareOf } from './selection.ts'

const ALL = Array.from({ length: 12 }, (_, index) => String(index))
const steps = fc.array(fc.record({ ids: fc.subarray(ALL), on: fc.boolean() }), { maxLength: 8 })

describe.each([
  ['from nothing', NOTHING, new Set<string>()],
  ['from all that match', EVERYTHING, new Set(ALL)],
])('%s', (_, start, selected) => {
  test('what is selected is what was ticked last, and counted so', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const model = new Set(selected)
        const end = all.reduce((selection, { ids, on }) => {
          for (const id of ids) {
            if (on) model.add(id)
            else model.delete(id)
          }
          return select(selection, ids, on)
        }, start)
        expect(ALL.filter((id) => isSelected(end, id))).toEqual(ALL.filter((id) => model.has(id)))
        expect(countSelected(end, ALL.length)).toBe(model.size)
        expect(end.by).toBe(start.by)
      }),
    )
  })
})

test('tells how much of a page is selected', () => {
  const some = select(NOTHING, ['1', '2'], true)
  expect(shareOf(some, ['1', '2'])).toBe('all')
  expect(shareOf(some, ['2', '3'])).toBe('some')
  expect(shareOf(some, ['3'])).toBe('none')
  expect(shareOf(some, [])).toBe('none')
  expect(shareOf(select(EVERYTHING, ['3'], false), ['2', '3'])).toBe('some')
})
