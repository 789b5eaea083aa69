import { describe, expect, test } from 'vitest'
import { makeDateTime, makeDays } from './dates.ts'
import { formatDuration } from './durations.ts'
import { phoneLibrary } from './phone-library.ts'
import { formatNumber } from './phone.ts'

describe('dates and times', () => {
  const paris = 'Europe/Paris'
  const afternoon = '2026-07-14T12:30:00Z'
  /** Which space stands before PM depends on the version of ICU. */
  const plain = (text: string) => text.replace(/\s/g, ' ')

  test('in the company’s time zone', () => {
    expect(makeDateTime('fr', paris, paris)(afternoon)).toBe('14 juil. 2026, 14\u00a0h\u00a030')
    expect(plain(makeDateTime('en', paris, paris)(afternoon))).toBe('Jul 14, 2026, 2:30 PM')
  })
  test('the zone is named for a reader who is elsewhere', () => {
    expect(makeDateTime('fr', paris, 'America/Montreal')(afternoon)).toMatch(/14\u00a0h\u00a030 UTC\+2$/)
    expect(plain(makeDateTime('en', 'Indian/Reunion', paris)(afternoon))).toMatch(/4:30 PM GMT\+4$/)
  })
  test('the day is the company’s, not UTC’s', () => {
    expect(plain(makeDateTime('en', paris, paris)('2026-07-14T22:30:00Z'))).toBe('Jul 15, 2026, 12:30 AM')
  })
})

test('days are written without a time zone', () => {
  const french = makeDays('fr')
  expect(french.full('2026-12-01')).toBe('mardi 1er décembre 2026')
  expect(french.medium('2026-11-11')).toBe('11 nov. 2026')
  expect(french.range('2026-05-01', '2026-05-03')).toMatch(/^1er.3 mai 2026$/)
  expect(french.full('2026-11-22')).toBe('dimanche 22 novembre 2026')
  expect(french.medium('2026-11-22')).toBe('22 nov. 2026')
  expect(makeDays('en').range('2026-11-01', '2026-11-22').replace(/\s/g, ' ')).toBe('Nov 1 – 22, 2026')
})

test.each([
  [400, '0 s'],
  [12_499, '12 s'],
  [59_600, '1 min 00 s'],
  [185_000, '3 min 05 s'],
  [3_725_000, '1 h 02 min 05 s'],
])('%i ms are %s', (ms, written) => {
  expect(formatDuration(ms).replaceAll('\u00a0', ' ')).toBe(written)
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
