import type { Language } from '@switchboard/contract/common'
import type { LegalHoliday } from '@switchboard/contract/holidays'
import type { HolidaysTypes } from 'date-holidays'
import { byDate } from '@switchboard/call-flow/days-off'
import { addDays } from '@switchboard/call-flow/zone'
import { FRENCH_DAYS, FRENCH_REGIONS } from './french.ts'

type Names = Record<Language, string>

const DAY_MS = 86_400_000

/** 20 MB of rules and 0.3 s to load: for the first who asks, not for the start. */
const library = async () => {
  const { default: Holidays } = await import('date-holidays')
  return Holidays
}

const countriesOf = async () => new (await library())().getCountries()

/** ISO 3166-1 codes of the countries whose legal holidays are known. */
export const readCountries = async (): Promise<string[]> => Object.keys(await countriesOf()).toSorted()

/** The library's two levels of regions, as one list: those within a region after a hyphen. */
async function regionNames(country: string, language: Language): Promise<Map<string, string>> {
  const holidays = new (await library())()
  const states = Object.entries(holidays.getStates(country, language) ?? {})
  return new Map(
    states.flatMap(([state, name]) => [
      [state, name] as const,
      ...Object.entries(holidays.getRegions(country, state, language) ?? {}).map(
        ([region, part]) => [`${state}-${region}`, `${name} – ${part}`] as const,
      ),
    ]),
  )
}

/** The regions of a country that have legal holidays of their own; null where the country is unknown. */
export async function readRegions(country: string): Promise<{ code: string; names: Names }[] | null> {
  if (!(country in (await countriesOf()))) return null
  const [fr, en] = [await regionNames(country, 'fr'), await regionNames(country, 'en')]
  return [...fr].map(([code, name]) => ({
    code,
    names: (country === 'FR' && FRENCH_REGIONS[code]) || {
      fr: typeset(name),
      en: typeset(en.get(code) ?? name),
    },
  }))
}

/** The library writes names with typewriter apostrophes, and some French ones in lower case. */
const typeset = (name: string) => (name.charAt(0).toLocaleUpperCase() + name.slice(1)).replaceAll("'", '’')

/** Rules and days are the same for everybody and always: a year of a region is worked out once (some 20 ms). */
const known = new Map<string, LegalHoliday[]>()
const MOST_KNOWN = 2000

/**
 * The days of a year that are public holidays by law, by date.
 * @param region as `readRegions()` gives it; the caller has checked both
 */
export async function readLegalHolidays(
  country: string,
  region: string | null,
  year: number,
): Promise<readonly LegalHoliday[]> {
  const key = `${country} ${region} ${year}`
  const found = known.get(key)
  if (found) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const days = await work(country, region, year)
  known.set(key, days)
  return days
}

async function work(country: string, region: string | null, year: number): Promise<LegalHoliday[]> {
  const [state = '', part = ''] = region?.split('-') ?? []
  const holidays = new (await library())(country, state, part, { types: ['public'] })
  const english = holidays.getHolidays(year, 'en')
  return holidays
    .getHolidays(year, 'fr')
    .map((day, index) => ({
      key: day.rule,
      ...daysOf(day),
      names: namesOf(country, day, english[index]?.name),
    }))
    .toSorted(byDate)
}

function namesOf(country: string, day: HolidaysTypes.Holiday, english = day.name): Names {
  const french = country === 'FR' ? FRENCH_DAYS[day.rule] : undefined
  return { fr: typeset(french ?? day.name), en: typeset(english) }
}

/** From its first day to its last. Some begin or end within a day, which counts then. */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): { from: string; to: string } {
  const from = date.slice(0, 10)
  const days = Math.ceil((end.getTime() - start.getTime()) / DAY_MS)
  return { from, to: addDays(from, Math.max(days, 1) - 1) }
}
