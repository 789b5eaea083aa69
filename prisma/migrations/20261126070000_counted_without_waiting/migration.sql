-- Of two companies that move in at once one has the tables counted, and nobody waits for that: not for the other, whose
-- lock lasts until it commits, nor for a vacuum or an index that is being built.
create or replace function count_anew(added int) returns void
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  grown regclass;
begin
  for grown in
    select oid from pg_class
    where oid = any ('{extension, phone_extension, app_user, audit_event, extension_import_row}'::regclass[])
      and reltuples < 10 * added
    order by oid
  loop
    execute format('analyze (skip_locked) %s', grown);
  end loop;
end
$$;
