-- Lists end in the id, which decides between equals and lets an outline be read from the index alone.
drop index extension_tenant_id_number_value_idx;
drop index extension_tenant_id_kind_number_value_idx;
create index on extension (tenant_id, number_value, id);
create index on extension (tenant_id, kind, number_value, id);

-- Every part of a text that has `size` characters. The cost is what it takes, so that PostgreSQL looks parts up and does
-- not cut up every row.
create function text_parts(value text, size int) returns text[]
  language sql immutable strict parallel safe cost 1000
  return array(select substr(value, i, size) from generate_series(1, length(value) + 1 - size) as i);

-- Single characters and pairs of them. A page of the index that belongs to other companies is skipped, because the company
-- is part of the key. What was written last waits in a list that each search reads: it is kept short (kB).
create index extension_search_idx on extension
  using gin (tenant_id, (text_parts(search_text, 1) || text_parts(search_text, 2))) with (gin_pending_list_limit = 256);

-- The company's extensions whose text contains `q`, a searchKey(). No operator that uses the index is leakproof: under a
-- policy it would not be used. So this reads past the policy and names the company itself.
create function search_extension(q text) returns setof extension
  language plpgsql stable security definer parallel safe rows 100
  set search_path = public, pg_temp
as $$
begin
  return query
    select * from extension
    where tenant_id = app_tenant()
      and text_parts(search_text, 1) || text_parts(search_text, 2) @> text_parts(q, least(length(q), 2))
      and position(q in search_text) > 0;
end
$$;
select run_as_platform('search_extension(text)');
grant execute on function text_parts(text, int) to portal_app, portal_platform;
grant execute on function search_extension(text) to portal_app;
