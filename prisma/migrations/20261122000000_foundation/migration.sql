-- Runs as portal_owner, which migrate.ts (or an administrator) made together with portal_app and portal_platform.

-- Functions are for whom they are granted to, not for everybody.
alter default privileges revoke execute on functions from public;
grant usage on schema public to portal_app, portal_platform;

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, the version, then what is random in a version 4.
-- PostgreSQL has one of its own from 18 on.
create function uuid_v7() returns uuid
  language sql volatile parallel safe
  return (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid;

-- The company of this transaction: withTenant() sets it. Never empty in silence: a query without it is a bug.
create function app_tenant() returns uuid
  language plpgsql stable parallel safe
as $$
declare
  setting constant text := current_setting('app.tenant_id', true);
begin
  if coalesce(setting, '') = '' then
    raise exception 'no tenant is set in this transaction' using hint = 'Use withTenant().', errcode = 'insufficient_privilege';
  end if;
  return setting::uuid;
end
$$;

-- Every table with a tenant_id goes through this. `force` makes the policies hold for the owner too, so the owner needs
-- one of its own: without it a back-fill in a later migration would change nothing, and say nothing.
create function protect_tenant_table(target regclass) returns void
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s to portal_app using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())', target);
  execute format('create policy owner on %s to portal_owner using (true) with check (true)', target);
  execute format('create policy platform on %s to portal_platform using (true) with check (true)', target);
end
$$;

-- Gives a `security definer` function to portal_platform: it then reads past the policies of the caller, with no right
-- to change the schema.
create function run_as_platform(target regprocedure) returns void
  language plpgsql
as $$
begin
  grant create on schema public to portal_platform;
  execute format('alter function %s owner to portal_platform', target);
  revoke create on schema public from portal_platform;
end
$$;

-- Companies and people ----------------------------------------------------------------------------------------------

create table tenant (
  id uuid primary key default uuid_v7(),
  name text not null check (name <> ''),
  country text not null check (country ~ '^[A-Z]{2}$'),
  language text not null check (language in ('fr', 'en')),
  time_zone text not null,
  main_number text not null check (main_number ~ '^\+[1-9][0-9]{6,14}$'),
  version int not null default 1,
  created_at timestamptz(3) not null default now()
);
-- As protect_tenant_table(), but the company's key is its own id.
alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant on tenant to portal_app using (id = app_tenant()) with check (id = app_tenant());
create policy owner on tenant to portal_owner using (true) with check (true);
create policy platform on tenant to portal_platform using (true) with check (true);

create table app_user (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  first_name text not null,
  last_name text not null,
  email text,
  role text not null check (role in ('owner', 'admin', 'billing', 'receptionist_editor', 'read_only', 'user')),
  password_hash text,
  language text check (language in ('fr', 'en')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);

-- Unique over the installation, so its key is not the company's.
create table sign_in_name (
  name text primary key check (name ~ '^\+[1-9][0-9]{6,14}(#[1-9][0-9]{1,5})?$' or (name like '%@%' and name = lower(name))),
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  user_id uuid not null,
  expires_at timestamptz(3),
  foreign key (tenant_id, user_id) references app_user on delete cascade
);
create index on sign_in_name (tenant_id, user_id);

create table session (
  id_hash bytea primary key check (length(id_hash) = 32),
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  user_id uuid not null,
  csrf_secret text not null,
  device text not null,
  network text not null,
  country text check (country ~ '^[A-Z]{2}$'),
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  idle_expires_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  foreign key (tenant_id, user_id) references app_user on delete cascade
);
create index on session (tenant_id, user_id);

create table invitation (
  token_hash bytea primary key check (length(token_hash) = 32),
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  user_id uuid not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  foreign key (tenant_id, user_id) references app_user on delete cascade
);
create index on invitation (tenant_id, user_id);

-- Public numbers ----------------------------------------------------------------------------------------------------

create table number_registry (
  e164 text primary key check (e164 ~ '^\+[1-9][0-9]{6,14}$'),
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  unique (tenant_id, e164)
);

create table phone_number (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  e164 text not null,
  label text not null,
  caller_id_allowed boolean not null default true,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, e164),
  foreign key (tenant_id, e164) references number_registry (tenant_id, e164) on delete restrict
);

-- Extensions --------------------------------------------------------------------------------------------------------

-- Names sort by the root collation of Unicode, whatever the locale of the server: é beside e, upper beside lower case.
create table extension (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  number text not null check (number ~ '^[1-9][0-9]{1,5}$'),
  number_value int not null generated always as (number::int) stored,
  kind text not null
    check (kind in ('user', 'shared_phone', 'ring_group', 'receptionist', 'conference', 'voicemail', 'fax')),
  name text collate "und-x-icu" not null check (name <> ''),
  search_text text not null,
  user_id uuid,
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, user_id) references app_user on delete restrict,
  constraint extension_user_check check ((kind = 'user') = (user_id is not null))
);
create index on extension (tenant_id, number_value);
create index on extension (tenant_id, name, id);
create index on extension (tenant_id, kind, number_value);
create index on extension (tenant_id, user_id);
create index on extension using gin (tenant_id, search_text gin_trgm_ops);

