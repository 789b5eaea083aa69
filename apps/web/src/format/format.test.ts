import { describe, expect, test } from 'vitest'
import { makeFormat } from './dates.ts'
import { phoneLibrary } from './phone-library.ts'
import { formatNumber } from './phone.ts'

/** Which space stands before PM depends on the version of ICU. */
const plain = (text: string) => text.replace(/\s/g, ' ')

const AFTERNOON = '2026-07-14T12:30:00Z'

describe('dates and numbers', () => {
  const paris = 'Europe/Paris'
  test('French, in the company’s time zone', () => {
    const format = makeFormat('fr', paris, paris)
    expect(format.date(AFTERNOON)).toBe('14 juil. 2026')
    expect(format.time(AFTERNOON)).toBe('14\u00a0h\u00a030')
    expect(format.dateTime(AFTERNOON)).toBe('14 juil. 2026, 14\u00a0h\u00a030')
    expect(format.number(1234.5)).toBe('1\u202f234,5')
  })
  test('English', () => {
    const format = makeFormat('en', paris, paris)
    expect(plain(format.dateTime(AFTERNOON))).toBe('Jul 14, 2026, 2:30 PM')
    expect(format.number(1234.5)).toBe('1,234.5')
  })
  test('the zone is named for a reader who is elsewhere', () => {
    expect(makeFormat('fr', paris, 'America/Montreal').time(AFTERNOON)).toBe('14\u00a0h\u00a030 UTC+2')
    expect(plain(makeFormat('en', 'Indian/Reunion', paris).time(AFTERNOON))).toBe('4:30 PM GMT+4')
  })
  test('the day is the company’s, not UTC’s', () => {
    expect(makeFormat('en', paris, paris).date('2026-07-14T22:30:00Z')).toBe('Jul 15, 2026')
  })
})

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
