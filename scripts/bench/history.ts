import type { Client } from 'pg'
import { encodeCursor } from '../../apps/api/src/http/cursor.ts'
import type { Question } from './plans.ts'
import type { Company } from './scene.ts'

/**
 * Gives every company a history: a change of each of its extensions, a minute apart, by ten of its people in turns. Every
 * fifth belongs to a batch, one in a hundred is of a person and one in two thousand of the company itself.
 */
export async function addHistory(admin: Client): Promise<void> {
  await admin.query(
    `create temporary table change as
     with numbered as (
       select *, (row_number() over (partition by tenant_id order by id))::int - 1 as n from extension
     ),
     batch as (select tenant_id, n / 1000 as block, uuid_v7() as id from numbered where n % 1000 = 0),
     actors as (select tenant_id, (array_agg(id order by id))[1:10] as ids from app_user group by tenant_id)
     select e.tenant_id, e.id, e.number || ' ' || e.name as label,
       timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute' as at,
       ids[1 + n % cardinality(ids)] as actor,
       case when n % 5 = 4 then batch.id end as batch,
       case when n % 2000 = 0 then 'company' when n % 100 = 0 then 'user' else 'extension' end as kind
     from numbered e
     join batch on (batch.tenant_id, batch.block) = (e.tenant_id, n / 1000)
     join actors on actors.tenant_id = e.tenant_id`,
  )
  const columns =
    'tenant_id, at, actor_kind, actor_user_id, action, object_kind, object_id, object_label, before, after, batch_id'
  await admin.query(
    `insert into audit_event (${columns})
     select tenant_id, at, 'user', actor, kind || '.updated', kind, id, label, '{"name": "Before"}', '{"name": "After"}', batch
     from change`,
  )
  await admin.query(
    `insert into audit_event (${columns})
     select distinct on (tenant_id, batch) tenant_id, at, 'user', actor, 'extensions.changed', 'extension', batch, '200',
       null::jsonb, '{"count": 200}'::jsonb, batch
     from change where batch is not null order by tenant_id, batch, at desc`,
  )
}

/** Every way in which the history is asked. */
export async function historyQuestions(admin: Client, { id: tenantId }: Company): Promise<Question[]> {
  const ask = (name: string, query: Record<string, string>): Question => ({
    name: `history ${name}`,
    shot: { method: 'GET', path: `/api/v1/history?${new URLSearchParams({ limit: '50', ...query })}` },
  })
  // Of the entry behind which a tenth of the history is left.
  const { rows } = await admin.query<{ id: string; at: Date; actor: string; object: string; batch: string }>(
    `select id, at, actor_user_id as actor, object_id as object,
       (select batch_id from audit_event where tenant_id = $1 and batch_id is not null limit 1) as batch
     from audit_event where tenant_id = $1 and listed order by at desc, id desc
     offset (select count(*) * 9 / 10 from audit_event where tenant_id = $1 and listed) - 1 limit 1`,
    [tenantId],
  )
  const [entry] = rows
  if (!entry) throw new Error('the company has no history')
  const { id, at, actor, object, batch } = entry
  const until = at.toISOString()
  const cursor = encodeCursor('history', { position: until, id })
  return [
    ask('', {}),
    ask('deep page', { cursor }),
    ask('until a day', { until }),
    ask('of a rare kind', { kind: 'company' }),
    ask('of a kind, deep page', { kind: 'extension', cursor }),
    ask('of a kind that nothing is of', { kind: 'mail' }),
    ask('of an actor', { actor }),
    ask('of an actor, deep page', { actor, cursor }),
    ask('of an actor and a rare kind', { actor, kind: 'company' }),
    ask('of an object', { object }),
    ask('of a batch', { batch }),
    { name: 'history, who is in it', shot: { method: 'GET', path: '/api/v1/history/actors' } },
  ]
}
