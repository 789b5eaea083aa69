-- A connection plans a statement once and runs it for every company. Planned for a company of ten rows, a list reads and
-- sorts all that a company has, which takes forever in one of ten thousand. So PostgreSQL is to expect large companies:
-- of tenant_id it knows the most common value only, and that there are few others.
create function plan_for_large_companies(target regclass) returns void
  language plpgsql
as $$
begin
  execute format('alter table %s alter tenant_id set statistics 1, alter tenant_id set (n_distinct = 10)', target);
  execute format('analyze %s', target);
end
$$;

create or replace function protect_tenant_table(target regclass) returns void
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s to portal_app using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())', target);
  execute format('create policy owner on %s to portal_owner using (true) with check (true)', target);
  execute format('create policy platform on %s to portal_platform using (true) with check (true)', target);
  perform plan_for_large_companies(target);
end
$$;

select plan_for_large_companies(attrelid)
from pg_attribute
join pg_class on pg_class.oid = attrelid
where attname = 'tenant_id' and relkind = 'r' and relnamespace = 'public'::regnamespace;
