-- Extensions can be disabled: that is told before anything else of them.
alter table phone_extension add column enabled boolean not null default true;
alter table phone_extension drop column status;
alter table phone_extension add column status text not null generated always as (
  case
    when not enabled then 'disabled'
    when do_not_disturb then 'do_not_disturb'
    when forwarding_mode = 'always' then 'forwarding'
    else 'available'
  end
) stored;
create index on phone_extension (tenant_id, status);

-- An import may give 201 the number 202 and 202 the number 201: only its end is judged.
alter table extension drop constraint extension_tenant_id_number_key;
alter table extension add constraint extension_tenant_id_number_key unique (tenant_id, number) deferrable initially immediate;

-- Changes that were made as one are found, and undone, as one.
alter table audit_event add column batch_id uuid;
create index on audit_event (tenant_id, batch_id);

create table extension_import (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  state text not null default 'ready' check (state in ('ready', 'importing', 'done', 'failed', 'cancelled')),
  file_name text,
  content_secret text,
  corrections_secret text,
  encoding text not null check (encoding in ('utf-8', 'utf-16', 'windows-1252')),
  separator text not null check (separator in ('comma', 'semicolon', 'tab')),
  has_header boolean not null,
  columns jsonb not null,
  counts jsonb not null,
  fingerprint text not null,
  processed int not null default 0,
  changed_since boolean not null default false,
  failure text check (failure in ('interrupted', 'internal')),
  cancel_asked boolean not null default false,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  version int not null default 1,
  primary key (tenant_id, id),
  constraint extension_import_ended_check check (
    (state in ('done', 'failed', 'cancelled')) = (ended_at is not null)
    -- What could hold PINs goes with the end.
    and (ended_at is null or (content_secret is null and corrections_secret is null))
  )
);
create index on extension_import (tenant_id, created_at desc);

create table extension_import_row (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  import_id uuid not null,
  line int not null,
  verdict text not null check (verdict in ('create', 'update', 'unchanged', 'error')),
  number text not null,
  name text not null,
  detail jsonb not null,
  primary key (tenant_id, import_id, line),
  foreign key (tenant_id, import_id) references extension_import on delete cascade
);
create index on extension_import_row (tenant_id, import_id, verdict, line);

select protect_tenant_table('extension_import');
select protect_tenant_table('extension_import_row');
grant select, insert, update, delete on extension_import, extension_import_row to portal_app, portal_platform;
