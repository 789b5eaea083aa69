import { EXTENSION_COLUMNS } from '@switchboard/contract/extensions.import'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, missingIn } from './matching.ts'

const column = fc.option(fc.constantFrom(...EXTENSION_COLUMNS))
const matching = fc.uniqueArray(column, { minLength: 1, selector: (value) => value ?? Symbol('ignored') })

test('a column is matched where it was put, and nowhere else', () => {
  fc.assert(
    fc.property(matching, column, fc.nat(), (before, chosen, seed) => {
      const index = seed % before.length
      const after = assign(before, index, chosen)
      expect(after[index]).toBe(chosen)
      expect(after).toHaveLength(before.length)
      const matched = after.filter((each) => each !== null)
      expect(new Set(matched).size).toBe(matched.length)
      const moved = after.filter((each, at) => at !== index && each !== null && each !== before[at])
      expect(moved).toEqual([])
    }),
  )
})

test.each([
  [[], 'number'],
  [[null, 'firstName'], 'number'],
  [['number'], 'name'],
  [['id', 'voicemail'], 'name'],
  [['number', 'lastName'], null],
  [['label', 'id'], null],
  [['number', 'fullName'], null],
] as const)('%j lacks %s', (given, missing) => {
  expect(missingIn([...given])).toBe(missing)
})
