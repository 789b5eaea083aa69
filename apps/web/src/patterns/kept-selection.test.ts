import { beforeEach, expect, test, vi } from 'vitest'
import { keepSelection, keptSelection } from './kept-selection.ts'
import { EVERYTHING, NOTHING, select, type Selection } from './selection.ts'

const stored = new Map<string, string>()
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
})

beforeEach(() => stored.clear())

test.each<[string, Selection]>([
  ['nothing', NOTHING],
  ['some', select(NOTHING, ['a', 'b'], true)],
  ['all that match', EVERYTHING],
  ['all but one', select(EVERYTHING, ['a'], false)],
])('%s is kept, with the filter it was made for', (_, selection) => {
  keepSelection('/extensions', { selection, filter: '{"kind":"user"}' })
  expect(keptSelection('/extensions')).toEqual({ selection, filter: '{"kind":"user"}' })
})

test('a list has nothing of another', () => {
  expect(keptSelection('/extensions')).toBeUndefined()
  keepSelection('/ring-groups', { selection: EVERYTHING, filter: '{}' })
  expect(keptSelection('/extensions')).toBeUndefined()
})
