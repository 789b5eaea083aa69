-- Authenticator apps (RFC 6238). Platform role only: the secret is encrypted besides.
create table totp (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  user_id uuid not null,
  secret text not null,
  -- Of the last code that was accepted: neither it nor an older one works again.
  last_step bigint not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references app_user on delete cascade
);
select protect_tenant_table('totp');
grant select, insert, update, delete on totp to portal_platform;

-- For whoever has lost the app: a row a code, gone once it is used.
create table recovery_code (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  user_id uuid not null,
  code_hash bytea not null check (length(code_hash) = 32),
  primary key (tenant_id, user_id, code_hash),
  foreign key (tenant_id, user_id) references app_user on delete cascade
);
select protect_tenant_table('recovery_code');
grant select, insert, update, delete on recovery_code to portal_platform;

-- Between a right password and the second factor: no session yet.
create table sign_in_challenge (
  token_hash bytea primary key check (length(token_hash) = 32),
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  user_id uuid not null,
  name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  expires_at timestamptz(3) not null,
  foreign key (tenant_id, user_id) references app_user on delete cascade
);
create index on sign_in_challenge (tenant_id, user_id);
select protect_tenant_table('sign_in_challenge');
grant select, insert, update, delete on sign_in_challenge to portal_platform;

-- Whether a password alone lets a person in. Kept by triggers on the tables of factors, so that nobody forgets it, and
-- readable by the portal, which may not read those tables. Two changes at once take turns at the person's row.
alter table app_user add column has_second_factor boolean not null default false;
grant select (has_second_factor) on app_user to portal_app;

create function note_second_factor() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
declare
  person record := coalesce(new, old);
begin
  perform from app_user where tenant_id = person.tenant_id and id = person.user_id for update;
  update app_user
  set has_second_factor = exists (
    select from totp where tenant_id = person.tenant_id and user_id = person.user_id)
  where tenant_id = person.tenant_id and id = person.user_id;
  return null;
end
$$;
revoke execute on function note_second_factor() from public;
create trigger note_second_factor after insert or delete on totp
  for each row execute function note_second_factor();

-- The company's policy: everybody needs a second factor from that instant on, which was `grace_days` after it was decided.
-- It has a version of its own: who changes the company's address does not disturb who changes its policy.
alter table tenant
  add column second_factor_grace_days int check (second_factor_grace_days between 0 and 90),
  add column second_factor_from timestamptz(3),
  add column security_version int not null default 1,
  add constraint tenant_second_factor_check check ((second_factor_grace_days is null) = (second_factor_from is null));
grant
  update (session_idle_minutes, session_absolute_hours, second_factor_grace_days, second_factor_from, security_version)
on tenant to portal_app;
