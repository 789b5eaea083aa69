import type { NumberKind } from '@switchboard/contract/phone-numbers'
import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max'

const KINDS: Partial<Record<NonNullable<NumberType>, NumberKind>> = {
  FIXED_LINE: 'geographic',
  FIXED_LINE_OR_MOBILE: 'geographic', // North America tells the two apart by nothing
  MOBILE: 'mobile',
  VOIP: 'national',
  UAN: 'national',
  TOLL_FREE: 'toll_free',
  SHARED_COST: 'shared_cost',
  PREMIUM_RATE: 'premium',
}

/** By the first digit, where the library does not know a block yet (arcep.fr, plan national de numérotation). */
const FRENCH: readonly (NumberKind | undefined)[] = [
  undefined,
  'geographic',
  'geographic',
  'geographic',
  'geographic',
  'geographic',
  'mobile',
  'mobile',
  undefined,
  'national',
]

/** What a number is, by the plan of its country. */
export function kindOf(e164: string): NumberKind {
  const number = parsePhoneNumberFromString(e164)
  const type = number?.getType()
  if (type) return KINDS[type] ?? 'other'
  const first = number?.country === 'FR' ? Number(number.nationalNumber[0]) : 0
  return FRENCH[first] ?? 'other'
}
