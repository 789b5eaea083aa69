import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phoneLibrary as phones } from '../../format/phone-library.ts'
import { judgePattern, patternText, toPattern } from './pattern.ts'

describe('what is typed', () => {
  test.each([
    ['number', '06 12 34 56 78', '+33612345678'],
    ['number', '0033 6 12 34 56 78', '+33612345678'],
    ['number', '+44 20 7946 0000', '+442079460000'],
    ['prefix', '0899', '+33899'],
    ['prefix', '08 99…', '+33899'],
    ['prefix', '+33 8 99', '+33899'],
    ['prefix', '00 44', '+44'],
  ] as const)('%s: %s is %s', (kind, typed, pattern) => {
    expect(toPattern(phones, 'FR', kind, typed)).toBe(pattern)
    expect(judgePattern(phones, 'FR', { kind, pattern })).toBeNull()
  })

  test('what is shown can be typed again', () => {
    const number = fc.constantFrom('+33612345678', '+442079460000', '+12125550123')
    fc.assert(
      fc.property(number, fc.integer({ min: 3, max: 9 }), (whole, length) => {
        const prefix = { kind: 'prefix', pattern: whole.slice(0, length) } as const
        expect(toPattern(phones, 'FR', 'prefix', patternText(phones, 'FR', prefix))).toBe(prefix.pattern)
        const one = { kind: 'number', pattern: whole } as const
        expect(toPattern(phones, 'FR', 'number', patternText(phones, 'FR', one))).toBe(whole)
      }),
    )
  })
})

test.each([
  ['number', '', 'required'],
  ['number', '112', 'emergency_number'],
  ['number', '0612', 'phone_malformed'],
  ['prefix', '01', 'emergency_number'],
  ['prefix', '+33', 'emergency_number'],
  ['prefix', '15', 'emergency_number'],
  ['prefix', 'spam', 'phone_malformed'],
] as const)('%s: "%s" is refused: %s', (kind, typed, code) => {
  const pattern = toPattern(phones, 'FR', kind, typed)
  expect(judgePattern(phones, 'FR', { kind, pattern })).toBe(code)
})
