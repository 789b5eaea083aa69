-- Keys for programs. Found by the hash of the token, before the company is known; portal_app makes them and lists them, but
-- reads no hash. Whoever made one may leave: no foreign key, and the token stops working, since its look-up finds nobody.
create table api_token (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  token_hash bytea not null unique check (length(token_hash) = 32),
  name text not null check (name <> ''),
  ending text not null check (length(ending) = 4),
  permissions text[] not null check (cardinality(permissions) > 0),
  created_by uuid not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  last_used_from text,
  revoked_at timestamptz(3),
  primary key (tenant_id, id)
);
select protect_tenant_table('api_token');
grant
  select (tenant_id, id, name, ending, permissions, created_by, created_at, expires_at, last_used_at, last_used_from, revoked_at),
  insert,
  update (revoked_at)
on api_token to portal_app;
grant select, insert, update, delete on api_token to portal_platform;

-- What a program did is told as done by its token.
alter table audit_event
  add column actor_token_id uuid,
  drop constraint audit_event_actor_kind_check,
  add constraint audit_event_actor_kind_check check (actor_kind in ('user', 'token', 'system', 'platform')),
  drop constraint audit_event_actor_check,
  add constraint audit_event_actor_check check (
    (actor_kind = 'user') = (actor_user_id is not null) and (actor_kind = 'token') = (actor_token_id is not null)
  );
create index on audit_event (tenant_id, actor_token_id, listed, at desc, id desc);
