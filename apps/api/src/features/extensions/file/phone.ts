import { E164 } from '@switchboard/contract/common'
import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js'

/** Digits and what is put between them; letters and `#` are no part of a number that can be called. */
const WRITTEN = /^\+?[\d\s().\-/]+$/

const ROUNDED = /^\d([.,]\d+)?E\+?\d+$/i

/** What a spreadsheet wrote after losing digits: `3,32E+10`. */
export const isRounded = (text: string): boolean => ROUNDED.test(text.trim())

/**
 * What was typed where a spreadsheet is kept from reading a number: `="0199001200"`, `'0199001200`. Full-width digits and
 * no-break spaces become plain ones.
 */
const typed = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^['’](?=[+\d])/, '')

/** A whole number as spreadsheets write them: with separators of thousands (`1 204`, `1,204`), or decimals (`204.0`). */
export function readDigits(text: string): string {
  const whole = typed(text).replace(/[.,]0{1,2}$/, '')
  return /^\d{1,3}([\s.,'’]\d{3})+$/.test(whole) ? whole.replaceAll(/\D/g, '') : whole
}

/** The number that is likeliest meant: one that exists as written, or after a plus, else one that could. */
function parse(text: string, country: string): PhoneNumber | undefined {
  const written = parsePhoneNumberFromString(text, { defaultCountry: country as CountryCode, extract: false })
  if (written?.isValid()) return written
  // Written with 00 where that is not how the country dials abroad, or a spreadsheet has taken the plus away.
  const abroad = parsePhoneNumberFromString(`+${text.replaceAll(/\D/g, '').replace(/^00/, '')}`)
  if (abroad?.isValid()) return abroad
  return [written, abroad].find((each) => each?.isPossible())
}

/**
 * A telephone number as people and spreadsheets write it, in `country` (ISO 3166-1 alpha-2): national (`01 99 00 12 00`,
 * or `199001200` where a spreadsheet took the zero away), international (`+33…`, `0033…`, or `33199001200` without its
 * plus).
 */
export function readPhone(
  text: string,
  country: string,
): { e164: string } | { problem: 'phone_malformed' | 'phone_rounded' } {
  const written = typed(text)
  if (isRounded(written)) return { problem: 'phone_rounded' }
  const whole = written.replace(/^(\d+)[.,]0$/, '$1')
  if (!WRITTEN.test(whole)) return { problem: 'phone_malformed' }
  const number = parse(whole, country)
  return number && E164.safeParse(number.number).success
    ? { e164: number.number }
    : { problem: 'phone_malformed' }
}
