import { describe, expect, test } from 'vitest'
import { phoneLibrary } from './phone-library.ts'
import { formatNumber } from './phone.ts'

describe('phone numbers', () => {
  const shown = (e164: string, country: string) =>
    formatNumber(phoneLibrary, e164, country).replaceAll('\u00a0', ' ')
  test.each([
    ['+33199001200', 'FR', '01 99 00 12 00'],
    ['+33199001200', 'BE', '+33 1 99 00 12 00'],
    ['+442079460958', 'FR', '+44 20 7946 0958'],
    ['+12025550143', 'US', '(202) 555-0143'],
    ['204', 'FR', '204'],
  ])('%s in %s', (e164, country, text) => {
    expect(shown(e164, country)).toBe(text)
  })
  test('never breaks over two lines', () => {
    expect(formatNumber(phoneLibrary, '+33199001200', 'FR')).not.toContain(' ')
  })
})
