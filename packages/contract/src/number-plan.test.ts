import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  coversEmergency,
  emergencyNumbers,
  EXTENSION_NUMBER,
  isEmergency,
  isTrivialPin,
  judgeExtensionNumber,
  reservedCodes,
} from './number-plan.ts'

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

describe('emergency numbers', () => {
  const FRENCH = ['15', '17', '18', '112', '114', '115', '116000', '116117', '119', '191', '196', '197']

  test.each(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF'])('of %s are those of Arcep', (where) => {
    expect(emergencyNumbers(where)).toEqual(FRENCH)
  })

  test.each([
    '15',
    '1 1 2',
    '11.61.17',
    '015',
    '0112',
    '+3315',
    '+33 116 117',
    '003318',
    '00 33 112',
    '(112)',
  ])('%s is one, however it is written', (dialled) => {
    expect(isEmergency('FR', dialled)).toBe(true)
  })

  test.each(['', '1', '0', '150', '1512', '+33155000000', '0155000000', '+4415', '00015', '116118', '911'])(
    '%s is none',
    (dialled) => {
      expect(isEmergency('FR', dialled)).toBe(false)
    },
  )

  test('a code is one in its country, whatever stands between its digits', () => {
    const separator = fc.constantFrom('', ' ', '.', '-', '/', '\u00a0', '\u202f')
    fc.assert(
      fc.property(country, fc.nat(), separator, (where, at, between) => {
        const all = emergencyNumbers(where)
        const code = all[at % all.length] ?? ''
        expect(isEmergency(where, [...code].join(between))).toBe(true)
      }),
    )
  })

  test('no subscriber is one: what has more digits than any code', () => {
    fc.assert(
      fc.property(digits(9, 15), country, (number, where) => {
        expect(isEmergency(where, `+${number}`)).toBe(false)
      }),
    )
  })

  test.each([
    ['+', true],
    ['+3', true],
    ['+33', true],
    ['+331', true],
    ['+3311', true],
    ['+3315', true],
    ['+33116117', true],
    ['+33155', false],
    ['+3316', false],
    ['+332', false],
    ['+44', false],
  ])('a rule about %s… concerns one in France: %s', (prefix, covers) => {
    expect(coversEmergency('FR', prefix)).toBe(covers)
  })

  test('a prefix covers one exactly where one begins with it', () => {
    fc.assert(
      fc.property(digits(1, 8), (number) => {
        const expected = emergencyNumbers('FR').some((code) => `33${code}`.startsWith(number))
        expect(coversEmergency('FR', `+${number}`)).toBe(expected)
      }),
    )
  })
})

describe('isTrivialPin', () => {
  test.each(['0000', '1234', '4321', '7890', '0987', '1212', '123123', '99999999', '2580', '0852'])(
    'finds %s',
    (pin) => {
      expect(isTrivialPin(pin)).toBe(true)
    },
  )

  test.each(['4071', '2590', '190283'])('lets %s pass', (pin) => {
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
