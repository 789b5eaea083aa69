import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EXTENSION_NUMBER, isTrivialPin, judgeExtensionNumber, reservedCodes } from './number-plan.ts'

const digits = (min: number, max: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(''))
const country = fc.constantFrom('FR', 'BE', 'CH', 'DE', 'ES', 'IT', 'LU', 'GB', 'US', 'CA', 'AU', 'JP')

describe('judgeExtensionNumber', () => {
  test.each(['15', '17', '18', '112', '114', '115', '116000', '116117', '119', '191', '196', '197'])(
    'refuses %s in France (Arcep)',
    (code) => {
      expect(judgeExtensionNumber(code, 'FR').state).toBe('reserved')
    },
  )

  test.each([
    ['911', 'US'],
    ['933', 'CA'],
    ['999', 'GB'],
    ['110', 'DE'],
    ['106', 'AU'],
    ['112', 'JP'],
  ])('refuses %s in %s', (code, where) => {
    expect(judgeExtensionNumber(code, where).state).toBe('reserved')
  })

  test.each(['3179', '1014', '118218', '116999'])('refuses the short code %s in France', (code) => {
    expect(judgeExtensionNumber(code, 'FR').state).toBe('reserved')
  })

  test('warns where an emergency code hides behind the first digits', () => {
    expect(judgeExtensionNumber('1512', 'FR')).toMatchObject({
      state: 'allowed_with_warning',
      code: { code: '15' },
    })
    expect(judgeExtensionNumber('204', 'FR')).toEqual({ state: 'allowed' })
  })

  test('never allows a reserved code, a leading zero, or a length outside 2 to 6', () => {
    fc.assert(
      fc.property(digits(0, 8), country, (number, where) => {
        const { state } = judgeExtensionNumber(number, where)
        expect(state === 'malformed').toBe(!EXTENSION_NUMBER.test(number))
        const isCode = reservedCodes(where).some(({ code }) =>
          new RegExp(`^${code.replaceAll('x', '\\d')}$`).test(number),
        )
        expect(state === 'reserved').toBe(isCode && state !== 'malformed')
      }),
    )
  })
})

describe('isTrivialPin', () => {
  test.each(['0000', '1234', '4321', '7890', '0987', '1212', '123123', '99999999'])('finds %s', (pin) => {
    expect(isTrivialPin(pin)).toBe(true)
  })

  test.each(['4071', '2580', '190283'])('lets %s pass', (pin) => {
    expect(isTrivialPin(pin)).toBe(false)
  })

  test('finds the own number of the extension', () => {
    expect(isTrivialPin('2047', '2047')).toBe(true)
    expect(isTrivialPin('2047', '204')).toBe(false)
  })

  test('finds every repeated digit and every repeated half', () => {
    fc.assert(
      fc.property(digits(2, 4), (half) => {
        expect(isTrivialPin(half + half)).toBe(true)
      }),
    )
  })
})
