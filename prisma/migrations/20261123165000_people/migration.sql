-- What the portal's own role may know of how a person gets in, whose password and links it cannot read.
alter table app_user
  add column has_password boolean not null generated always as (password_hash is not null) stored,
  add column invited_at timestamptz(3),
  add column last_signed_in_at timestamptz(3);
grant select (has_password, invited_at, last_signed_in_at), insert (invited_at), update (invited_at) on app_user to portal_app;

update app_user u set invited_at = (
  select max(l.created_at) from one_time_link l
  where l.tenant_id = u.tenant_id and l.user_id = u.id and l.purpose = 'invitation' and l.used_at is null)
where password_hash is null;
update app_user u set last_signed_in_at = (
  select max(e.at) from audit_event e
  where e.tenant_id = u.tenant_id and e.object_id = u.id and e.action = 'session.signed_in')
where password_hash is not null;

-- That role must be able to end what it cannot see, in the transaction of what ends it.

-- Signs a person out everywhere, but for the session `kept` (the hash of its id).
create function end_sessions(person uuid, kept bytea default null) returns void
  language sql security definer
  set search_path = public, pg_temp
as $$
  delete from session where tenant_id = app_tenant() and user_id = person and id_hash is distinct from kept
$$;

-- Gives a session another id, because what it may do has changed. False when it was ended meanwhile.
create function move_session(old_hash bytea, new_hash bytea) returns boolean
  language sql security definer
  set search_path = public, pg_temp
as $$
  with moved as (
    update session set id_hash = new_hash where tenant_id = app_tenant() and id_hash = old_hash returning 1
  )
  select exists (select from moved)
$$;

-- Voids the invitations of a person.
create function void_invitations(person uuid) returns void
  language sql security definer
  set search_path = public, pg_temp
as $$
  delete from one_time_link where tenant_id = app_tenant() and user_id = person and purpose = 'invitation'
$$;

-- Takes from a person all by which they could get in. What they hold stays theirs.
create function end_access(person uuid) returns void
  language sql security definer
  set search_path = public, pg_temp
as $$
  delete from session where tenant_id = app_tenant() and user_id = person;
  delete from one_time_link where tenant_id = app_tenant() and user_id = person;
  delete from sign_in_name where tenant_id = app_tenant() and user_id = person;
  delete from sign_in_challenge where tenant_id = app_tenant() and user_id = person;
  delete from totp where tenant_id = app_tenant() and user_id = person;
  delete from recovery_code where tenant_id = app_tenant() and user_id = person;
  update app_user set password_hash = null, invited_at = null where tenant_id = app_tenant() and id = person;
$$;

select run_as_platform(name::regprocedure)
from unnest(array[
  'end_sessions(uuid, bytea)', 'move_session(bytea, bytea)', 'void_invitations(uuid)', 'end_access(uuid)'
]) as name;
grant execute on function
  end_sessions(uuid, bytea), move_session(bytea, bytea), void_invitations(uuid), end_access(uuid)
to portal_app;

-- The list of people, and whoever owns the company.
create index on app_user (tenant_id, role);
