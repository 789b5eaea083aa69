import type { Destination, DestinationView } from '@switchboard/contract/destination'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { emergencyNumbers, isEmergency } from '@switchboard/contract/number-plan'
import type { CountryCode } from 'libphonenumber-js/min'
import type { PhoneLibrary } from '../../format/phone-library.ts'

/** What tells one destination from another: the same for the same place. */
export function keyOf(destination: Destination): string {
  return destination.kind === 'external'
    ? `external:${destination.number}`
    : `${destination.kind}:${destination.extensionId}`
}

/** What typed text says of a number outside the company. */
export type Outside =
  | { state: 'none' }
  /** An emergency number, as it is dialled. */
  | { state: 'emergency'; code: string }
  | { state: 'number'; e164: string }

/** Fewer digits than the contract's `E164` takes are no number of the outside, whatever the plan of a country allows. */
const LEAST_DIGITS = 7

/**
 * Reads typed text as a number outside the company, written the national way of `country` (ISO 3166-1 alpha-2) or the
 * international one.
 */
export function readOutside(
  typed: string,
  country: string,
  { parsePhoneNumberFromString }: Pick<PhoneLibrary, 'parsePhoneNumberFromString'>,
): Outside {
  if (!/^[+\d][\d\s().\-/\u00a0\u202f]*$/.test(typed)) return { state: 'none' }
  if (isEmergency(country, typed)) {
    const digits = typed.replaceAll(/\D/g, '')
    const code = emergencyNumbers(country).find((each) => digits.endsWith(each)) ?? digits
    return { state: 'emergency', code }
  }
  // The contract's country codes are ISO 3166-1, as the library's are.
  const number = parsePhoneNumberFromString(typed, country as CountryCode)
  const e164 = number?.isPossible() ? number.number : ''
  return e164.length > LEAST_DIGITS ? { state: 'number', e164 } : { state: 'none' }
}

/** The extension that a destination is, or is the voicemail of; null for one outside. */
export const extensionOf = (destination: DestinationView): ExtensionRef | null =>
  destination.kind === 'external' ? null : destination.extension
