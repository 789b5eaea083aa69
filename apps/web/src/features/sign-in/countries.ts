import type { Language } from '@switchboard/contract/common'
import { LANGUAGES } from '../../i18n/i18n.ts'
import { DIALING_CODES } from './dialing-codes.ts'

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string
  /** In the language on the screen. */
  name: string
  /** `+33`. */
  dialCode: string
  /** Its names in every language of the portal, without accents and case. */
  searchable: readonly string[]
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every country with a numbering plan, by name in `language`. */
export function listCountries(language: Language): Country[] {
  const names = LANGUAGES.map((each) => ({ each, of: new Intl.DisplayNames(each, { type: 'region' }) }))
  const { compare } = new Intl.Collator(language)
  return [...DIALING_CODES]
    .map(([code, dialCode]) => {
      const all = names.map(({ each, of }) => ({ each, name: of.of(code) ?? code }))
      return {
        code,
        name: all.find(({ each }) => each === language)?.name ?? code,
        dialCode,
        searchable: all.map(({ name }) => plain(name)),
      }
    })
    .sort((one, other) => compare(one.name, other.name))
}

/** The countries that a shared dialing code is known for; the others that share it follow. */
const KNOWN_FOR = new Set(['US', 'RU', 'IT', 'NO', 'GB', 'AU', 'MA', 'RE', 'FI', 'GP'])

/** 0 is the best fit; undefined is none. */
function rank({ code, dialCode, searchable }: Country, wanted: string): number | undefined {
  const digits = wanted.replace(/^(?:\+|00)/, '')
  if (/^\d+$/.test(digits)) {
    if (dialCode === `+${digits}`) return KNOWN_FOR.has(code) ? 0 : 1
    return dialCode.startsWith(`+${digits}`) ? 2 : undefined
  }
  if (code.toLowerCase() === wanted) return 0
  if (searchable.some((name) => name.startsWith(wanted))) return 1
  if (searchable.some((name) => name.split(/[\s'’-]/).some((word) => word.startsWith(wanted)))) return 2
  return searchable.some((name) => name.includes(wanted)) ? 3 : undefined
}

/** The countries that fit what was typed: a name in any language of the portal, an ISO code or a dialling code. Best first. */
export function searchCountries(countries: readonly Country[], typed: string): readonly Country[] {
  const wanted = plain(typed.trim())
  if (wanted === '') return countries
  return countries
    .map((country) => ({ country, rank: rank(country, wanted) }))
    .filter((found): found is { country: Country; rank: number } => found.rank !== undefined)
    .sort((one, other) => one.rank - other.rank)
    .map(({ country }) => country)
}

const REMEMBERED = 'switchboard.country'
const isCode = (value: string | undefined | null): value is string => /^[A-Z]{2}$/.test(value ?? '')

/** Where the browser says its user is, from its languages: `fr` is France, `en` the United States. */
function browserRegion(): string {
  const region = navigator.languages.map((tag) => new Intl.Locale(tag).region).find(isCode)
  return region ?? new Intl.Locale(navigator.language).maximize().region ?? 'FR'
}

/** The country to begin with: the last one used on this device, else the browser's region. */
export function firstCountry(): string {
  const remembered = localStorage.getItem(REMEMBERED)
  return isCode(remembered) ? remembered : browserRegion()
}

export const rememberCountry = (country: string): void => localStorage.setItem(REMEMBERED, country)
