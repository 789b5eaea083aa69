import type { Client } from 'pg'
import { encodeCursor } from '../../apps/api/src/http/cursor.ts'
import type { Question } from './plans.ts'
import type { Company } from './scene.ts'

/** What every company gets beside what it has: `n` counts what there is of a kind in a company. */
const ROWS: readonly string[] = [
  `insert into phone_number (tenant_id, e164, label, destination_kind, destination_extension_id)
   select tenant_id, e164, 'Number ' || e164, 'extension', target from number`,
  `insert into schedule (tenant_id, name, ranges, created_at, updated_at)
   select id, 'Schedule ' || n, '[]', now(), now() from tenant, generate_series(1, 60) n`,
  `insert into holiday_calendar (tenant_id, name, entries, created_at, updated_at)
   select id, 'Calendar ' || n, '[]', now(), now() from tenant, generate_series(1, 60) n`,
  `insert into sound (tenant_id, state, failure, format, bytes, duration_ms, created_at)
   select id, 'failed', 'interrupted', 'wav', 4, 1000, now() from tenant, generate_series(1, 60) n`,
  `insert into audio_file (tenant_id, name, kind, sound_id, created_at, updated_at)
   select tenant_id, 'Music ' || id, 'music', id, now(), now() from sound where state = 'failed'`,
  `insert into playlist (tenant_id, name, shuffle, created_at, updated_at)
   select id, 'Playlist ' || n, false, now(), now() from tenant, generate_series(1, 60) n`,
  `insert into playlist_item (tenant_id, playlist_id, position, audio_file_id)
   select p.tenant_id, p.id, n - 1, a.id from playlist p
   join (select *, row_number() over (partition by tenant_id order by id) n from audio_file) a
     on a.tenant_id = p.tenant_id and n <= 5 on conflict do nothing`,
  `insert into conference_bridge
     (tenant_id, name, code, max_participants, mute_on_entry, announce, created_at, updated_at)
   select id, 'Bridge ' || n % 40, (100000 + n)::text, 10, false, true, now(), now()
   from tenant, generate_series(1, 100) n`,
  `insert into blocked_number (tenant_id, pattern, is_prefix, created_at)
   select id, '+331990' || 10000 + n, false, now() from tenant, generate_series(1, 200) n`,
  `insert into receptionist (tenant_id, extension_id, time_zone, language, direct_dialing, schedule_id)
   select tenant_id, id, 'Europe/Paris', 'fr', true,
     (select id from schedule s where s.tenant_id = e.tenant_id limit 1)
   from extension e where kind = 'receptionist' and not exists
     (select from receptionist r where (r.tenant_id, r.extension_id) = (e.tenant_id, e.id))`,
  `insert into receptionist_menu (tenant_id, receptionist_id, mode, greeting_kind, wait_seconds, no_input_retries,
     no_input_kind, invalid_retries, invalid_kind)
   select tenant_id, extension_id, mode, 'none', 5, 2, 'hang_up', 2, 'hang_up'
   from receptionist, unnest(array['open', 'closed', 'holiday']) mode on conflict do nothing`,
  // A device for every second phone, a change of it that no phone engine has taken, and a message for every phone.
  `insert into device (tenant_id, extension_id, kind, name, sip_user, sip_secret, sip_ha1, enabled, password_set_at, created_at, updated_at)
   select tenant_id, extension_id, 'softphone', 'Device ' || n, replace(uuid_v7()::text, '-', ''), '', repeat('0', 32),
     true, now(), now(), now()
   from (select *, row_number() over (partition by tenant_id order by extension_id) n from phone_extension) p
   where n % 2 = 0`,
  `insert into configuration_change (tenant_id, device_id, at) select tenant_id, id, now() from device`,
  `insert into voicemail_message (tenant_id, extension_id, received_at, duration_ms, caller)
   select tenant_id, extension_id, now() - n * interval '1 minute', 4000, '+33199001234'
   from (select *, row_number() over (partition by tenant_id order by extension_id) n from phone_extension) p`,
  `insert into ring_group_member (tenant_id, ring_group_id, position, extension_id, ring_seconds)
   select g.tenant_id, g.extension_id, 0, p.id, 20 from ring_group g
   join lateral (select id from extension e where e.tenant_id = g.tenant_id and kind = 'shared_phone' limit 1) p on true
   on conflict do nothing`,
]

/** Gives every company some of everything that is configured. */
export async function addConfiguration(admin: Client): Promise<void> {
  // Every seventh ring group becomes a receptionist, and every eleventh a conference line.
  await admin.query(
    `with changed as (
       update extension e set kind = case when n % 7 = 0 then 'receptionist' else 'conference' end
       from (select tenant_id, id, row_number() over (partition by tenant_id order by id) n from extension where kind = 'ring_group') g
       where (g.tenant_id, g.id) = (e.tenant_id, e.id) and (n % 7 = 0 or n % 11 = 0) returning e.tenant_id, e.id
     )
     delete from ring_group g using changed c where (g.tenant_id, g.extension_id) = (c.tenant_id, c.id)`,
  )
  await admin.query(
    `create temporary table number as
     select t.id tenant_id, '+3319' || lpad((row_number() over ())::text, 8, '0') e164,
       (select id from extension e where e.tenant_id = t.id limit 1) target
     from tenant t, generate_series(1, 50)`,
  )
  await admin.query('insert into number_registry (e164, tenant_id) select e164, tenant_id from number')
  for (const statement of ROWS) await admin.query(statement)
}

/** Every list of what is configured. */
export async function configurationQuestions(admin: Client, { id }: Company): Promise<Question[]> {
  const ask = (name: string, path: string, query: Record<string, string> = {}): Question => ({
    name,
    shot: { method: 'GET', path: `/api/v1${path}?${new URLSearchParams(query)}` },
  })
  const { rows } = await admin.query<{ extension: string; device: string; position: string }>(
    `select extension_id as extension, id as device, name as position from device where tenant_id = $1
     order by name, id offset (select count(*) * 9 / 10 from device where tenant_id = $1) - 1 limit 1`,
    [id],
  )
  if (!rows[0]) throw new Error('the company has no devices')
  const { extension, device, position } = rows[0]
  const cursor = encodeCursor('name', { position, id: device })
  return [
    ask('numbers', '/phone-numbers'),
    ask('emergency addresses', '/emergency-addresses'),
    ask('destinations, “12” typed', '/destinations', { search: '12' }),
    ...['number', '-name'].flatMap((sort) => [
      ask(`receptionists by ${sort}`, '/receptionists', { sort }),
      ask(`ring groups by ${sort}`, '/ring-groups', { sort }),
      ask(`conference lines by ${sort}`, '/conferences', { sort }),
    ]),
    ask('receptionists that are open or closed by hand', '/receptionists', { overridden: 'true' }),
    ask('schedules', '/schedules'),
    ask('calendars', '/holiday-calendars'),
    ask('devices', '/devices'),
    ask('devices, deep page', '/devices', { cursor }),
    ask('devices of a phone', '/devices', { extensionId: extension }),
    ask('audio', '/audio'),
    ask('playlists', '/playlists'),
    ask('bridges', '/conferences/bridges'),
    ask('blocked numbers', '/blocked-numbers'),
    ask('voicemail, all boxes', '/voicemail/messages'),
    ask('voicemail of a box', '/voicemail/messages', { box: extension }),
    ask('what is in effect', '/configuration/effect'),
    ask('uses of an extension', `/extensions/${extension}/uses`),
  ]
}
