import type { Pool } from 'pg'
import type { Transaction } from '../db/platform.ts'
import { problem } from '../http/errors.ts'
import type { Portal } from '../http/portal.ts'
import { digest, makeCounter } from './counter.ts'
import { makeKnownNetworks } from './known-networks.ts'
import { type LinkPurpose, findLink, tokenHashOf } from './one-time-links.ts'
import type { Origin } from './origin.ts'
import { holdPerson, mailTo, fullName, noteOf, type Person } from './person.ts'
import { checkNewPassword, type Known } from './password-policy.ts'
import { claimNames } from './sign-in-names.ts'

type Parts = Pick<Portal, 'database' | 'clock' | 'passwords'>

/** Whom a password is for. */
interface KnownPerson {
  tenant: { name: string }
  user: {
    firstName: string
    lastName: string
    email: string | null
    signInNames: readonly { name: string }[]
  }
}

/** Passwords that may be tried with one link until one is accepted; then each further one waits. */
const TRIES_PER_LINK = 20

/** Holders of a link cannot keep the server busy judging passwords. Gives what counts a try. @throws 429 */
export function makeLinkThrottle(pool: Pool) {
  const counter = makeCounter(pool, 'link', TRIES_PER_LINK)
  return (token: string) => counter.admit(digest(token))
}

interface PasswordChange {
  who: Person
  passwordHash: string
  at: Date
  action: 'user.invitation_accepted' | 'user.password_reset' | 'user.password_changed'
  /** Tells the person by mail, who may not have done it. */
  notice: boolean
  from: Origin
}

/**
 * Stores a password, and with it what belongs to it: links that were mailed before are void, a new address that was to be
 * confirmed is waited for no longer (whoever asked for it may be why the password is changed), whoever is signed in as this
 * person, or about to be, no longer is (but for `exceptSession`, the hash of an id), the history has it, a notice goes out.
 */
export async function storePassword(
  db: Transaction,
  { who, passwordHash, at, action, notice, from }: PasswordChange,
  exceptSession?: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { tenantId, userId } = who
  const whose = { tenantId, userId }
  await db.oneTimeLink.updateMany({ where: { ...whose, usedAt: null }, data: { usedAt: at } })
  await db.appUser.update({
    where: { tenantId_id: { tenantId, id: userId } },
    data: { passwordHash, invitedAt: null, updatedAt: at },
    select: { id: true },
  })
  const waiting = await db.$queryRaw<{ newEmail: string }[]>`
    delete from email_change where tenant_id = ${tenantId}::uuid and user_id = ${userId}::uuid
    returning new_email as "newEmail"`
  await db.signInChallenge.deleteMany({ where: whose })
  await db.session.deleteMany({
    where: { ...whose, ...(exceptSession && { idHash: { not: exceptSession } }) },
  })
  const event = { at, requestId: from.requestId }
  for (const before of waiting)
    await noteOf(db, who, { ...event, action: 'user.email_change_cancelled', before })
  await noteOf(db, who, { ...event, action })
  if (!notice) return
  const { network, device } = from
  await mailTo(db, who, 'mail.password_changed', { network, device }, at)
}

/** What a password must not be made of. */
export const knownOf = ({ tenant, user }: KnownPerson): Known => ({
  company: tenant.name,
  person: [user.firstName, user.lastName],
  names: [user.email ?? '', ...user.signInNames.map(({ name }) => name)],
})

/** @throws 422 with the reason at the field `property` */
export async function refuseWeak(password: string, known: Known, property: string): Promise<void> {
  const reason = await checkNewPassword(password, known)
  if (reason) throw problem('validation_failed', { fieldErrors: { [property]: reason } })
}

/**
 * Sets the password of the person who holds the link, which is then used up.
 * @throws 404 `link_invalid`, 409 `name_taken`, 422
 */
export async function setPasswordByLink(
  { database, clock, passwords }: Parts,
  purpose: Exclude<LinkPurpose, 'email_change'>,
  { token, password }: { token: string; password: string },
  from: Origin,
): Promise<void> {
  const { prisma } = database.platform
  const link = await findLink(prisma, purpose, token, clock.now())
  await refuseWeak(password, knownOf(link), 'password')
  const passwordHash = await passwords.hash(password)
  const at = clock.now()
  const { tenant, user } = link
  const whose = { tenantId: tenant.id, userId: user.id }
  const names = await prisma.$transaction(async (db) => {
    // First of all the person, as whoever takes their access does.
    await holdPerson(db, whose)
    // Two at once: the row is locked, and the second finds it used.
    const { count } = await db.oneTimeLink.updateMany({
      where: { tokenHash: tokenHashOf(token), usedAt: null },
      data: { usedAt: at },
    })
    if (count === 0) throw problem('link_invalid')
    await storePassword(db, {
      who: { ...whose, label: fullName(user) },
      passwordHash,
      at,
      action: purpose === 'invitation' ? 'user.invitation_accepted' : 'user.password_reset',
      notice: purpose === 'password_reset',
      from,
    })
    if (purpose === 'invitation') await claimNames(db, whose, at)
    const found = await db.signInName.findMany({ where: whose, select: { name: true } })
    if (found.length === 0) throw problem('name_taken')
    return found
  })
  // Whoever was kept from signing in by a flood of others gets in this way.
  const known = makeKnownNetworks(database.platform.pool)
  await Promise.all(names.map(({ name }) => known.add(name, from.network)))
}
