import type { Transaction } from '../db/platform.ts'
import { problem } from '../http/errors.ts'
import type { OutboxKind, OutboxMessages } from '../jobs/outbox.ts'
import type { Portal } from '../http/portal.ts'
import type { SessionMove } from '../http/session-id.ts'
import { type Origin, originOf } from './origin.ts'
import { type Asking, holdPerson, mailTo, moveOwn, fullName, noteOf, type Person, whoseOf } from './person.ts'
import { renewRecoveryCodes } from './second-factor.ts'

/** A change of somebody's own factors. */
export interface FactorChange {
  who: Person
  /** What it is called in the history. */
  action: `user.${string}`
  at: Date
  from: Origin
  before?: object
  after?: object
}

/** A change that a person makes of their own factors. */
export async function changeOf(
  { database, clock }: Pick<Portal, 'database' | 'clock'>,
  { actor, request }: Asking,
  change: Pick<FactorChange, 'action' | 'before' | 'after'>,
): Promise<FactorChange> {
  const { tenantId, userId } = whoseOf(actor)
  const self = await database.platform.prisma.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: userId } },
    select: { firstName: true, lastName: true },
  })
  const who = { tenantId, userId, label: fullName(self) }
  return { ...change, who, at: clock.now(), from: originOf(request) }
}

/** Notes in the company's history what people did to their own factors. */
export const noteChange = (db: Transaction, { who, from: { requestId }, ...event }: FactorChange) =>
  noteOf(db, who, { ...event, requestId })

/** Mails about one's own factors, which tell where the change was made from. */
type FactorMail = Extract<OutboxKind, `mail.${'second_factor' | 'passkey'}_${string}`>

/** Tells the person by mail, who may not have done it. */
export const tell = <K extends FactorMail>(
  db: Transaction,
  kind: K,
  { who, at, from: { network, device } }: FactorChange,
  more: Omit<OutboxMessages[K], 'userId' | 'network' | 'device'>,
) => mailTo(db, who, kind, { network, device, ...more } as Omit<OutboxMessages[K], 'userId'>, at)

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
  await tell(db, 'mail.second_factor_on', change, {})
  return renewRecoveryCodes(db, change.who)
}

/**
 * Takes a factor away, and with the last one the recovery codes. The session that asks goes on under another id.
 * @param remove gives how many there were
 * @returns whether there is another
 * @throws 401 when the session ended meanwhile, 404, 403 `second_factor_required` for the last one where the company
 * requires one
 */
export async function removeFactor(
  db: Transaction,
  change: FactorChange,
  { remove, move }: { remove: () => Promise<{ count: number }>; move: SessionMove },
): Promise<boolean> {
  const { tenantId, userId } = change.who
  await holdPerson(db, change.who)
  await moveOwn(db, move)
  if ((await remove()).count === 0) throw problem('not_found')
  await noteChange(db, change)
  const { hasSecondFactor, tenant } = await holdPerson(db, change.who)
  if (hasSecondFactor) return true
  if (tenant.secondFactorFrom && tenant.secondFactorFrom <= change.at) throw problem('second_factor_required')
  await db.recoveryCode.deleteMany({ where: { tenantId, userId } })
  await tell(db, 'mail.second_factor_off', change, {})
  return false
}
