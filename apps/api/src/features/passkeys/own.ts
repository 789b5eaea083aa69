import { MOST_PASSKEYS, type Passkey } from '@switchboard/contract/passkeys'
import type { Passkey as Row } from '@switchboard/database/client'
import type { FastifyRequest } from 'fastify'
import type { Transaction } from '../../db/platform.ts'
import type { Actor } from '../../http/actor.ts'
import { sha256 } from '../../http/crypto.ts'
import { problem } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { originOf } from '../../identity/origin.ts'
import { type FactorChange, noteChange, removeFactor } from '../../identity/own-factors.ts'
import type { OwnPasswordCheck } from '../../identity/own-password.ts'

/** Whoever has signed in within these is not asked again who they are. */
const RECENT_MS = 10 * 60_000

/** Who asks, in which session. */
export interface Asking {
  actor: Actor
  request: FastifyRequest
}

export const whoseOf = ({ tenant, userId }: Actor) => ({ tenantId: tenant.id, userId })
export const sessionHashOf = ({ request }: Asking) => new Uint8Array(sha256(request.session.sessionId))

export const toPasskey = ({ id, name, backedUp, createdAt, lastUsedAt }: Row): Passkey => ({
  id,
  name,
  synced: backedUp,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})

/** The person's passkeys, the latest first. */
export async function listPasskeys({ database }: Portal, { actor }: Asking): Promise<Passkey[]> {
  const rows = await database.platform.prisma.passkey.findMany({
    where: whoseOf(actor),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_PASSKEYS,
  })
  return rows.map(toPasskey)
}

/** Was signing in so long ago that somebody else may sit there by now? */
export async function isPasswordAsked({ database, clock }: Portal, asking: Asking): Promise<boolean> {
  const since = new Date(clock.now().getTime() - RECENT_MS)
  const recent = await database.platform.prisma.session.count({
    where: { idHash: sessionHashOf(asking), createdAt: { gt: since } },
  })
  return recent === 0
}

/** Makes sure that the person sits there: by the password, or since signing in was minutes ago. @throws 422, 429 */
export async function proveSelf(
  portal: Portal,
  checkPassword: OwnPasswordCheck,
  password: string | undefined,
  asking: Asking,
): Promise<void> {
  if (password !== undefined) return checkPassword(asking.actor, password)
  if (await isPasswordAsked(portal, asking))
    throw problem('validation_failed', { fieldErrors: { currentPassword: 'required' } })
}

/** A change of the person's passkeys, as the history tells it. */
export async function changeOf(
  { database, clock }: Portal,
  { actor, request }: Asking,
  change: Pick<FactorChange, 'before' | 'after'> & {
    action: 'user.passkey_added' | 'user.passkey_renamed' | 'user.passkey_removed'
  },
): Promise<FactorChange> {
  const { tenantId, userId } = whoseOf(actor)
  const { firstName, lastName } = await database.platform.prisma.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: userId } },
    select: { firstName: true, lastName: true },
  })
  const who = { tenantId, userId, label: `${firstName} ${lastName}` }
  return { ...change, who, at: clock.now(), from: originOf(request) }
}

/** Tells the person by mail, who may not have done it. */
export async function tell(
  db: Transaction,
  kind: 'mail.passkey_added' | 'mail.passkey_removed',
  { who: { tenantId, userId }, at, from: { network, device } }: FactorChange,
): Promise<void> {
  await db.outbox.create({
    data: { tenantId, kind, payload: { userId, network, device }, createdAt: at },
    select: { id: true },
  })
}

/** @throws 404 when it is not the person's */
async function findOwn({ database }: Portal, id: string, { actor }: Asking): Promise<Row> {
  const found = await database.platform.prisma.passkey.findFirst({ where: { ...whoseOf(actor), id } })
  if (!found) throw problem('not_found')
  return found
}

/** @throws 404 when it is not the person's */
export async function renamePasskey(
  portal: Portal,
  id: string,
  name: string,
  asking: Asking,
): Promise<Passkey> {
  const found = await findOwn(portal, id, asking)
  if (found.name === name) return toPasskey(found)
  const [before, after] = [{ passkey: found.name }, { passkey: name }]
  const change = await changeOf(portal, asking, { action: 'user.passkey_renamed', before, after })
  await portal.database.platform.prisma.$transaction(async (db) => {
    const { count } = await db.passkey.updateMany({ where: { ...whoseOf(asking.actor), id }, data: { name } })
    if (count === 0) throw problem('not_found')
    await noteChange(db, change)
  })
  return toPasskey({ ...found, name })
}

/** @throws 404 when it is not the person's; 403 for the last factor where the company requires one; 422, 429 */
export async function removePasskey(
  portal: Portal,
  checkPassword: OwnPasswordCheck,
  { id, currentPassword }: { id: string; currentPassword?: string | undefined },
  asking: Asking,
): Promise<void> {
  const { name } = await findOwn(portal, id, asking)
  await proveSelf(portal, checkPassword, currentPassword, asking)
  const change = await changeOf(portal, asking, { action: 'user.passkey_removed', before: { passkey: name } })
  await portal.database.platform.prisma.$transaction(async (db) => {
    await removeFactor(db, change, () => db.passkey.deleteMany({ where: { ...whoseOf(asking.actor), id } }))
    await tell(db, 'mail.passkey_removed', change)
  })
}
