-- People's passkeys. Found by the credential that signs, before it is known whose it is. Platform role only.
create table passkey (
  credential_id bytea primary key check (length(credential_id) between 1 and 1023),
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  user_id uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  backed_up boolean not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  unique (tenant_id, id),
  foreign key (tenant_id, user_id) references app_user on delete cascade
);
create index on passkey (tenant_id, user_id);
select protect_tenant_table('passkey');
grant select, insert, update, delete on passkey to portal_platform;

-- What a passkey is asked to sign: once, within minutes, and only for whom it was made.
create table passkey_challenge (
  challenge bytea primary key check (length(challenge) = 32),
  purpose text not null check (purpose in ('registration', 'sign_in', 'second_factor')),
  bound_to bytea,
  network text not null,
  expires_at timestamptz(3) not null,
  constraint passkey_challenge_bound_check check ((purpose = 'sign_in') = (bound_to is null))
);
create index on passkey_challenge (network, expires_at);
create index on passkey_challenge (expires_at);
grant select, insert, delete on passkey_challenge to portal_platform;

-- A passkey is a second factor too.
create or replace function note_second_factor() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
declare
  person record := coalesce(new, old);
begin
  perform from app_user where tenant_id = person.tenant_id and id = person.user_id for update;
  update app_user
  set has_second_factor =
    exists (select from totp where tenant_id = person.tenant_id and user_id = person.user_id)
    or exists (select from passkey where tenant_id = person.tenant_id and user_id = person.user_id)
  where tenant_id = person.tenant_id and id = person.user_id;
  return null;
end
$$;
create trigger note_second_factor after insert or delete on passkey
  for each row execute function note_second_factor();
