import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import type { User, users } from '@switchboard/contract/users'
import { Prisma } from '@switchboard/database/client'
import { searchKey } from '@switchboard/database/search-key'
import { folded } from '../../db/search.ts'
import type { TenantDb } from '../../db/tenant.ts'
import type { Actor } from '../../http/actor.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { FULL_NAME, readPeople, STATE, toUsers } from './present.ts'
import { fullName } from '../../identity/person.ts'

type Query = ParsedRequestOf<typeof users.list>['query']

const SORT = 'name'

function matching(search: string): Prisma.Sql {
  const key = searchKey(search)
  return Prisma.sql`(
    position(${key} in ${folded(Prisma.sql`concat_ws(' ', u.first_name, u.last_name, u.email)`)}) > 0
    or exists (select from extension e where e.user_id = u.id and position(${key} in e.number) > 0))`
}

function conditionsOf({ search, role, state, cursor }: Query): Prisma.Sql[] {
  const after = cursor ? decodeCursor(cursor, SORT, 'text') : null
  return [
    search && matching(search),
    role && Prisma.sql`u.role = ${role}`,
    state && Prisma.sql`${STATE} = ${state}`,
    after && Prisma.sql`(${FULL_NAME}, u.id) > (${after.position}, ${after.id}::uuid)`,
  ].filter((condition) => condition instanceof Prisma.Sql)
}

/** One page of people, by name. */
export async function listUsers(
  db: TenantDb,
  actor: Actor,
  query: Query,
): Promise<{ items: User[]; nextCursor: string | null }> {
  const rows = await readPeople(db, conditionsOf(query), query.limit + 1)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const nextCursor =
    rows.length > query.limit && last ? encodeCursor(SORT, { position: fullName(last), id: last.id }) : null
  return { items: await toUsers(db, actor, page), nextCursor }
}
