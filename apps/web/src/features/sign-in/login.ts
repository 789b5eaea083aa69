import type { CountryCode } from 'libphonenumber-js/min'
import type { PhoneLibrary } from '../../format/phone-library.ts'

/** What stands in the field, with the caret, and the country that the flag shows. */
export interface Typed {
  text: string
  caret: number
  country: string
}

/** One letter or @ is enough: from then on nothing is formatted. */
export const isEmail = (text: string): boolean => /[\p{L}@]/u.test(text)

const DIALLED = /[\d+]/
/** How many of the characters that count (digits and +) stand before `caret`. */
const dialledBefore = (text: string, caret: number) => text.slice(0, caret).replace(/[^\d+]/g, '').length

/** Where the caret stands after the `count`-th character that counts. */
function caretAfter(text: string, count: number): number {
  let left = count
  for (let at = 0; at < text.length; at += 1) {
    if (left === 0) return at
    if (DIALLED.test(text[at] ?? '')) left -= 1
  }
  return text.length
}

const supported = ({ isSupportedCountry }: PhoneLibrary, country: string): CountryCode | undefined =>
  isSupportedCountry(country) ? country : undefined

/**
 * Formats a phone number as it is typed, in the way of its country, keeping the caret behind the same digit. An
 * international number switches the country, where its code names one; countries that share a code (+1) stay as chosen.
 * An e-mail address is left alone.
 */
export function formatTyped(phones: PhoneLibrary, { text, caret, country }: Typed): Typed {
  if (isEmail(text)) return { text, caret, country }
  const typing = new phones.AsYouType(supported(phones, country))
  const dialled = text.replace(/(?!^\+)[^\d]/g, '')
  const formatted = typing.input(dialled)
  const code = typing.isInternational() ? typing.getCallingCode() : undefined
  const chosen = supported(phones, country)
  const sharesCode = chosen !== undefined && code === phones.getCountryCallingCode(chosen)
  const next = code !== undefined && !sharesCode ? (typing.getCountry() ?? country) : country
  return { text: formatted, caret: caretAfter(formatted, dialledBefore(text, caret)), country: next }
}

/**
 * A key that deleted nothing but a sign of the format (a space, a bracket) takes the digit beside it: the format
 * would put the sign back, and the key would seem dead.
 */
export function deleteThrough(before: string, typed: Typed, backward: boolean): Typed {
  const { text, caret } = typed
  const unchanged = before.replace(/\D/g, '') === text.replace(/\D/g, '')
  if (!unchanged || isEmail(text)) return typed
  const head = text.slice(0, caret)
  const tail = text.slice(caret)
  if (!backward) return { ...typed, text: head + tail.replace(/\d/, '') }
  const shorter = head.replace(/\d(?=\D*$)/, '')
  return { ...typed, text: shorter + tail, caret: shorter.length }
}

/** A pasted number that is complete: its country and its national form; null for anything else. */
export function readPasted(phones: PhoneLibrary, text: string, country: string): Typed | null {
  if (isEmail(text)) return null
  const number = phones.parsePhoneNumberFromString(text, supported(phones, country))
  if (!number?.isPossible()) return null
  const national = number.formatNational()
  return { text: national, caret: national.length, country: number.country ?? country }
}

/** Why this cannot be a name to sign in with; null when it may be one. The server decides. */
export function judgeLogin(
  phones: PhoneLibrary,
  text: string,
  country: string,
): 'required' | 'phone_malformed' | 'email_malformed' | null {
  const login = text.trim()
  if (login === '') return 'required'
  if (isEmail(login)) return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(login) ? null : 'email_malformed'
  return phones.parsePhoneNumberFromString(login, supported(phones, country))?.isPossible()
    ? null
    : 'phone_malformed'
}
