import type { ParsedRequestOf, ResponseOf } from '@switchboard/contract/endpoint'
import type { history, HistoryEntry } from '@switchboard/contract/history'
import { Prisma } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'

import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { type Restorer, takesBack } from '../../http/undo.ts'
import { diff } from './diff.ts'

type Query = ParsedRequestOf<typeof history.list>['query']

interface Row {
  id: string
  at: Date
  actorKind: HistoryEntry['actor']['kind']
  actorId: string | null
  actorName: string | null
  tokenId: string | null
  tokenName: string | null
  action: string
  objectKind: string
  objectId: string
  objectLabel: string
  before: unknown
  after: unknown
  batchId: string | null
  undoes: string | null
  undoneBy: string | null
}

const SORT = 'history'

/** An object's own history and a batch show every change; all else shows a batch as one. */
function conditionsOf({ object, batch, kind, from, until, cursor }: Query): Prisma.Sql[] {
  const found = [
    object && Prisma.sql`e.object_id = ${object}::uuid`,
    batch && Prisma.sql`e.batch_id = ${batch}::uuid and not e.listed`,
    !object && !batch && Prisma.sql`e.listed`,
    kind && Prisma.sql`e.object_kind = ${kind}`,
    from && Prisma.sql`e.at >= ${from}::timestamptz`,
    until && Prisma.sql`e.at < ${until}::timestamptz`,
  ].filter((condition) => condition instanceof Prisma.Sql)
  if (cursor) {
    const { position, id } = decodeCursor(cursor, SORT, 'text')
    found.push(Prisma.sql`(e.at, e.id) < (${position}::timestamptz, ${id}::uuid)`)
  }
  return found
}

/** Each has an index of its own, which one condition for both would not use. */
async function actorCondition(db: TenantDb, id: string): Promise<Prisma.Sql> {
  const isToken = (await db.apiToken.count({ where: { id } })) > 0
  return isToken ? Prisma.sql`e.actor_token_id = ${id}::uuid` : Prisma.sql`e.actor_user_id = ${id}::uuid`
}

function toEntry(row: Row, restorers: readonly Restorer[]): HistoryEntry {
  const named = (id: string | null, name: string | null) =>
    id !== null && name !== null ? { id, name } : null
  const changed = row.before !== null || row.after !== null
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: {
      kind: row.actorKind,
      user: named(row.actorId, row.actorName),
      token: named(row.tokenId, row.tokenName),
    },
    action: row.action,
    object: { kind: row.objectKind, id: row.objectId, label: row.objectLabel },
    changes: diff(row.before, row.after),
    batchId: row.batchId,
    undoable: changed && !row.undoneBy && restorers.some((restorer) => takesBack(restorer, row)),
    undoes: row.undoes,
    undoneBy: row.undoneBy,
  }
}

/** One page of the history, newest first. A person is called as now; of who has left the name is gone. */
export async function listHistory(db: TenantDb, query: Query, restorers: readonly Restorer[]) {
  const conditions = conditionsOf(query)
  if (query.actor) conditions.push(await actorCondition(db, query.actor))
  // All else is asked for these rows only, and whether a batch has parts with a limit: PostgreSQL would otherwise hash all
  // people of a large company, and the parts of all its batches.
  const rows = await db.$queryRaw<Row[]>`
    select e.id, e.at, e.actor_kind as "actorKind", e.actor_user_id as "actorId",
           a.first_name || ' ' || a.last_name as "actorName", k.id as "tokenId", k.name as "tokenName", e.action, e.object_kind as "objectKind",
           e.object_id as "objectId", coalesce(p.first_name || ' ' || p.last_name, e.object_label) as "objectLabel",
           e.before, e.after, e.undoes,
           case when e.listed then (select part.batch_id from audit_event part
                where part.batch_id = e.batch_id and not part.listed limit 1) end as "batchId",
           (select u.id from audit_event u
            where u.undoes = e.id and not exists (select from audit_event again where again.undoes = u.id)
            limit 1) as "undoneBy"
    from (
      select e.* from audit_event e where ${Prisma.join(conditions, ' and ')}
      order by e.at desc, e.id desc limit ${query.limit + 1}
    ) e
    left join app_user a on (a.tenant_id, a.id) = (e.tenant_id, e.actor_user_id)
    left join api_token k on (k.tenant_id, k.id) = (e.tenant_id, e.actor_token_id)
    left join app_user p on e.object_kind = 'user' and (p.tenant_id, p.id) = (e.tenant_id, e.object_id)
    order by e.at desc, e.id desc`
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const nextCursor =
    rows.length > query.limit && last
      ? encodeCursor(SORT, { position: last.at.toISOString(), id: last.id })
      : null
  return { items: page.map((row) => toEntry(row, restorers)), nextCursor }
}

/** More than a menu can show. */
const MOST_ACTORS = 1000

/**
 * The people and API tokens of the company that did something the history tells. From each person the index leads to the
 * next one, however much either did.
 */
export async function listActors(db: TenantDb): Promise<ResponseOf<typeof history.actors>> {
  const people = await db.$queryRaw<{ id: string; name: string }[]>`
    with recursive actor as (
      (select actor_user_id as id from audit_event where actor_user_id is not null order by actor_user_id limit 1)
      union all
      select (select next.actor_user_id from audit_event next
              where next.actor_user_id > actor.id order by next.actor_user_id limit 1)
      from actor where actor.id is not null
    )
    select u.id, u.first_name || ' ' || u.last_name as name
    from actor join app_user u on u.id = actor.id
    order by u.last_name, u.first_name, u.id
    limit ${MOST_ACTORS}`
  const tokens = await db.$queryRaw<{ id: string; name: string }[]>`
    select k.id, k.name from api_token k
    where exists (select from audit_event e where e.actor_token_id = k.id)
    order by k.name, k.id
    limit ${MOST_ACTORS}`
  return {
    items: [
      ...people.map((person) => ({ kind: 'user' as const, ...person })),
      ...tokens.map((token) => ({ kind: 'token' as const, ...token })),
    ],
  }
}
