import type { Transaction } from '../db/platform.ts'
import { problem } from '../http/errors.ts'
import type { OutboxMessages } from '../jobs/outbox.ts'
import type { Origin } from './origin.ts'
import { renewRecoveryCodes } from './second-factor.ts'

/** A change of somebody's own factors. */
export interface FactorChange {
  who: { tenantId: string; userId: string; label: string }
  /** What it is called in the history. */
  action: `user.${string}`
  at: Date
  from: Origin
  before?: object
  after?: object
}

/**
 * Whom a change is about, held until the transaction ends: of two changes at once, one sees the other. Before anything of
 * theirs is locked, as whoever takes their access does: nobody waits for each other.
 */
export async function holdPerson(db: Transaction, { tenantId, userId }: FactorChange['who']) {
  await db.$queryRaw`select from app_user where tenant_id = ${tenantId}::uuid and id = ${userId}::uuid for update`
  return db.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: userId } },
    select: { hasSecondFactor: true, tenant: { select: { secondFactorFrom: true } } },
  })
}

/** Notes in the company's history what people did to their own factors. */
export const noteChange = (db: Transaction, { who, action, at, from, before, after }: FactorChange) =>
  db.auditEvent.create({
    data: {
      tenantId: who.tenantId,
      at,
      actorKind: 'user',
      actorUserId: who.userId,
      action,
      objectKind: 'user',
      objectId: who.userId,
      objectLabel: who.label,
      requestId: from.requestId,
      ...(before && { before }),
      ...(after && { after }),
    },
    select: { id: true },
  })

/** Tells the person by mail. */
export const tell = (
  db: Transaction,
  kind: 'second_factor_on' | 'second_factor_off' | 'second_factor_changed',
  { who, at, from }: FactorChange,
  more: Partial<Pick<OutboxMessages['mail.second_factor_changed'], 'what'>> = {},
) =>
  db.outbox.create({
    data: {
      tenantId: who.tenantId,
      kind: `mail.${kind}`,
      payload: { userId: who.userId, network: from.network, device: from.device, ...more },
      createdAt: at,
    },
    select: { id: true },
  })

/**
 * Adds a factor, and with a person's first one what belongs to it: recovery codes, and the end of all sessions that were
 * opened without it but `exceptSession` (the hash of an id). The history has it; a notice goes out.
 * @returns the recovery codes, the only place where they are; null for who has some already
 */
export async function addFactor(
  db: Transaction,
  change: FactorChange,
  { insert, exceptSession }: { insert: () => Promise<unknown>; exceptSession: Uint8Array<ArrayBuffer> },
): Promise<string[] | null> {
  const { tenantId, userId } = change.who
  const { hasSecondFactor } = await holdPerson(db, change.who)
  await insert()
  await noteChange(db, change)
  if (hasSecondFactor) return null
  await db.session.deleteMany({ where: { tenantId, userId, idHash: { not: exceptSession } } })
  await db.signInChallenge.deleteMany({ where: { tenantId, userId } })
  await tell(db, 'second_factor_on', change)
  return renewRecoveryCodes(db, change.who)
}

/**
 * Takes a factor away, and with the last one the recovery codes.
 * @param remove gives how many there were
 * @returns whether there is another
 * @throws 404, 403 `second_factor_required` for the last one where the company requires one
 */
export async function removeFactor(
  db: Transaction,
  change: FactorChange,
  remove: () => Promise<{ count: number }>,
): Promise<boolean> {
  const { tenantId, userId } = change.who
  await holdPerson(db, change.who)
  if ((await remove()).count === 0) throw problem('not_found')
  await noteChange(db, change)
  const { hasSecondFactor, tenant } = await holdPerson(db, change.who)
  if (hasSecondFactor) return true
  if (tenant.secondFactorFrom && tenant.secondFactorFrom <= change.at) throw problem('second_factor_required')
  await db.recoveryCode.deleteMany({ where: { tenantId, userId } })
  await tell(db, 'second_factor_off', change)
  return false
}
