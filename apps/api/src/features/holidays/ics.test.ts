import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IcsError, readIcs } from './ics.ts'

const TODAY = '2026-11-23'
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const daysIn = (...lines: string[]) => readIcs(file(...event('SUMMARY:Day', ...lines)), TODAY).days
const skipped = (...lines: string[]) => readIcs(file(...event('SUMMARY:Day', ...lines)), TODAY).skipped

function failure(text: string) {
  try {
    readIcs(text, TODAY)
  } catch (error) {
    if (error instanceof IcsError) return [error.line, error.reason]
    throw error
  }
  return null
}

describe('days', () => {
  test('one, several, and to an end that is excluded', () => {
    const day = { name: 'Day', yearly: false }
    expect(daysIn('DTSTART;VALUE=DATE:20261225')).toEqual([{ ...day, from: '2026-12-25', to: '2026-12-25' }])
    expect(daysIn('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20270102')).toEqual([
      { ...day, from: '2026-12-24', to: '2027-01-01' },
    ])
    expect(daysIn('DTSTART;VALUE=DATE:20261224', 'DURATION:P2D')).toEqual([
      { ...day, from: '2026-12-24', to: '2026-12-25' },
    ])
    expect(daysIn('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261224')).toEqual([
      { ...day, from: '2026-12-24', to: '2026-12-24' },
    ])
  })
  test('a rule with a colon in a parameter', () => {
    expect(daysIn('DTSTART;VALUE=DATE:20261225', 'RRULE;X="a:b":FREQ=YEARLY')).toMatchObject([
      { yearly: true },
    ])
  })
  test('names: unescaped, folded, without what turns text around, none', () => {
    const named = (...lines: string[]) =>
      readIcs(file(...event('DTSTART;VALUE=DATE:20261225', ...lines)), TODAY).days.map(({ name }) => name)
    expect(named('SUMMARY;LANGUAGE=fr:Noël\\, fermé')).toEqual(['Noël, fermé'])
    expect(named('SUMMARY:Christ', ' mas', '\t Day')).toEqual(['Christmas Day'])
    expect(named('SUMMARY:One\\nTwo\u202E')).toEqual(['One Two'])
    expect(named()).toEqual(['–'])
    expect(named(`SUMMARY:${'x'.repeat(200)}`)).toEqual(['x'.repeat(80)])
  })
  test('of alarms and time zones nothing is taken', () => {
    const text = file(
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Paris',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
      ...event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Day', 'BEGIN:VALARM', 'SUMMARY:Ring', 'END:VALARM'),
    )
    expect(readIcs(text, TODAY).days.map(({ name }) => name)).toEqual(['Day'])
  })
})

describe('rules', () => {
  const christmas = ['DTSTART;VALUE=DATE:20201225', 'SUMMARY:Day']
  test('on the same date each year', () => {
    const yearly = [{ name: 'Day', from: '2020-12-25', to: '2020-12-25', yearly: true }]
    for (const rule of [
      'FREQ=YEARLY',
      'FREQ=YEARLY;INTERVAL=1;WKST=MO',
      'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25',
    ]) {
      expect(daysIn(...christmas, `RRULE:${rule}`)).toEqual(yearly)
    }
  })
  test('what ends, leaves years out, or is on another date each year is told day by day', () => {
    const firsts = (...lines: string[]) => daysIn(...lines).map(({ from }) => from)
    expect(firsts(...christmas, 'RRULE:FREQ=YEARLY;UNTIL=20271231')).toEqual(['2026-12-25', '2027-12-25'])
    expect(firsts(...christmas, 'RRULE:FREQ=YEARLY;COUNT=7')).toEqual(['2026-12-25'])
    expect(firsts(...christmas, 'RRULE:FREQ=YEARLY;INTERVAL=4')).toEqual(['2028-12-25'])
    expect(firsts(...christmas, 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20271225')).toEqual([
      '2026-12-25',
      '2028-12-25',
      '2029-12-25',
      '2030-12-25',
      '2031-12-25',
    ])
    expect(firsts('DTSTART;VALUE=DATE:20251127', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH')).toEqual([
      '2026-11-26',
      '2027-11-25',
      '2028-11-23',
      '2029-11-22',
      '2030-11-28',
      '2031-11-27',
    ])
  })
  test('of 29 February: in leap years, or not at all', () => {
    const leapDay = ['DTSTART;VALUE=DATE:20240229', 'SUMMARY:Day']
    const [yearly] = daysIn(...leapDay, 'RRULE:FREQ=YEARLY')
    expect(yearly).toMatchObject({ from: '2024-02-29', yearly: true })
    expect(skipped(...leapDay, 'RRULE:FREQ=YEARLY;COUNT=4')).toMatchObject([{ reason: 'repeats' }])
  })
  test.each([
    'FREQ=WEEKLY',
    'FREQ=MONTHLY;BYMONTHDAY=1',
    'FREQ=YEARLY;BYYEARDAY=366',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYDAY=6TH',
    'FREQ=YEARLY;BYMONTH=1,2;BYDAY=1MO',
    'FREQ=YEARLY;BYDAY=MO',
    'FREQ=YEARLY;INTERVAL=100000',
  ])('%s is left out', (rule) => {
    expect(skipped(...christmas, `RRULE:${rule}`)).toEqual([{ line: 3, name: 'Day', reason: 'repeats' }])
  })
})

