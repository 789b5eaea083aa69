import type { Dialled } from '@switchboard/contract/call-policy'
import { isEmergency } from '@switchboard/contract/number-plan'
import type { CountryCode } from 'libphonenumber-js/min'
import type { PhoneLibrary } from '../../format/phone-library.ts'

/** What was typed as a telephone of `own` would dial it; null as long as it is no number. */
export function readDialled(phones: PhoneLibrary, typed: string, own: string): Dialled | null {
  const text = typed.trim()
  if (isEmergency(own, text)) return { number: text, country: own }
  const home = phones.isSupportedCountry(own) ? (own as CountryCode) : undefined
  const number = phones.parsePhoneNumberFromString(text.replace(/^00/, '+'), home)
  if (!number?.isPossible()) return null
  return { number: number.number, country: number.country ?? null }
}
