import { MOST_PASSKEYS, type Passkey } from '@switchboard/contract/passkeys'
import type { Passkey as Row } from '@switchboard/database/client'
import { problem } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { moveSession } from '../../http/session-id.ts'
import { changeOf, noteChange, removeFactor, tell } from '../../identity/own-factors.ts'
import type { OwnPasswordCheck } from '../../identity/own-password.ts'
import { type Asking, sessionHashOf, whoseOf } from '../../identity/person.ts'

/** Whoever has signed in within these is not asked again who they are. */
const RECENT_MS = 10 * 60_000

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

/**
 * @throws 401 when the session ended meanwhile; 404 when it is not the person's; 403 for the last factor where the company
 * requires one; 422, 429
 */
export async function removePasskey(
  portal: Portal,
  checkPassword: OwnPasswordCheck,
  { id, currentPassword }: { id: string; currentPassword?: string | undefined },
  asking: Asking,
): Promise<void> {
  const { name } = await findOwn(portal, id, asking)
  await proveSelf(portal, checkPassword, currentPassword, asking)
  const change = await changeOf(portal, asking, { action: 'user.passkey_removed', before: { passkey: name } })
  const move = moveSession(asking.request)
  await portal.database.platform.prisma.$transaction(async (db) => {
    const remove = () => db.passkey.deleteMany({ where: { ...whoseOf(asking.actor), id } })
    await removeFactor(db, change, { remove, move })
    await tell(db, 'mail.passkey_removed', change, {})
  })
  await move.complete()
}
