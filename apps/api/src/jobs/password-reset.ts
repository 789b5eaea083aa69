import type { Pool } from 'pg'

/** Requests looked at in one statement. */
const BATCH = 100

/**
 * Looks whom the requests for a new password are from. Who exists gets a line in the company's history and, with an
 * address (`provenAddress` says which), a mail; but no more than `perHour`, whoever asks for them: the last link still works then.
 */
const RESOLVE = `
  with taken as (
    delete from password_reset_request where id in
      (select id from password_reset_request order by created_at, id limit ${BATCH})
    returning *
  ), person as (
    select distinct on (u.tenant_id, u.id) u.tenant_id, u.id as user_id,
           u.email is not null or exists (
             select from sign_in_name a where a.tenant_id = u.tenant_id and a.user_id = u.id and a.name like '%@%'
           ) as has_address,
           concat(u.first_name, ' ', u.last_name) as label, taken.network, taken.request_id, taken.created_at
    from taken
    join sign_in_name n on n.name = taken.name and (n.expires_at is null or n.expires_at > taken.created_at)
    join app_user u on u.tenant_id = n.tenant_id and u.id = n.user_id
    where $1 > (
      select count(*) from audit_event e
      where e.tenant_id = u.tenant_id and e.object_id = u.id and e.at > taken.created_at - interval '1 hour'
        and e.action = 'user.password_reset_requested')
    order by u.tenant_id, u.id, taken.created_at desc
  ), asked as (
    insert into outbox (tenant_id, kind, payload, created_at)
    select tenant_id, 'mail.password_reset', jsonb_build_object('userId', user_id), created_at
    from person where has_address
  ), noted as (
    insert into audit_event (tenant_id, at, actor_kind, action, object_kind, object_id, object_label, after, request_id)
    select tenant_id, created_at, 'system', 'user.password_reset_requested', 'user', user_id, label,
           jsonb_build_object('network', network), request_id
    from person
  )
  select count(*)::int as count from taken`

/** Turns all requests for a new password that wait into mails, where there is somebody to write to. */
export async function resolveResetRequests(pool: Pool, perHour: number): Promise<void> {
  let taken = BATCH
  while (taken === BATCH)
    taken = (await pool.query<{ count: number }>(RESOLVE, [perHour])).rows[0]?.count ?? 0
}
