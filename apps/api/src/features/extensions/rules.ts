import type { ExtensionWrite } from '@switchboard/contract/extensions'
import { isTrivialPin, judgeExtensionNumber } from '@switchboard/contract/number-plan'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { TenantDb } from '../../db/tenant.ts'
import { judgeExternal } from '../../http/destination.ts'
import { problem } from '../../http/errors.ts'
import { holdShown, judgeShown, type ShownNumber } from '../phone-numbers/index.ts'
import type { ExtensionWithPhone } from './present.ts'

type Found = FieldErrorCode | null

/** What a save is judged against. */
export interface Situation {
  /** Of the company: decides the reserved codes. */
  country: string
  /** The extension being changed; null while creating. */
  id: string | null
  /** The one it has now. */
  number: string | null
  /** The caller ID it has now: it may stay, whatever became of that number. */
  callerIdNumberId: string | null
  pinSet: boolean
  /** The address that must stay; undefined where any will do. */
  keptEmail: string | null | undefined
}

/** What a save may refer to: of the company, for one save as much as it asks for, for an import everything. */
export interface Known {
  /** Is this number another extension's than the one being changed? */
  isTaken(number: string): boolean
  hasExtension(id: string): boolean
  hasGreeting(id: string): boolean
  /** What keeps this number from being presented; null for nothing. */
  judgeCallerId(numberId: string): Found
}

function judgeNumber(number: string, situation: Situation, known: Known): Found {
  if (judgeExtensionNumber(number, situation.country).state === 'reserved') return 'number_reserved'
  return number !== situation.number && known.isTaken(number) ? 'taken' : null
}

const judgeCallerId = (numberId: string | null, situation: Situation, known: Known): Found =>
  numberId === null || numberId === situation.callerIdNumberId ? null : known.judgeCallerId(numberId)

/** What is wrong with where calls are sent, by its path in `ExtensionWrite`; null for what is not. */
export function judgeDestination(
  forwarding: ExtensionWrite['forwarding'],
  { id, country }: Pick<Situation, 'id' | 'country'>,
  known: Pick<Known, 'hasExtension'>,
): Record<string, Found> {
  if (forwarding.mode === 'off') return {}
  const { destination } = forwarding
  if (destination.kind === 'extension') {
    const at = 'forwarding.destination.extensionId'
    if (destination.extensionId === id) return { [at]: 'forwarding_to_itself' }
    return { [at]: known.hasExtension(destination.extensionId) ? null : 'not_found' }
  }
  return { 'forwarding.destination.number': judgeExternal(destination.number, country) }
}

/**
 * A password is reset by mail. So whoever may edit phones must not change the address of somebody who may do more: people
 * with a role of their own change it themselves. A plain user has nothing but the phones that are edited here.
 */
export const keptEmailOf = (row: ExtensionWithPhone | null): string | null | undefined =>
  row?.user && row.user.role !== 'user' ? row.user.email : undefined

const judgeEmail = (holder: ExtensionWrite['holder'], kept: Situation['keptEmail']): Found =>
  kept === undefined || holder.kind !== 'person' || holder.email === kept ? null : 'email_of_account'

/** What is wrong with the PIN, whether given or missing. */
export function judgePin(
  { number, voicemail }: Pick<ExtensionWrite, 'number' | 'voicemail'>,
  pinSet: boolean,
): Found {
  if (voicemail.pin !== null) return isTrivialPin(voicemail.pin, number) ? 'pin_trivial' : null
  return voicemail.enabled && !pinSet ? 'required' : null
}

const judgeGreeting = (id: string | null | undefined, known: Known): Found =>
  !id || known.hasGreeting(id) ? null : 'not_found'

/**
 * What breaks a rule, by its path in `ExtensionWrite`; empty when nothing does. The same for a form, a bulk change and a
 * row of an import.
 */
export function judge(
  input: ExtensionWrite,
  situation: Situation,
  known: Known,
): Record<string, FieldErrorCode> {
  const judged: Record<string, Found> = {
    number: judgeNumber(input.number, situation, known),
    'holder.email': judgeEmail(input.holder, situation.keptEmail),
    callerIdNumberId: judgeCallerId(input.callerIdNumberId, situation, known),
    'voicemail.pin': judgePin(input, situation.pinSet),
    'voicemail.greetingId': judgeGreeting(input.voicemail.greetingId, known),
    ...judgeDestination(input.forwarding, situation, known),
  }
  const broken = Object.entries(judged).filter(
    (entry): entry is [string, FieldErrorCode] => entry[1] !== null,
  )
  return Object.fromEntries(broken)
}

/** Reads what one save refers to, and nothing that it leaves as it is. */
async function readKnown(db: TenantDb, input: ExtensionWrite, situation: Situation): Promise<Known> {
  const { number, forwarding, callerIdNumberId } = input
  const { greetingId: id } = input.voicemail
  const destination = forwarding.mode === 'off' ? null : forwarding.destination
  const wanted = [
    ...(number === situation.number ? [] : [{ number }]),
    ...(destination?.kind === 'extension' ? [{ id: destination.extensionId }] : []),
  ]
  const extensions =
    wanted.length > 0
      ? await db.extension.findMany({ where: { OR: wanted }, select: { id: true, number: true } })
      : []
  const isChosen = callerIdNumberId !== null && callerIdNumberId !== situation.callerIdNumberId
  const callerIds = isChosen ? await holdShown(db, [callerIdNumberId]) : new Map<string, ShownNumber>()
  const greeting =
    id && (await db.audioFile.findFirst({ where: { id, kind: 'greeting' }, select: { id: true } }))
  return {
    isTaken: (taken) => extensions.some((each) => each.number === taken && each.id !== situation.id),
    hasExtension: (id) => extensions.some((each) => each.id === id),
    hasGreeting: () => Boolean(greeting),
    judgeCallerId: (id) => judgeShown(callerIds.get(id)),
  }
}

/**
 * Refuses what breaks a rule, naming every field at once: 422 `validation_failed`, or 409 `already_exists` when a taken
 * number is all that is wrong.
 * @param concerns whether what is at this path is for the one who saves to put right
 */
export async function assertValid(
  db: TenantDb,
  input: ExtensionWrite,
  situation: Situation,
  concerns: (path: string) => boolean = () => true,
): Promise<void> {
  const broken = judge(input, situation, await readKnown(db, input, situation))
  const fieldErrors = Object.fromEntries(Object.entries(broken).filter(([path]) => concerns(path)))
  const codes = Object.values(fieldErrors)
  if (codes.length === 0) return
  throw problem(codes.every((code) => code === 'taken') ? 'already_exists' : 'validation_failed', {
    fieldErrors,
  })
}
