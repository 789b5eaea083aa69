import { randomUUIDv7 } from 'node:crypto'
import type { RequestOf } from '@switchboard/contract/endpoint'
import { type Role, ROLE_PERMISSIONS } from '@switchboard/contract/permissions'
import type { User, users } from '@switchboard/contract/users'
import type { TenantDb } from '../../db/tenant.ts'
import { inBatch } from '../../http/audit.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { SessionMove } from '../../http/session-id.ts'
import { authorName } from '../../identity/notices.ts'
import type { Origin } from '../../identity/origin.ts'
import { claimNames } from '../../identity/sign-in-names.ts'
import { revokeTokensOf } from '../api-tokens/index.ts'
import { changePerson } from '../extensions/index.ts'
import { getUser, type PersonRow, readPerson, stateOf } from './present.ts'
import { canRiseTo, holdAsking, holdToChange, refuseRole } from './rules.ts'
import { fullName, moveOwnInTenant } from '../../identity/person.ts'

// Whatever changes what a person may do ends their sessions in the same transaction: none goes on with rights of before.

type NewUser = RequestOf<typeof users.create>['body']

const about = (row: Pick<PersonRow, 'id' | 'firstName' | 'lastName'>) => ({
  objectKind: 'user',
  objectId: row.id,
  objectLabel: fullName(row),
})

/** @throws 409 with the person as they are now */
async function accessChanged({ db, actor }: TransactionContext, id: string): Promise<never> {
  throw problem('access_changed', { current: await getUser(db, actor, id) })
}

/** An address is one person's to sign in with. Whether another company knows it is not told: accepting decides. */
async function refuseTaken(db: TenantDb, email: string, id: string | null): Promise<void> {
  const others = id === null ? {} : { id: { not: id } }
  const name = await db.signInName.findFirst({ where: { name: email, ...(id && { userId: { not: id } }) } })
  const invited = await db.appUser.count({
    where: { email, hasPassword: false, invitedAt: { not: null }, ...others },
  })
  if (name || invited > 0) throw problem('already_exists', { fieldErrors: { email: 'taken' } })
}

/** Adds a person who holds nothing, and invites them. @throws 403, 409, 422 */
export async function createUser(ctx: TransactionContext, input: NewUser): Promise<User> {
  const { db, actor, clock, audit, outbox } = ctx
  refuseRole(await holdAsking(db, actor), input.role)
  await refuseTaken(db, input.email, null)
  const person = { id: randomUUIDv7(), ...input }
  const now = clock.now()
  await db.appUser.createMany({ data: [{ ...person, invitedAt: now, createdAt: now, updatedAt: now }] })
  await outbox('mail.invitation', { userId: person.id })
  const after = { ...person, version: 1 }
  await audit({ action: 'user.invited', ...about(person), version: 1, before: null, after })
  return getUser(db, actor, person.id)
}

/** Gives access to a person who has none, or asks them again. @throws 403, 404, 409, 422 */
export async function inviteUser(
  ctx: TransactionContext,
  id: string,
  { email, role }: { email: string; role: Role },
): Promise<User> {
  const { db, actor, clock, audit, outbox } = ctx
  const asking = await holdToChange(db, actor, id)
  const before = await readPerson(db, id)
  if (before.hasPassword) return accessChanged(ctx, id)
  refuseRole(asking, role)
  await refuseTaken(db, email, id)
  if (email !== before.email) {
    await changePerson(ctx, id, () => ({ email }))
    // What went to the wrong address works no more.
    await db.signInName.deleteMany({ where: { userId: id, name: { contains: '@' } } })
    await db.$executeRaw`select void_invitations(${id}::uuid)`
  }
  const now = clock.now()
  const data = { role, invitedAt: now, updatedAt: now, version: { increment: 1 } }
  await db.appUser.updateMany({ where: { id }, data })
  await outbox('mail.invitation', { userId: id })
  const after = await getUser(db, actor, id)
  await audit({
    action: before.invitedAt ? 'user.invited_again' : 'user.invited',
    ...about(before),
    version: after.version,
    before: { email: before.email, role: before.role, version: before.version },
    after: { email, role, version: after.version },
  })
  return after
}

/** The main number alone is an owner's: it stays with those who own the company. */
async function passMainNumber(db: TenantDb, from: string, to: string): Promise<void> {
  const { mainNumber } = await db.tenant.findFirstOrThrow({ select: { mainNumber: true } })
  await db.signInName.updateMany({ where: { name: mainNumber, userId: from }, data: { userId: to } })
}

/** Takes all access from a person, who is held; without an extension there is nothing left of them. */
export async function takeAccess(
  ctx: TransactionContext,
  before: PersonRow,
  action: 'user.invitation_revoked' | 'user.removed',
): Promise<void> {
  const { db, actor, clock, audit } = ctx
  const { id, email, role } = before
  if (before.role === 'owner') await passMainNumber(db, id, actor.userId)
  await db.$executeRaw`select end_access(${id}::uuid)`
  await revokeTokensOf(ctx, id)
  if (before.extensions.length > 0) {
    const data = { role: 'user', updatedAt: clock.now(), version: { increment: 1 } }
    await db.appUser.updateMany({ where: { id }, data })
  } else await db.appUser.deleteMany({ where: { id } })
  await audit({ action, ...about(before), before: { email, role }, after: null })
}

