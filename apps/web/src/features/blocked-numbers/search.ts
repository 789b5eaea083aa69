import type { BlockedNumber } from '@switchboard/contract/blocked-numbers'
import { matchesPattern } from '@switchboard/contract/call-policy'
import type { PhoneLibrary } from '../../format/phone-library.ts'
import { toPattern } from './pattern.ts'

/** What is found by a part of its note or digits, and what would block the number that was typed. */
export function findBlocked(
  phones: PhoneLibrary,
  country: string,
  items: readonly BlockedNumber[],
  typed: string,
): readonly BlockedNumber[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return items
  const digits = toPattern(phones, country, 'prefix', text).replaceAll(/\D/g, '')
  return items.filter((each) => {
    if (each.note?.toLowerCase().includes(text)) return true
    return digits !== '' && (each.pattern.includes(digits) || matchesPattern(each, `+${digits}`))
  })
}
