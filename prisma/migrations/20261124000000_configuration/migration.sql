-- What a company configures: where its numbers lead, who answers when, what is heard. A destination is three columns of
-- one prefix: kind, a foreign key and an external number. Foreign keys to what can be deleted refuse, whatever the
-- portal does; they can wait for the end of a transaction that puts several things back.

create function is_destination(kind text, extension_id uuid, external text) returns boolean
  language sql immutable parallel safe
  set search_path = public, pg_temp
as $$
  select case
    when kind in ('extension', 'voicemail') then extension_id is not null and external is null
    when kind = 'external' then extension_id is null and external ~ '^\+[1-9][0-9]{6,14}$'
    else extension_id is null and external is null
  end
$$;
revoke execute on function is_destination(text, uuid, text) from public;
grant execute on function is_destination(text, uuid, text) to portal_app, portal_platform;

-- What is heard ------------------------------------------------------------------------------------------------------

create table audio_file (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  name text not null check (name <> ''),
  kind text not null check (kind in ('greeting', 'music')),
  state text not null check (state in ('converting', 'ready', 'failed')),
  failure text,
  duration_ms int check (duration_ms > 0),
  peaks jsonb,
  version int not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select protect_tenant_table('audio_file');

create table playlist (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  name text not null check (name <> ''),
  shuffle boolean not null,
  version int not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select protect_tenant_table('playlist');

create table playlist_item (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  playlist_id uuid not null,
  position int not null check (position >= 0),
  audio_file_id uuid not null,
  primary key (tenant_id, playlist_id, position),
  foreign key (tenant_id, playlist_id) references playlist on delete cascade,
  foreign key (tenant_id, audio_file_id) references audio_file on delete restrict deferrable
);
create index on playlist_item (tenant_id, audio_file_id);
select protect_tenant_table('playlist_item');

-- Numbers ------------------------------------------------------------------------------------------------------------

create table emergency_address (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  label text not null check (label <> ''),
  line1 text not null check (line1 <> ''),
  line2 text,
  postal_code text,
  city text not null check (city <> ''),
  region text,
  country text not null check (country ~ '^[A-Z]{2}$'),
  version int not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique (tenant_id, label)
);
select protect_tenant_table('emergency_address');

alter table phone_number
  add column source text not null default 'assigned' check (source in ('assigned', 'ported', 'temporary')),
  add column destination_kind text check (destination_kind in ('extension', 'voicemail', 'external')),
  add column destination_extension_id uuid,
  add column destination_external text,
  add column emergency_address_id uuid,
  add column version int not null default 1,
  add column updated_at timestamptz(3) not null default now(),
  add constraint phone_number_destination_check
    check (is_destination(destination_kind, destination_extension_id, destination_external)),
  add foreign key (tenant_id, destination_extension_id) references extension on delete restrict deferrable,
  add foreign key (tenant_id, emergency_address_id) references emergency_address on delete restrict deferrable;
create index on phone_number (tenant_id, destination_extension_id);
create index on phone_number (tenant_id, emergency_address_id);

-- Hours --------------------------------------------------------------------------------------------------------------

create table schedule (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  name text not null check (name <> ''),
  ranges jsonb not null,
  version int not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select protect_tenant_table('schedule');

create table holiday_calendar (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  name text not null check (name <> ''),
  country text check (country ~ '^[A-Z]{2}$'),
  region text,
  left_out text[] not null default '{}',
  entries jsonb not null,
  version int not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select protect_tenant_table('holiday_calendar');

-- Receptionists: an extension, three menus, the keys of each ------------------------------------------------------------

create table receptionist (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  extension_id uuid not null,
  time_zone text not null,
  language text not null check (language in ('fr', 'en')),
  schedule_id uuid,
  holiday_calendar_id uuid,
  direct_dialing boolean not null,
  hold_playlist_id uuid,
  override_state text check (override_state in ('open', 'closed')),
  override_until timestamptz(3),
  override_message text,
  primary key (tenant_id, extension_id),
  foreign key (tenant_id, extension_id) references extension on delete cascade,
  foreign key (tenant_id, schedule_id) references schedule on delete restrict deferrable,
  foreign key (tenant_id, holiday_calendar_id) references holiday_calendar on delete restrict deferrable,
  foreign key (tenant_id, hold_playlist_id) references playlist on delete restrict deferrable,
  constraint receptionist_override_check
    check (override_state is not null or (override_until is null and override_message is null))
);
create index on receptionist (tenant_id, schedule_id);
create index on receptionist (tenant_id, holiday_calendar_id);
create index on receptionist (tenant_id, hold_playlist_id);
select protect_tenant_table('receptionist');

create table receptionist_menu (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  receptionist_id uuid not null,
  mode text not null check (mode in ('open', 'closed', 'holiday')),
  same_as text check (same_as in ('open', 'closed', 'holiday') and same_as <> mode),
  greeting_kind text not null check (greeting_kind in ('none', 'audio', 'text')),
  greeting_audio_id uuid,
  greeting_text text,
  greeting_language text check (greeting_language in ('fr', 'en')),
  wait_seconds int not null check (wait_seconds between 1 and 60),
  no_input_retries int not null check (no_input_retries between 0 and 9),
  no_input_kind text not null,
  no_input_extension_id uuid,
  no_input_external text,
  invalid_retries int not null check (invalid_retries between 0 and 9),
  invalid_kind text not null,
  invalid_extension_id uuid,
  invalid_external text,
  primary key (tenant_id, receptionist_id, mode),
  foreign key (tenant_id, receptionist_id) references receptionist on delete cascade,
  foreign key (tenant_id, greeting_audio_id) references audio_file on delete restrict deferrable,
  foreign key (tenant_id, no_input_extension_id) references extension on delete restrict deferrable,
  foreign key (tenant_id, invalid_extension_id) references extension on delete restrict deferrable,
  constraint receptionist_menu_greeting_check check (
    (greeting_kind = 'audio') = (greeting_audio_id is not null)
    and (greeting_kind = 'text') = (greeting_text is not null)
    and (greeting_kind = 'text') = (greeting_language is not null)
  ),
  constraint receptionist_menu_no_input_check check (
    no_input_kind in ('extension', 'voicemail', 'external', 'operator', 'hang_up')
    and is_destination(no_input_kind, no_input_extension_id, no_input_external)
  ),
  constraint receptionist_menu_invalid_check check (
    invalid_kind in ('extension', 'voicemail', 'external', 'operator', 'hang_up')
    and is_destination(invalid_kind, invalid_extension_id, invalid_external)
  )
);
create index on receptionist_menu (tenant_id, greeting_audio_id);
create index on receptionist_menu (tenant_id, no_input_extension_id);
create index on receptionist_menu (tenant_id, invalid_extension_id);
select protect_tenant_table('receptionist_menu');

create table receptionist_menu_key (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  receptionist_id uuid not null,
  mode text not null,
  key text not null check (key ~ '^[0-9*#]$'),
  action_kind text not null,
  action_extension_id uuid,
  action_external text,
  primary key (tenant_id, receptionist_id, mode, key),
  foreign key (tenant_id, receptionist_id, mode) references receptionist_menu on delete cascade,
  foreign key (tenant_id, action_extension_id) references extension on delete restrict deferrable,
  constraint receptionist_menu_key_action_check check (
    action_kind in ('extension', 'voicemail', 'external', 'dial_by_name', 'repeat', 'operator', 'hang_up')
    and is_destination(action_kind, action_extension_id, action_external)
  )
);
create index on receptionist_menu_key (tenant_id, action_extension_id);
select protect_tenant_table('receptionist_menu_key');

-- Extensions that callers cannot dial directly.
create table receptionist_exclusion (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  receptionist_id uuid not null,
  extension_id uuid not null,
  primary key (tenant_id, receptionist_id, extension_id),
  foreign key (tenant_id, receptionist_id) references receptionist on delete cascade,
  foreign key (tenant_id, extension_id) references extension on delete restrict deferrable
);
create index on receptionist_exclusion (tenant_id, extension_id);
select protect_tenant_table('receptionist_exclusion');

-- Devices --------------------------------------------------------------------------------------------------------------

create table device (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  extension_id uuid not null,
  kind text not null check (kind in ('softphone', 'ip_phone')),
  name text not null check (name <> ''),
  model text,
  mac text check (mac ~ '^[0-9a-f]{12}$'),
  -- Opaque, unique on the platform, never given twice: the phone engine knows a phone by it alone.
  sip_user text not null unique check (sip_user ~ '^[a-z0-9]{16,32}$'),
  sip_secret text not null,
  -- MD5(user:realm:secret), all that the phone engine needs (RFC 8760, 2.1).
  sip_ha1 text not null check (sip_ha1 ~ '^[0-9a-f]{32}$'),
  enabled boolean not null,
  registered_until timestamptz(3),
  last_seen_at timestamptz(3),
  last_seen_from text,
  user_agent text,
  version int not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique (tenant_id, mac),
  foreign key (tenant_id, extension_id) references phone_extension on delete cascade,
  constraint device_mac_of_phone_check check ((kind = 'ip_phone') = (mac is not null))
);
create index on device (tenant_id, extension_id);
select protect_tenant_table('device');

-- Ring groups -----------------------------------------------------------------------------------------------------------

create table ring_group (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  extension_id uuid not null,
  strategy text not null check (strategy in ('simultaneous', 'sequential', 'round_robin')),
  ring_seconds int not null check (ring_seconds between 5 and 300),
  member_forwarding boolean not null,
  fallback_kind text check (fallback_kind in ('extension', 'voicemail', 'external')),
  fallback_extension_id uuid,
  fallback_external text,
  hold_playlist_id uuid,
  primary key (tenant_id, extension_id),
  foreign key (tenant_id, extension_id) references extension on delete cascade,
  foreign key (tenant_id, fallback_extension_id) references extension on delete restrict deferrable,
  foreign key (tenant_id, hold_playlist_id) references playlist on delete restrict deferrable,
  constraint ring_group_fallback_check
    check (is_destination(fallback_kind, fallback_extension_id, fallback_external))
);
create index on ring_group (tenant_id, fallback_extension_id);
create index on ring_group (tenant_id, hold_playlist_id);
select protect_tenant_table('ring_group');

-- A phone, with all its devices, or one device of it.
create table ring_group_member (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  ring_group_id uuid not null,
  position int not null check (position >= 0),
  extension_id uuid,
  device_id uuid,
  ring_seconds int not null check (ring_seconds between 5 and 300),
  primary key (tenant_id, ring_group_id, position),
  unique (tenant_id, ring_group_id, extension_id),
  unique (tenant_id, ring_group_id, device_id),
  foreign key (tenant_id, ring_group_id) references ring_group on delete cascade,
  foreign key (tenant_id, extension_id) references extension on delete restrict deferrable,
  foreign key (tenant_id, device_id) references device on delete restrict deferrable,
  constraint ring_group_member_one_check check ((extension_id is null) <> (device_id is null))
);
create index on ring_group_member (tenant_id, extension_id);
create index on ring_group_member (tenant_id, device_id);
select protect_tenant_table('ring_group_member');

-- Conferences: a line is an extension and nothing more; any line leads to any bridge ---------------------------------------

create table conference_bridge (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  name text not null check (name <> ''),
  code text not null check (code ~ '^[0-9]{4,8}$'),
  pin_secret text,
  owner_extension_id uuid,
  max_participants int not null check (max_participants between 2 and 50),
  mute_on_entry boolean not null,
  announce boolean not null,
  version int not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, owner_extension_id) references extension on delete restrict deferrable
);
create index on conference_bridge (tenant_id, owner_extension_id);
select protect_tenant_table('conference_bridge');

-- Preferences and voicemail --------------------------------------------------------------------------------------------

-- One row at most; without one everything is as the contract's defaults say.
create table preferences (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  prompt_language text check (prompt_language in ('fr', 'en')),
  caller_id_number_id uuid,
  ring_seconds int not null check (ring_seconds between 5 and 300),
  voicemail_enabled boolean not null,
  voicemail_delay_seconds int not null check (voicemail_delay_seconds between 5 and 120),
  voicemail_attach boolean not null,
  operator_extension_id uuid,
  hold_playlist_id uuid,
  international_calls text not null check (international_calls in ('allowed', 'blocked', 'countries')),
  international_countries text[] not null default '{}',
  block_anonymous boolean not null,
  call_log_days int not null check (call_log_days > 0),
  fax_days int not null check (fax_days > 0),
  voicemail_days int not null check (voicemail_days > 0),
  version int not null default 1,
  updated_at timestamptz(3) not null,
  primary key (tenant_id),
  foreign key (tenant_id, caller_id_number_id) references phone_number on delete restrict deferrable,
  foreign key (tenant_id, operator_extension_id) references extension on delete restrict deferrable,
  foreign key (tenant_id, hold_playlist_id) references playlist on delete restrict deferrable
);
create index on preferences (tenant_id, caller_id_number_id);
create index on preferences (tenant_id, operator_extension_id);
create index on preferences (tenant_id, hold_playlist_id);
select protect_tenant_table('preferences');

-- Whose calls are not put through: for everybody, or for one phone.
create table blocked_number (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  extension_id uuid,
  -- E.164, or its first digits.
  pattern text not null check (pattern ~ '^\+[1-9][0-9]{0,14}$'),
  is_prefix boolean not null,
  note text,
  version int not null default 1,
  created_at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, extension_id, pattern, is_prefix),
  foreign key (tenant_id, extension_id) references phone_extension on delete cascade
);
select protect_tenant_table('blocked_number');

alter table phone_extension
  add column block_anonymous boolean not null default false,
  add column voicemail_attach boolean not null default true,
  add column voicemail_greeting_id uuid,
  add foreign key (tenant_id, voicemail_greeting_id) references audio_file on delete restrict deferrable;
create index on phone_extension (tenant_id, voicemail_greeting_id);

create table voicemail_message (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  extension_id uuid not null,
  received_at timestamptz(3) not null,
  -- E.164 or an internal number; null for who withheld it.
  caller text,
  duration_ms int not null check (duration_ms >= 0),
  heard_at timestamptz(3),
  -- Deleted by a person, gone for good some days later.
  deleted_at timestamptz(3),
  primary key (tenant_id, id),
  foreign key (tenant_id, extension_id) references phone_extension on delete cascade
);
create index on voicemail_message (tenant_id, extension_id, received_at desc, id desc);
create index on voicemail_message (tenant_id, received_at desc, id desc);
select protect_tenant_table('voicemail_message');

-- Programs of the provider: phone engines, and what operates the number inventory. Of no company.
create table platform_token (
  id uuid primary key default uuid_v7(),
  kind text not null check (kind in ('engine', 'operator')),
  name text not null unique check (name <> ''),
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);
grant select, insert, update on platform_token to portal_platform;

grant select, insert, update, delete on
  audio_file, playlist, playlist_item, emergency_address, schedule, holiday_calendar, receptionist, receptionist_menu,
  receptionist_menu_key, receptionist_exclusion, ring_group, ring_group_member, conference_bridge, preferences,
  blocked_number
  to portal_app, portal_platform;
grant select, update, delete on voicemail_message to portal_app;
grant select, insert, update, delete on voicemail_message, device to portal_platform;
-- What signs a phone in is written by the portal and read by the phone engine.
grant
  select (
    tenant_id, id, extension_id, kind, name, model, mac, sip_user, enabled, registered_until, last_seen_at,
    last_seen_from, user_agent, version, created_at, updated_at
  ),
  insert, delete,
  update (extension_id, kind, name, model, mac, sip_user, sip_secret, sip_ha1, enabled, version, updated_at)
  on device to portal_app;
grant delete on phone_number, number_registry to portal_platform;
