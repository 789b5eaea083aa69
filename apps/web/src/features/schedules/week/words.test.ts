import { expect, test } from 'vitest'
import { PRESETS } from './edit.ts'
import { dayName, daysOf, linesOf, parseTime, rangeText, timeText } from './words.ts'

/** Spaces that do not break look like any other here. */
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ')
const lines = (ranges: Parameters<typeof linesOf>[0], language: 'fr' | 'en') =>
  linesOf(ranges, language).map(({ days, hours }) => plain(`${days} ${hours}`))

test('times of day', () => {
  expect([0, 540, 570, 840, 1440].map((minutes) => plain(timeText(minutes, 'fr')))).toEqual([
    '0 h',
    '9 h',
    '9 h 30',
    '14 h',
    '0 h',
  ])
  expect([0, 540, 570, 840].map((minutes) => plain(timeText(minutes, 'en')))).toEqual([
    '12 AM',
    '9 AM',
    '9:30 AM',
    '2 PM',
  ])
  expect(plain(rangeText({ start: 1320, end: 1560 }, 'fr'))).toBe('22 h–2 h')
  expect(plain(rangeText({ start: 1080, end: 1440 }, 'en'))).toBe('6 PM–midnight')
})

test('the week begins as the language has it', () => {
  expect(daysOf('fr').map((day) => dayName(day, 'fr', 'short'))[0]).toBe('lun.')
  expect(daysOf('en').map((day) => dayName(day, 'en', 'short'))[0]).toBe('Sun')
})

test('a week in words', () => {
  const saturday = { day: 6, start: 540, end: 720 }
  expect(lines([saturday, ...PRESETS.lunchBreak], 'fr')).toEqual([
    'lundi–vendredi 9 h–12 h, 14 h–18 h',
    'samedi 9 h–12 h',
  ])
  expect(lines(PRESETS.workday, 'en')).toEqual(['Monday–Friday 9 AM–6 PM'])
  expect(
    lines(
      [1, 3, 6, 7].map((day) => ({ ...saturday, day })),
      'fr',
    ),
  ).toEqual(['lundi, mercredi, samedi, dimanche 9 h–12 h'])
  expect(lines([], 'fr')).toEqual([])
})

test.each([
  ['9', 540],
  ['9h', 540],
  ['9 h 30', 570],
  ['9:30', 570],
  ['930', 570],
  ['1415', 855],
  ['2 PM', 840],
  ['2:15pm', 855],
  ['12 AM', 0],
  ['24', 1440],
  ['25', null],
  ['9:75', null],
  ['noon', null],
  ['', null],
])('%s is read as %s', (text, minutes) => {
  expect(parseTime(text)).toBe(minutes)
})
