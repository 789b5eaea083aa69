import { type Permission, type Role, ROLE_PERMISSIONS, rolesWithin } from '@switchboard/contract/permissions'
import type { UserRefusal } from '@switchboard/contract/users'
import type { TenantDb } from '../../db/tenant.ts'
import type { Actor } from '../../http/actor.ts'
import { problem } from '../../http/errors.ts'

/** What the rules ask of a person. */
export interface Held {
  id: string
  role: Role
  hasPassword: boolean
}

/** What they ask of whoever wants to change something: a person, or an API token of theirs. */
export type Asking = Pick<Actor, 'userId' | 'permissions'>

/** Why somebody may not change what a person may do; null when they may, if their permissions include it at all. */
export function refusalOf(
  { userId, permissions }: Asking,
  { id, role, hasPassword }: Held,
  owners: number,
): UserRefusal | null {
  if (!rolesWithin(permissions).includes(role)) return 'above_yours'
  if (role === 'owner' && hasPassword && owners === 1) return 'last_owner'
  return id === userId ? 'own_access' : null
}

/** A transaction of either role. */
export type Holding = Pick<TenantDb, '$queryRaw'>

/**
 * Keeps the one who asks, people and all owners as they are until the transaction ends. Of two who take each other's
 * ownership at once the second waits here, and then sees what the first has left.
 */
export async function hold(
  db: Holding,
  { tenant, userId }: Pick<Actor, 'tenant' | 'userId'>,
  ids: readonly string[] = [],
): Promise<ReadonlyMap<string, Held>> {
  // By id, so that two who want the same people never wait for each other. After a wait PostgreSQL reads the row anew.
  const rows = await db.$queryRaw<Held[]>`
    select id, role, has_password as "hasPassword" from app_user
    where tenant_id = ${tenant.id}::uuid and (id = any(${[userId, ...ids]}::uuid[]) or role = 'owner')
    order by id
    for no key update`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Owners who can sign in. */
export const activeOwners = (people: ReadonlyMap<string, Held>): number =>
  [...people.values()].filter(({ role, hasPassword }) => role === 'owner' && hasPassword).length

/** What the one who asks may do now, not when the request began. @throws 403 */
export function askingNow(
  people: ReadonlyMap<string, Held>,
  { userId, permissions }: Actor,
  permission: Permission,
): Asking {
  const role = people.get(userId)?.role
  // Of what an API token was given, it has what its maker has.
  const left = role ? permissions.filter((each) => ROLE_PERMISSIONS[role].includes(each)) : []
  if (!left.includes(permission)) throw problem('forbidden', { permission })
  return { userId, permissions: left }
}

/** @returns the one who asks, held. @throws 403 */
export async function holdAsking(
  db: TenantDb,
  actor: Actor,
  permission: Permission = 'users:write',
): Promise<Asking> {
  return askingNow(await hold(db, actor), actor, permission)
}

/**
 * Holds a person whose role or access is to be changed.
 * @returns the one who asks
 * @throws 403, 404, 409 `last_owner` or `own_access`
 */
export async function holdToChange(
  db: TenantDb,
  actor: Actor,
  id: string,
  permission: Permission = 'users:write',
): Promise<Asking> {
  const people = await hold(db, actor, [id])
  const person = people.get(id)
  if (!person) throw problem('not_found')
  const asking = askingNow(people, actor, permission)
  const refusal = refusalOf(asking, person, activeOwners(people))
  if (refusal) throw problem(refusal === 'above_yours' ? 'forbidden' : refusal)
  return asking
}

/** @throws 422 when a role is above what the one who gives it may do */
export function refuseRole({ permissions }: Asking, role: Role): void {
  if (rolesWithin(permissions).includes(role)) return
  throw problem('validation_failed', { fieldErrors: { role: 'role_not_yours' } })
}

/**
 * Who may do more than before needs an e-mail address: nobody could let an administrator in again who has none and forgot the
 * password, nor would notices reach them.
 */
export const canRiseTo = ({ email, role }: { email: string | null; role: Role }, next: Role): boolean =>
  email !== null || rolesWithin(ROLE_PERMISSIONS[role]).includes(next)
