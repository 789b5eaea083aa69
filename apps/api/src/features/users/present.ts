import type { Role } from '@switchboard/contract/permissions'
import type { User, UserState } from '@switchboard/contract/users'
import { Prisma } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import { LINK_LIFETIME_MS } from '../../identity/one-time-links.ts'
import { type Asking, refusalOf } from './rules.ts'

/** One row of `readPeople`. */
export interface PersonRow {
  id: string
  version: number
  firstName: string
  lastName: string
  email: string | null
  role: Role
  hasPassword: boolean
  secondFactor: boolean
  invitedAt: Date | null
  lastSignedInAt: Date | null
  extensions: { id: string; number: string }[]
}

/** As lists show, sort and search them. */
export const FULL_NAME = Prisma.sql`(u.first_name || ' ' || u.last_name) collate "und-x-icu"`
/** SQL: what a person has of the portal. */
export const STATE = Prisma.sql`
  case when u.has_password then 'active' when u.invited_at is not null then 'invited' else 'no_access' end`

export const stateOf = ({
  hasPassword,
  invitedAt,
}: Pick<PersonRow, 'hasPassword' | 'invitedAt'>): UserState => {
  if (hasPassword) return 'active'
  return invitedAt ? 'invited' : 'no_access'
}

/** People who fit, by name. */
export const readPeople = (
  db: TenantDb,
  conditions: readonly Prisma.Sql[],
  limit: number,
): Promise<PersonRow[]> => db.$queryRaw<PersonRow[]>`
  select u.id, u.version, u.first_name as "firstName", u.last_name as "lastName", u.email, u.role,
         u.has_password as "hasPassword", u.has_second_factor as "secondFactor",
         u.invited_at as "invitedAt", u.last_signed_in_at as "lastSignedInAt",
         (select coalesce(json_agg(json_build_object('id', e.id, 'number', e.number) order by e.number_value), '[]')
          from extension e where e.user_id = u.id) as extensions
  from app_user u
  where ${conditions.length > 0 ? Prisma.join([...conditions], ' and ') : Prisma.sql`true`}
  order by ${FULL_NAME}, u.id
  limit ${limit}`

/** Those that there are, in any order. */
export const readPeopleById = (db: TenantDb, ids: readonly string[]): Promise<PersonRow[]> =>
  readPeople(db, [Prisma.sql`u.id = any(${ids}::uuid[])`], ids.length)

/** @throws 404 */
export async function readPerson(db: TenantDb, id: string): Promise<PersonRow> {
  const [row] = await readPeopleById(db, [id])
  if (!row) throw problem('not_found')
  return row
}

const endOf = (invitedAt: Date) => new Date(invitedAt.getTime() + LINK_LIFETIME_MS.invitation).toISOString()

/** Shapes people for the one who asks. */
export async function toUsers(db: TenantDb, asking: Asking, rows: readonly PersonRow[]): Promise<User[]> {
  const owners = await db.appUser.count({ where: { role: 'owner', hasPassword: true } })
  return rows.map(({ hasPassword, invitedAt, lastSignedInAt, ...row }) => ({
    ...row,
    state: stateOf({ hasPassword, invitedAt }),
    invitationEndsAt: invitedAt && !hasPassword ? endOf(invitedAt) : null,
    lastSignedInAt: lastSignedInAt?.toISOString() ?? null,
    refusal: refusalOf(asking, { ...row, hasPassword }, owners),
  }))
}

/** @throws 404 */
export async function getUser(db: TenantDb, asking: Asking, id: string): Promise<User> {
  const [user] = await toUsers(db, asking, [await readPerson(db, id)])
  if (!user) throw problem('not_found')
  return user
}