test.each([
  ['timed', ['DTSTART:20261225T100000Z']],
  ['timed', ['DTSTART;TZID=Europe/Paris:20261225T100000']],
  ['canceled', ['DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED']],
  ['exception', ['DTSTART;VALUE=DATE:20261225', 'RECURRENCE-ID;VALUE=DATE:20261224']],
  ['past', ['DTSTART;VALUE=DATE:20251225']],
  ['too_long', ['DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20270104']],
  ['too_long', ['DTSTART;VALUE=DATE:20260101', 'DURATION:P9999999W']],
])('%s events are left out', (reason, lines) => {
  expect(skipped(...lines)).toEqual([{ line: 3, name: 'Day', reason }])
})

describe('a bad file is refused with its first bad line', () => {
  test.each([
    [1, 'ics_no_calendar', 'Name;Date\nChristmas;2026-12-25'],
    [1, 'ics_no_calendar', ''],
    [1, 'ics_no_calendar', '<html>: </html>'],
    [1, 'ics_no_calendar', 'BEGIN:VCARD\nEND:VCARD'],
    [3, 'ics_line', file('nothing of the sort')],
    [5, 'ics_line', file(...event('DTSTART;VALUE=DATE:20261225', 'X-A;B="open:1'))],
    [5, 'ics_line', file(...event('DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=SOMETIMES'))],
    [4, 'ics_date', file(...event('DTSTART;VALUE=DATE:20260230'))],
    [4, 'ics_date', file(...event('DTSTART;VALUE=DATE:26122025'))],
    [5, 'ics_date', file(...event('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261201'))],
    [5, 'ics_date', file(...event('DTSTART;VALUE=DATE:20261225', 'DURATION:-P1D'))],
    [5, 'ics_line', file(...event('DTSTART;VALUE=DATE:20261225', 'DURATION:P'))],
    [3, 'ics_no_date', file(...event('SUMMARY:Day'))],
    [
      4,
      'ics_end',
      ['BEGIN:VCALENDAR', ...event('DTSTART;VALUE=DATE:20261225').slice(0, 2), 'END:VCALENDAR'].join('\n'),
    ],
    [1, 'ics_end', 'BEGIN:VCALENDAR\nVERSION:2.0\n'],
    [
      8003,
      'ics_events',
      file(...Array.from({ length: 2001 }, () => event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Day')).flat()),
    ],
  ])('line %i, %s', (line, reason, text) => {
    expect(failure(text)).toEqual([line, reason])
  })

  test('whatever it holds, it is read, or refused by a line', () => {
    const lines = fc.constantFrom(
      ...file(
        ...event(
          'DTSTART;VALUE=DATE:20261225',
          'RRULE:FREQ=YEARLY',
          'DURATION:P1D',
          'EXDATE:20261225',
          'SUMMARY:é',
        ),
      ).split('\r\n'),
    )
    const anything = fc.array(fc.oneof({ weight: 9, arbitrary: lines }, fc.string()), { maxLength: 12 })
    fc.assert(
      fc.property(anything, fc.boolean(), (found, framed) => {
        const text = framed ? file(...found) : found.join('\n')
        const refused = failure(text)
        expect(refused === null || Number(refused[0]) >= 1).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
