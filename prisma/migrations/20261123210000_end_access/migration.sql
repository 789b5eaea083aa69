-- Takes from a person all by which they could get in: whatever would go with the person, by the foreign keys that cascade,
-- so that a table of another way in cannot be forgotten. What they hold stays theirs.
create or replace function end_access(person uuid) returns void
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  way_in regclass;
begin
  for way_in in
    select conrelid from pg_constraint where contype = 'f' and confrelid = 'app_user'::regclass and confdeltype = 'c'
  loop
    execute format('delete from %s where tenant_id = $1 and user_id = $2', way_in) using app_tenant(), person;
  end loop;
  update app_user set password_hash = null, invited_at = null where tenant_id = app_tenant() and id = person;
end
$$;
