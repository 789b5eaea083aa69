import type { PhoneNumber, PhoneNumberWrite } from '@switchboard/contract/phone-numbers'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import type { TenantDb } from '../../db/tenant.ts'
import { judgeDestinations } from '../../http/destination.ts'

type Found = FieldErrorCode | null

/** What is asked of a number before it is shown. */
export interface ShownNumber {
  id: string
  e164: string
  callerIdAllowed: boolean
  emergencyAddressId: string | null
}

/**
 * Numbers that are to be shown as caller IDs, by id: until the transaction ends nobody takes away what `judgeShown` asks of
 * them.
 * @param ids none for all numbers of the company
 */
export async function holdShown(db: TenantDb, ids?: readonly string[]): Promise<Map<string, ShownNumber>> {
  const rows = await db.$queryRaw<ShownNumber[]>`
    select id, e164, caller_id_allowed "callerIdAllowed", emergency_address_id "emergencyAddressId"
    from phone_number where ${ids === undefined} or id = any(${ids ?? []}::uuid[]) order by id for share`
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * What keeps a number from being chosen as a caller ID; null for nothing. Only a number of the company may be shown, and
 * only where help can be sent to (loi Naegelen 2020-901, art. 10; CPCE, D98-8). A choice that was made before stays.
 * @param number held; none for one that the company does not have
 */
export function judgeShown(
  number: Pick<ShownNumber, 'callerIdAllowed' | 'emergencyAddressId'> | undefined,
): Found {
  if (!number) return 'not_found'
  if (!number.callerIdAllowed) return 'caller_id_not_allowed'
  return number.emergencyAddressId === null ? 'emergency_address_missing' : null
}

/**
 * Can emergency services of the country of this address be asked for by this number? A call goes to those of the country
 * that the number is of. Numbers of no country (+800, +883) can be anywhere.
 */
function isOfNumber(country: string, e164: string): boolean {
  const number = parsePhoneNumberFromString(e164)
  if (!number?.country || !isSupportedCountry(country)) return true
  return getCountryCallingCode(country as CountryCode) === number.countryCallingCode
}

async function judgeAddress(db: TenantDb, e164: string, id: string | null): Promise<Found> {
  if (id === null) return null
  const address = await db.emergencyAddress.findFirst({ where: { id }, select: { country: true } })
  if (!address) return 'not_found'
  return isOfNumber(address.country, e164) ? null : 'address_of_another_country'
}

/** What is wrong with what a company decides about a number, by its path. */
export async function judgePhoneNumber(
  db: TenantDb,
  country: string,
  { e164 }: Pick<PhoneNumber, 'e164'>,
  { destination, emergencyAddressId }: PhoneNumberWrite,
): Promise<Record<string, FieldErrorCode>> {
  const address = await judgeAddress(db, e164, emergencyAddressId)
  return {
    ...(await judgeDestinations(db, country, new Map([['destination', destination]]))),
    ...(destination?.kind === 'external' &&
      destination.number === e164 && { 'destination.number': 'number_to_itself' as const }),
    ...(address && { emergencyAddressId: address }),
  }
}

/** Paths of what a number would lose that a caller ID needs. */
export const lostBy = (
  before: PhoneNumber,
  { callerIdAllowed, emergencyAddressId }: PhoneNumberWrite,
): string[] => [
  ...(before.callerIdAllowed && !callerIdAllowed ? ['callerIdAllowed'] : []),
  ...(before.emergencyAddress && emergencyAddressId === null ? ['emergencyAddressId'] : []),
]

/**
 * What a number, which is held, would lose that it needs while phones, or the preferences, show it as their caller ID, by
 * its path. Whoever chooses it waits (`holdShown`), or has chosen already.
 */
export async function judgeLoss(
  db: TenantDb,
  before: PhoneNumber,
  write: PhoneNumberWrite,
): Promise<Record<string, FieldErrorCode>> {
  const lost = lostBy(before, write)
  if (lost.length === 0) return {}
  const shown = { where: { callerIdNumberId: before.id } }
  const shownBy = (await db.phoneExtension.findFirst(shown)) ?? (await db.preferences.findFirst(shown))
  return shownBy ? Object.fromEntries(lost.map((path) => [path, 'shown_as_caller_id'])) : {}
}