/** @throws 403, 404, 409 */
export async function revokeInvitation(ctx: TransactionContext, id: string): Promise<void> {
  await holdToChange(ctx.db, ctx.actor, id)
  const before = await readPerson(ctx.db, id)
  if (stateOf(before) !== 'invited') await accessChanged(ctx, id)
  await takeAccess(ctx, before, 'user.invitation_revoked')
}

/** @throws 403, 404, 409 */
export async function removeUser(ctx: TransactionContext, id: string): Promise<void> {
  await holdToChange(ctx.db, ctx.actor, id)
  const before = await readPerson(ctx.db, id)
  if (stateOf(before) === 'no_access') await accessChanged(ctx, id)
  await takeAccess(ctx, before, 'user.removed')
}

/** The person is held, and the role was judged. */
async function writeRole(
  { db, actor, clock, audit }: TransactionContext,
  before: PersonRow,
  role: Role,
  action: 'user.role_changed' | 'user.ownership_received' = 'user.role_changed',
): Promise<void> {
  const { id, version } = before
  const data = { role, updatedAt: clock.now(), version: { increment: 1 } }
  await db.appUser.updateMany({ where: { id }, data })
  if (before.role === 'owner' && id !== actor.userId) await passMainNumber(db, id, actor.userId)
  await audit({
    action,
    ...about(before),
    version: version + 1,
    before: { role: before.role, version },
    after: { role, version: version + 1 },
  })
}

/** Gives a person, who is held, a role that was judged; they sign in anew, and a mail tells them why. */
export async function changeRole(ctx: TransactionContext, before: PersonRow, role: Role): Promise<void> {
  const { db, actor, outbox } = ctx
  await writeRole(ctx, before, role)
  await db.$executeRaw`select end_sessions(${before.id}::uuid)`
  if (!before.hasPassword) return
  const changedBy = await authorName(db, actor)
  await outbox('mail.role_changed', { userId: before.id, before: before.role, after: role, changedBy })
}

/** @throws 403, 404, 409, 422 */
export async function setRole(
  ctx: TransactionContext,
  id: string,
  { role, version }: { role: Role; version: number },
): Promise<User> {
  const { db, actor } = ctx
  const asking = await holdToChange(db, actor, id)
  const before = await readPerson(db, id)
  if (before.version !== version) {
    throw problem('version_conflict', { current: await getUser(db, actor, id) })
  }
  if (stateOf(before) === 'no_access') return accessChanged(ctx, id)
  refuseRole(asking, role)
  if (role === before.role) return getUser(db, actor, id)
  if (!canRiseTo(before, role)) throw problem('validation_failed', { fieldErrors: { role: 'email_missing' } })
  await changeRole(ctx, before, role)
  return getUser(db, actor, id)
}

/** Tells whoever was the owner, who is, and those who are besides them. */
async function tellOfHandOver(
  { db, outbox }: TransactionContext,
  [former, next]: readonly [PersonRow, PersonRow],
  network: string,
): Promise<void> {
  const others = await db.appUser.findMany({
    where: { role: 'owner', hasPassword: true, id: { not: next.id } },
    select: { id: true },
  })
  const tell = (reader: 'former' | 'new' | 'other', { id }: { id: string }) => ({
    userId: id,
    reader,
    from: fullName(former),
    to: fullName(next),
    network,
  })
  const told = [tell('former', former), tell('new', next), ...others.map((other) => tell('other', other))]
  await outbox('mail.ownership_handed_over', ...told)
}

/**
 * Makes another person the owner in place of the one who asks, whose password was checked. The session that asks goes on
 * under another id.
 * @throws 401 when it ended meanwhile, 403, 404, 409
 */
export async function handOver(
  ctx: TransactionContext,
  id: string,
  { move, origin }: { move: SessionMove; origin: Origin },
): Promise<User> {
  const { db, actor, clock } = ctx
  await holdToChange(db, actor, id, 'ownership:write')
  const [person, self] = [await readPerson(db, id), await readPerson(db, actor.userId)]
  if (!person.hasPassword) return accessChanged(ctx, id)
  if (!canRiseTo(person, 'owner'))
    throw problem('validation_failed', { fieldErrors: { id: 'email_missing' } })
  const whole = inBatch(ctx, randomUUIDv7(), { objectId: id })
  await writeRole(whole, person, 'owner', 'user.ownership_received')
  await writeRole(whole, self, 'admin')
  await passMainNumber(db, self.id, id)
  // Who signed in with the main number has the names of everybody else left.
  await claimNames(db, { tenantId: actor.tenant.id, userId: self.id }, clock.now())
  await db.$executeRaw`select end_sessions(${id}::uuid), end_sessions(${self.id}::uuid, ${move.from})`
  await moveOwnInTenant(db, move)
  await tellOfHandOver(ctx, [self, person], origin.network)
  return getUser(db, { ...actor, permissions: ROLE_PERMISSIONS.admin }, id)
}