create table phone_extension (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  extension_id uuid not null,
  caller_id_number_id uuid,
  forwarding_mode text not null default 'off' check (forwarding_mode in ('off', 'offline', 'always')),
  forwarding_kind text,
  forwarding_extension_id uuid,
  forwarding_external text check (forwarding_external ~ '^\+[1-9][0-9]{6,14}$'),
  voicemail_enabled boolean not null default true,
  voicemail_pin_secret text,
  voicemail_delay_seconds int not null default 20 check (voicemail_delay_seconds between 5 and 120),
  voicemail_email text,
  voicemail_language text not null default 'fr' check (voicemail_language in ('fr', 'en')),
  do_not_disturb boolean not null default false,
  status text not null generated always as (
    case when do_not_disturb then 'do_not_disturb' when forwarding_mode = 'always' then 'forwarding' else 'available' end
  ) stored,
  primary key (tenant_id, extension_id),
  foreign key (tenant_id, extension_id) references extension on delete cascade,
  foreign key (tenant_id, caller_id_number_id) references phone_number on delete restrict,
  foreign key (tenant_id, forwarding_extension_id) references extension on delete restrict,
  -- Each kind of destination fills its own column and no other; none is kept while forwarding is off.
  constraint phone_extension_forwarding_check check (
    case forwarding_kind
      when 'extension' then forwarding_extension_id is not null and forwarding_external is null
      when 'external' then forwarding_external is not null and forwarding_extension_id is null
      else forwarding_kind is null and forwarding_extension_id is null and forwarding_external is null
    end
    and (forwarding_mode = 'off') = (forwarding_kind is null)
  ),
  constraint phone_extension_forwarding_self_check check (forwarding_extension_id <> extension_id)
);
create index on phone_extension (tenant_id, caller_id_number_id);
create index on phone_extension (tenant_id, forwarding_extension_id);
create index on phone_extension (tenant_id, status);

-- LIKE is not leakproof: under a policy it would read every row of the company and use no index. This function reads
-- past the policy and names the company itself. `q` is a searchKey(): lower case, no accents.
create function search_extension(q text) returns setof uuid
  language sql stable security definer parallel safe
  set search_path = public, pg_temp
as $$
  select id
  from extension
  where tenant_id = app_tenant()
    and search_text like '%' || regexp_replace(q, '([\\%_])', '\\\1', 'g') || '%'
$$;
select run_as_platform('search_extension(text)');

-- What happened, and what is to be done --------------------------------------------------------------------------------

create table audit_event (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  at timestamptz(3) not null,
  actor_kind text not null check (actor_kind in ('user', 'system', 'platform')),
  actor_user_id uuid,
  action text not null,
  object_kind text not null,
  object_id uuid not null,
  object_label text not null,
  object_version int,
  before jsonb,
  after jsonb,
  request_id text,
  primary key (tenant_id, id),
  constraint audit_event_actor_check check ((actor_kind = 'user') = (actor_user_id is not null))
);
create index on audit_event (tenant_id, at desc, id desc);
create index on audit_event (tenant_id, object_id, at desc);

create table platform_audit_event (
  id uuid primary key default uuid_v7(),
  at timestamptz(3) not null,
  actor text not null,
  action text not null,
  detail jsonb not null default '{}'
);
create index on platform_audit_event (at desc, id desc);

create table outbox (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  kind text not null,
  payload jsonb not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);

-- rate-limiter-flexible inserts by position: keep the order of the columns.
create table throttle (
  key text primary key,
  points int not null default 0,
  expire bigint
);

-- Policies and rights -----------------------------------------------------------------------------------------------

select protect_tenant_table(name)
from unnest(array[
  'app_user', 'sign_in_name', 'session', 'invitation', 'number_registry', 'phone_number', 'extension', 'phone_extension',
  'audit_event', 'outbox'
]::regclass[]) as name;

-- portal_app: what features need, nothing ahead of them. No column right on app_user.password_hash; audit_event can only
-- grow; outbox can only be written to; session, invitation, throttle and platform_audit_event are not for it at all.
grant execute on function app_tenant(), uuid_v7(), search_extension(text) to portal_app;
grant select on tenant, number_registry to portal_app;
grant select, update on phone_number to portal_app;
grant select, insert, update, delete on sign_in_name, extension, phone_extension to portal_app;
grant select, insert on audit_event to portal_app;
grant insert on outbox to portal_app;
grant
  select (tenant_id, id, first_name, last_name, email, role, language, theme, version, created_at, updated_at),
  insert (tenant_id, id, first_name, last_name, email, role, language, theme, version, created_at, updated_at),
  update (first_name, last_name, email, role, language, theme, version, updated_at),
  delete
on app_user to portal_app;

-- portal_platform: every company, but a company is never deleted and what was audited stays.
grant execute on function app_tenant(), uuid_v7() to portal_platform;
grant select, insert, update on tenant to portal_platform;
grant select, insert, update, delete
  on app_user, sign_in_name, session, invitation, number_registry, phone_number, extension, phone_extension, outbox, throttle
  to portal_platform;
grant select, insert on audit_event, platform_audit_event to portal_platform;
