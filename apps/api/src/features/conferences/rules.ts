import type { ConferenceBridgeWrite } from '@switchboard/contract/conferences'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'
import { isPhoneKind } from '@switchboard/contract/extensions'
import { isTrivialPin } from '@switchboard/contract/number-plan'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'

async function judgeOwner(db: TenantDb, id: string): Promise<FieldErrorCode | null> {
  const owner = await db.extension.findFirst({ where: { id }, select: { kind: true } })
  if (!owner) return 'not_found'
  return isPhoneKind(owner.kind as ExtensionKind) ? null : 'not_a_phone'
}

/**
 * Everything that breaks a rule, by field.
 * @param id the bridge that is changed; null for a new one
 */
export async function judgeBridge(
  db: TenantDb,
  { conferenceId, pin, ownerExtensionId }: ConferenceBridgeWrite,
  id: string | null,
): Promise<Record<string, FieldErrorCode>> {
  const holder = await db.conferenceBridge.findFirst({ where: { code: conferenceId }, select: { id: true } })
  const judged = {
    conferenceId: holder && holder.id !== id ? ('taken' as const) : null,
    pin: pin && isTrivialPin(pin, conferenceId) ? ('pin_trivial' as const) : null,
    ownerExtensionId: ownerExtensionId ? await judgeOwner(db, ownerExtensionId) : null,
  }
  const broken = Object.entries(judged).filter(
    (entry): entry is [string, FieldErrorCode] => entry[1] !== null,
  )
  return Object.fromEntries(broken)
}

/** Refuses what breaks a rule: 422 `validation_failed`, or 409 `already_exists` when a taken ID is all that is wrong. */
export async function assertBridge(...args: Parameters<typeof judgeBridge>): Promise<void> {
  const fieldErrors = await judgeBridge(...args)
  const codes = Object.values(fieldErrors)
  if (codes.length === 0) return
  throw problem(codes.every((code) => code === 'taken') ? 'already_exists' : 'validation_failed', {
    fieldErrors,
  })
}
