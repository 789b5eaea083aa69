import { EXTENSION_COLUMNS, FILE_COLUMNS, IMPORT_PROBLEMS } from '@switchboard/contract/extensions.import'
import { expect, test } from 'vitest'
import en from './strings.en.json' with { type: 'json' }
import fr from './strings.fr.json' with { type: 'json' }

test.each([
  ['English', en],
  ['French', fr],
])('%s has words for every problem and every column', (_, { problem, column, guide }) => {
  expect(Object.keys(problem).sort()).toEqual([...IMPORT_PROBLEMS].sort())
  expect(Object.keys(column).sort()).toEqual([...FILE_COLUMNS].sort())
  expect(
    Object.keys(guide)
      .filter((key) => key !== 'title' && key !== 'detail')
      .sort(),
  ).toEqual([...EXTENSION_COLUMNS].sort())
})
