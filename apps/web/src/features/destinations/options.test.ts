import { reservedCodes } from '@switchboard/contract/number-plan'
import { phoneLibrary } from '../../format/phone-library.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOutside } from './options.ts'

const read = (typed: string, country = 'FR') => readOutside(typed, country, phoneLibrary)

test.each([
  ['06 39 98 00 12', 'FR', '+33639980012'],
  ['0639980012', 'FR', '+33639980012'],
  ['+33 6.39-98/00 12', 'FR', '+33639980012'],
  ['00 32 2 201 66 40', 'FR', '+3222016640'],
  ['+1 (202) 555-0123', 'FR', '+12025550123'],
  ['02 201 66 40', 'BE', '+3222016640'],
])('%s, typed in %s, is %s', (typed, country, e164) => {
  expect(read(typed, country)).toEqual({ state: 'number', e164 })
})

test.each(['', '204', '2042', 'Claire', '06 39 98', '06 39 98 00 12 ext 4', '0800', '3639'])(
  '%s is no number outside',
  (typed) => {
    expect(read(typed)).toEqual({ state: 'none' })
  },
)

test.each([
  ['112', '112'],
  ['1 5', '15'],
  ['0 18', '18'],
  ['+33 17', '17'],
])('%s is the emergency number %s', (typed, code) => {
  expect(read(typed)).toEqual({ state: 'emergency', code })
})

describe('no text at all', () => {
  test('leads to an emergency or short code', () => {
    const codes = reservedCodes('FR').map(({ code }) => code)
    fc.assert(
      fc.property(fc.stringMatching(/^[+0-9 ().-]{0,16}$/), (typed) => {
        const outside = read(typed)
        if (outside.state !== 'number') return
        expect(outside.e164).toMatch(/^\+[1-9]\d{6,14}$/)
        expect(codes).not.toContain(outside.e164.slice(3))
      }),
    )
  })
})
