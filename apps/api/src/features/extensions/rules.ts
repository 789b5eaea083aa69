import type { ExtensionWrite } from '@switchboard/contract/extensions'
import { isTrivialPin, judgeExtensionNumber, reservedCodes } from '@switchboard/contract/number-plan'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { CountryCode } from 'libphonenumber-js'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import { findByNumber } from './numbers.ts'

/** What a save is judged against. */
export interface Situation {
  /** Of the company: decides the reserved codes. */
  country: string
  /** The extension being changed; null while creating. */
  id: string | null
  /** The one it has now. */
  number: string | null
  pinSet: boolean
}

type Found = FieldErrorCode | null

async function judgeNumber(db: TenantDb, number: string, situation: Situation): Promise<Found> {
  if (judgeExtensionNumber(number, situation.country).state === 'reserved') return 'number_reserved'
  return number !== situation.number && (await findByNumber(db, number)) ? 'taken' : null
}

async function judgeCallerId(db: TenantDb, numberId: string | null): Promise<Found> {
  if (!numberId) return null
  const number = await db.phoneNumber.findFirst({ where: { id: numberId } })
  if (!number) return 'not_found'
  return number.callerIdAllowed ? null : 'caller_id_not_allowed'
}

/** Emergency codes written as if they were subscribers: `+33` + `15`. */
function isEmergency(e164: string, country: string): boolean {
  const prefix = `+${getCountryCallingCode(country as CountryCode)}`
  return reservedCodes(country).some(({ code, reason }) => reason === 'emergency' && e164 === prefix + code)
}

async function judgeDestination(
  db: TenantDb,
  forwarding: ExtensionWrite['forwarding'],
  { id, country }: Situation,
): Promise<Record<string, Found>> {
  if (forwarding.mode === 'off') return {}
  const { destination } = forwarding
  if (destination.kind === 'extension') {
    const at = 'forwarding.destination.extensionId'
    if (destination.extensionId === id) return { [at]: 'forwarding_to_itself' }
    const target = await db.extension.findFirst({
      where: { id: destination.extensionId },
      select: { id: true },
    })
    return { [at]: target ? null : 'not_found' }
  }
  const at = 'forwarding.destination.number'
  if (isEmergency(destination.number, country)) return { [at]: 'forwarding_to_emergency' }
  const possible = parsePhoneNumberFromString(destination.number)?.isPossible()
  return { [at]: possible ? null : 'phone_malformed' }
}

function judgePin({ number, voicemail }: ExtensionWrite, pinSet: boolean): Found {
  if (voicemail.pin !== null) return isTrivialPin(voicemail.pin, number) ? 'pin_trivial' : null
  return voicemail.enabled && !pinSet ? 'required' : null
}

/**
 * Refuses what breaks a rule, naming every field at once: 422 `validation_failed`, or 409 `already_exists` when a taken
 * number is all that is wrong.
 */
export async function assertValid(db: TenantDb, input: ExtensionWrite, situation: Situation): Promise<void> {
  const judged: Record<string, Found> = {
    number: await judgeNumber(db, input.number, situation),
    callerIdNumberId: await judgeCallerId(db, input.callerIdNumberId),
    'voicemail.pin': judgePin(input, situation.pinSet),
    ...(await judgeDestination(db, input.forwarding, situation)),
  }
  const wrong = Object.entries(judged).filter((entry): entry is [string, FieldErrorCode] => entry[1] !== null)
  if (wrong.length === 0) return
  const fieldErrors = Object.fromEntries(wrong)
  if (wrong.every(([, code]) => code === 'taken')) throw problem('already_exists', { fieldErrors })
  throw problem('validation_failed', { fieldErrors })
}
