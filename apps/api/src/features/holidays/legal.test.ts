import { addDays } from '@switchboard/call-flow/zone'
import { describe, expect, test } from 'vitest'
import { readCountries, readLegalHolidays, readRegions } from './legal.ts'

const YEARS = Array.from({ length: 11 }, (_, index) => 2024 + index)

/** Easter Sunday of the Gregorian calendar, as Butcher worked it out (The Ecclesiastical Calendar, 1876). */
function easter(year: number): string {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`
}

/** Code du travail, L3133-1, in its order. */
const ofFrance = (year: number) => [
  `${year}-01-01`,
  addDays(easter(year), 1),
  `${year}-05-01`,
  `${year}-05-08`,
  addDays(easter(year), 39),
  addDays(easter(year), 50),
  `${year}-07-14`,
  `${year}-08-15`,
  `${year}-11-01`,
  `${year}-11-11`,
  `${year}-12-25`,
]
/** Code du travail, L3134-13: Good Friday (where there is a Protestant or a mixed church) and the second day of Christmas. */
const ofAlsaceMoselle = (year: number) => [...ofFrance(year), addDays(easter(year), -2), `${year}-12-26`]
/** Good Friday, by custom that employers keep and no article names: whoever does not leaves it out. */
const CUSTOMARY = ['GP', 'MQ']
/** Code du travail, L3422-2: the abolition of slavery, overseas. */
const ABOLITION = {
  GF: '06-10',
  GP: '05-27',
  MF: '05-27',
  MQ: '05-22',
  RE: '12-20',
  YT: '04-27',
  BL: '10-09',
}

const daysOf = async (country: string, region: string | null, year: number) =>
  (await readLegalHolidays(country, region, year)).map(({ from, to }) =>
    from === to ? from : `${from}/${to}`,
  )

describe.each(YEARS)('in %i, as the law says', (year) => {
  test('France', async () => {
    expect(await daysOf('FR', null, year)).toEqual(ofFrance(year).toSorted())
  })
  test.each(['57', '67', '68'])('Alsace-Moselle, department %s', async (department) => {
    expect(await daysOf('FR', department, year)).toEqual(ofAlsaceMoselle(year).toSorted())
  })
  test.each(Object.entries(ABOLITION))('overseas, %s', async (region, day) => {
    const goodFriday = CUSTOMARY.includes(region) ? [addDays(easter(year), -2)] : []
    const expected = [...ofFrance(year), `${year}-${day}`, ...goodFriday]
    expect(await daysOf('FR', region, year)).toEqual(expected.toSorted())
  })
})

test('Easter is when almanacs say it is', () => {
  expect([2024, 2025, 2026, 2027, 2034].map(easter)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2034-04-09',
  ])
})

test('days have a name in both languages and a key that stays', async () => {
  const [first, , mayDay] = await readLegalHolidays('FR', null, 2026)
  expect(first).toEqual({
    key: '01-01',
    from: '2026-01-01',
    to: '2026-01-01',
    names: { fr: 'Jour de l’An', en: 'New Year’s Day' },
  })
  expect(mayDay?.names).toEqual({ fr: 'Fête du travail', en: 'Labour Day' })
  const keys = async (year: number) =>
    (await readLegalHolidays('FR', '57', year)).map(({ key }) => key).toSorted()
  expect(await keys(2027)).toEqual(await keys(2026))
})

test('holidays of several days, and regions within regions', async () => {
  expect(await daysOf('SA', null, 2026)).toContain('2026-03-19/2026-03-22')
  expect(await daysOf('DE', 'BY', 2026)).not.toContain('2026-08-15')
  expect(await daysOf('DE', 'BY-KATH', 2026)).toContain('2026-08-15')
})

test('countries and their regions', async () => {
  const countries = await readCountries()
  expect(countries).toEqual(expect.arrayContaining(['BE', 'CH', 'DE', 'FR', 'GB', 'LU', 'US']))
  expect(await readRegions('FR')).toContainEqual({
    code: '57',
    names: { fr: 'Moselle (Alsace-Moselle)', en: 'Moselle (Alsace-Moselle)' },
  })
  expect(await readRegions('LU')).toEqual([])
  expect(await readRegions('ZZ')).toBeNull()
})

test('every known country has days that can be told', async () => {
  for (const country of await readCountries()) {
    for (const { from, to, names } of await readLegalHolidays(country, null, 2026)) {
      expect(to >= from).toBe(true)
      expect(names.fr && names.en).toBeTruthy()
    }
  }
})
