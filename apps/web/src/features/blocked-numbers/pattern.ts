import type { BlockedNumber } from '@switchboard/contract/blocked-numbers'
import { coversEmergency, isEmergency } from '@switchboard/contract/number-plan'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { CountryCode } from 'libphonenumber-js/min'
import type { PhoneLibrary } from '../../format/phone-library.ts'
import { formatNumber } from '../../format/phone.ts'

type Kind = BlockedNumber['kind']

const home = (phones: PhoneLibrary, country: string): CountryCode | undefined =>
  phones.isSupportedCountry(country) ? (country as CountryCode) : undefined

/** What was typed as `+` and digits: as the telephones of `country` would read it, whole or its beginning. */
export function toPattern(phones: PhoneLibrary, country: string, kind: Kind, typed: string): string {
  const text = typed.replaceAll(/[\s.()/\u2026-]/g, '').replace(/^00/, '+')
  const at = home(phones, country)
  if (kind === 'number') return phones.parsePhoneNumberFromString(text, at)?.number ?? text
  const typing = new phones.AsYouType(at)
  typing.input(text)
  return typing.getNumberValue() ?? text
}

/** What is wrong with a pattern, as the server will judge it; null for nothing. */
export function judgePattern(
  phones: PhoneLibrary,
  country: string,
  { kind, pattern }: Pick<BlockedNumber, 'kind' | 'pattern'>,
): FieldErrorCode | null {
  if (pattern === '') return 'required'
  if (isEmergency(country, pattern)) return 'emergency_number'
  if (kind === 'prefix' && coversEmergency(country, pattern)) return 'emergency_number'
  if (!/^\+[1-9]\d{0,14}$/.test(pattern)) return 'phone_malformed'
  const whole = kind === 'prefix' || phones.parsePhoneNumberFromString(pattern)?.isPossible() === true
  return whole ? null : 'phone_malformed'
}

/** As people read it: a number, or how the numbers begin. */
export function patternText(
  phones: PhoneLibrary | undefined,
  country: string,
  { kind, pattern }: Pick<BlockedNumber, 'kind' | 'pattern'>,
): string {
  if (!phones) return pattern
  if (kind === 'number') return formatNumber(phones, pattern, country)
  return `${new phones.AsYouType().input(pattern).replaceAll(' ', '\u00a0')}\u2026`
}
