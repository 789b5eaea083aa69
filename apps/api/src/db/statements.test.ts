import { expect, test } from 'vitest'
import { statementName } from './statements.ts'

test('one text has one name, until there are too many texts', () => {
  const named = Array.from({ length: 1000 }, (_, n) => statementName(`select ${n}`)).filter(Boolean)
  expect(new Set(named).size).toBe(named.length)
  expect(named.length).toBeLessThan(1000)
  expect(statementName('select 0')).toBe(named[0])
  expect(statementName('one more')).toBe('')
})
