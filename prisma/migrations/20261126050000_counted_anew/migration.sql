-- A connection keeps the plans that it made while a table was all but empty, until PostgreSQL counts the table anew: it
-- looks once a minute. Till then each search in a company of ten thousand that has just moved in read all of it for each
-- of its rows, longer than a request may take. So whoever adds many rows has the tables counted along with them, where
-- these are many beside what was there. Only the owner of a table may do that.
create function count_anew(added int) returns void
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
    execute format('analyze %s', grown);
  end loop;
end
$$;
grant execute on function count_anew(int) to portal_app;
