import { randomUUIDv7 } from 'node:crypto'
import type { Language } from '@switchboard/contract/common'
import type { EmailChangeHolder } from '@switchboard/contract/email-change'
import type { TenantDb } from '../../db/tenant.ts'
import { makeAudit } from '../../http/audit.ts'
import { problem } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import type { TenantWork } from '../../http/route.ts'
import type { SessionMove } from '../../http/session-id.ts'
import { findLink, tokenHashOf } from '../../identity/one-time-links.ts'
import type { Origin } from '../../identity/origin.ts'
import { makeOutbox } from '../../jobs/outbox.ts'
import { changePerson } from '../extensions/index.ts'
import { fullName, moveOwnInTenant } from '../../identity/person.ts'

/**
 * Waits for a new address, in place of one that was waited for before, and mails a link to it. The session that asks goes
 * on under another id.
 * @throws 401 when it ended after the password was checked: with another password, no address is waited for any more; 422
 */
export async function askChange(
  { db, audit, outbox }: TenantWork,
  userId: string,
  { newEmail, askedAt, move }: { newEmail: string; askedAt: Date; move: SessionMove },
): Promise<void> {
  // First of all the person, as whoever ends their sessions does.
  await db.$executeRaw`select from app_user where id = ${userId}::uuid for no key update`
  await moveOwnInTenant(db, move)
  const user = await db.appUser.findFirstOrThrow({ where: { id: userId } })
  if (user.email === newEmail) {
    throw problem('validation_failed', { fieldErrors: { newEmail: 'email_unchanged' } })
  }
  await db.$executeRaw`
    insert into email_change (user_id, new_email, asked_at) values (${userId}::uuid, ${newEmail}, ${askedAt})
    on conflict (tenant_id, user_id) do update set new_email = excluded.new_email, asked_at = excluded.asked_at`
  await audit({
    action: 'user.email_change_asked',
    objectKind: 'user',
    objectId: userId,
    objectLabel: fullName(user),
    before: null,
    after: { newEmail },
  })
  await outbox('mail.email_change', { userId })
}

/** Mails another link. @throws 404 when no address is waited for */
export async function resend({ db, outbox }: TenantWork, userId: string, askedAt: Date): Promise<void> {
  const { count } = await db.emailChange.updateMany({ where: { userId }, data: { askedAt } })
  if (count === 0) throw problem('not_found')
  await outbox('mail.email_change', { userId })
}

/** Waits no longer: links without a row of `email_change` lead nowhere. */
export async function cancel({ db, audit }: TenantWork, userId: string): Promise<void> {
  const waiting = await db.emailChange.findFirst({ where: { userId }, include: { user: true } })
  if (!waiting) return
  const { count } = await db.emailChange.deleteMany({ where: { userId } })
  if (count === 0) return // of two who cancel at once, one does
  await audit({
    action: 'user.email_change_cancelled',
    objectKind: 'user',
    objectId: userId,
    objectLabel: fullName(waiting.user),
    before: { newEmail: waiting.newEmail },
    after: null,
  })
}

/** A link whose address is still waited for. @throws 404 `link_invalid` */
async function findWaiting({ database, clock }: Portal, token: string) {
  const { prisma } = database.platform
  const { newEmail, ...link } = await findLink(prisma, 'email_change', token, clock.now())
  const key = { tenantId: link.tenant.id, userId: link.user.id }
  const waiting = await prisma.emailChange.findUnique({ where: { tenantId_userId: key } })
  if (newEmail === null || waiting?.newEmail !== newEmail) throw problem('link_invalid')
  return { ...link, newEmail, key }
}

/** What the page behind the link shows. @throws 404 `link_invalid` */
export async function holderOf(portal: Portal, token: string): Promise<EmailChangeHolder> {
  const { user, tenant, newEmail } = await findWaiting(portal, token)
  const language = (user.language ?? tenant.language) as Language
  return { firstName: user.firstName, companyName: tenant.name, language, newEmail }
}

/** Who signs in with an address signs in with the new one and no other; who does not sign in still does not. @throws 409 */
async function moveSignInName(db: TenantDb, userId: string, to: string): Promise<void> {
  const names = await db.signInName.findMany({ where: { userId }, select: { name: true } })
  if (names.length === 0) return
  await db.signInName.deleteMany({ where: { userId, name: { contains: '@', not: to } } })
  if (names.some(({ name }) => name === to)) return
  const { count } = await db.signInName.createMany({ data: [{ name: to, userId }], skipDuplicates: true })
  if (count === 0) throw problem('already_exists') // somebody else's, perhaps in another company
}

/** Uses the link up, and every other one of the person: those are in the mailbox that they leave. @throws 404 */
async function useLinks(
  { database }: Portal,
  token: string,
  key: { tenantId: string; userId: string },
  usedAt: Date,
): Promise<void> {
  await database.platform.prisma.$transaction(async (db) => {
    const { count } = await db.oneTimeLink.updateMany({
      where: { tokenHash: tokenHashOf(token), usedAt: null },
      data: { usedAt },
    })
    if (count === 0) throw problem('link_invalid')
    await db.oneTimeLink.updateMany({ where: { ...key, usedAt: null }, data: { usedAt } })
  })
}

/**
 * Gives the person the address that the link was mailed to, and tells the one that they had.
 * @throws 404 `link_invalid`, 409 `already_exists`
 */
export async function confirm(portal: Portal, token: string, from: Origin): Promise<void> {
  const { database, clock } = portal
  const { key, newEmail } = await findWaiting(portal, token)
  const { tenantId, userId } = key
  const { network, device, requestId } = from
  const at = clock.now()
  // First, so that nothing that was mailed before works once the address is another: what follows can be asked for again.
  await useLinks(portal, token, key, at)
  await database.withTenant(tenantId, async (db) => {
    const audit = makeAudit(db, { userId, token: null }, at, requestId)
    // The person first, as whoever sets their password does.
    const before = await changePerson({ db, audit, clock }, userId, () => ({ email: newEmail }))
    const { count } = await db.emailChange.deleteMany({ where: { userId, newEmail } })
    if (count === 0) throw problem('link_invalid') // cancelled in this very moment
    await moveSignInName(db, userId, newEmail)
    const eventId = randomUUIDv7()
    await audit({
      id: eventId,
      action: 'user.email_changed',
      objectKind: 'user',
      objectId: userId,
      objectLabel: fullName(before),
      version: before.version + 1,
      before: { email: before.email },
      after: { email: newEmail },
    })
    if (before.email === null) return
    await makeOutbox(db, at)('mail.email_changed', { userId, eventId, network, device })
  })
}
