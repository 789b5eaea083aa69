-- What phone engines tell, and how far what was saved has come.

-- Since when a device is registered; when its password was made. What an engine tells of a device is written in its company.
alter table device
  add column registered_since timestamptz(3),
  add column password_set_at timestamptz(3) not null default now(),
  add constraint device_registered_check check (
    (registered_since is null) = (registered_until is null) and (registered_until is null or last_seen_at is not null)
  );
alter table device alter column password_set_at drop default;
grant
  select (registered_since, password_set_at),
  update (password_set_at, registered_since, registered_until, last_seen_at, last_seen_from, user_agent)
on device to portal_app;

-- One row for each transaction that changed the configuration, and one more for each device that it changed: inserted by the
-- portal, removed once an engine goes by it. Nobody updates what somebody else inserts, so saves never wait for each other.
create table configuration_change (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  -- Null for the company as a whole. No foreign key: the device may be what was deleted.
  device_id uuid,
  at timestamptz(3) not null,
  -- When an engine took it.
  applying_at timestamptz(3),
  primary key (tenant_id, id)
);
select protect_tenant_table('configuration_change');

-- When an engine last said that it goes by a company's configuration.
create table configuration_applied (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  at timestamptz(3) not null,
  primary key (tenant_id)
);
select protect_tenant_table('configuration_applied');

-- Events as they came: known again by their id, and kept for what is made of calls, conferences and faxes.
create table engine_event (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null,
  type text not null,
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  -- The engine: platform_token.
  engine_id uuid not null,
  event jsonb not null,
  primary key (tenant_id, id)
);
create index on engine_event (tenant_id, type, at);
select protect_tenant_table('engine_event');

grant select, insert, update (applying_at), delete on configuration_change to portal_app;
grant select, insert, update on configuration_applied to portal_app;
grant select, insert on engine_event to portal_app;
grant select, insert, update, delete on configuration_change, configuration_applied, engine_event to portal_platform;
