import { isTrivialPin } from '@switchboard/contract/number-plan'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import { judgeNumbered } from '../extensions/index.ts'

type Errors = Record<string, FieldErrorCode>

/** Who hears a box is somebody: a phone that is nobody's own lets nobody hear it. */
async function judgeListeners(db: TenantDb, ids: readonly string[]): Promise<Errors> {
  if (ids.length === 0) return {}
  const rows = await db.extension.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, kind: true },
  })
  const kinds = new Map(rows.map(({ id, kind }) => [id, kind]))
  const errors: Errors = {}
  for (const [at, id] of ids.entries()) {
    const kind = kinds.get(id)
    if (kind !== 'user') errors[`listenerIds.${at}`] = kind === undefined ? 'not_found' : 'not_a_person'
  }
  return errors
}

/** One of the company's greetings. */
export const isGreeting = async (db: TenantDb, id: string): Promise<boolean> =>
  (await db.audioFile.findFirst({ where: { id, kind: 'greeting' }, select: { id: true } })) !== null

/**
 * Refuses what breaks a rule: 422 `validation_failed`, or 409 `already_exists` when a taken number is all that is wrong.
 * @param id the box that is changed; null for a new one
 */
export async function assertBox(
  db: TenantDb,
  country: string,
  { number, pin, greetingId, listenerIds }: VoicemailBoxWrite,
  id: string | null,
): Promise<void> {
  const fieldErrors = await judgeListeners(db, listenerIds)
  const wrongNumber = await judgeNumbered(db, country, number, id)
  if (wrongNumber) fieldErrors['number'] = wrongNumber
  if (pin && isTrivialPin(pin, number)) fieldErrors['pin'] = 'pin_trivial'
  if (greetingId !== null && !(await isGreeting(db, greetingId))) fieldErrors['greetingId'] = 'not_found'
  const codes = Object.values(fieldErrors)
  if (codes.length === 0) return
  throw problem(codes.every((code) => code === 'taken') ? 'already_exists' : 'validation_failed', {
    fieldErrors,
  })
}
