-- References to what can be deleted refuse as `no action` rather than `restrict`: by the end of the statement, or of a
-- transaction that puts several things back in whatever order. A receptionist with a key that leads to itself, which
-- `restrict` would keep for ever, goes whole.
do $$
declare
  key record;
begin
  for key in
    select c.conrelid::regclass as source, c.conname, c.confrelid::regclass as target,
      (select string_agg(quote_ident(attname), ', ' order by position)
        from unnest(c.conkey) with ordinality as part(number, position)
        join pg_attribute on attrelid = c.conrelid and attnum = number) as columns
    from pg_constraint c
    where c.contype = 'f' and c.confdeltype = 'r' and c.connamespace = 'public'::regnamespace
      and c.confrelid in ('extension'::regclass, 'schedule'::regclass, 'holiday_calendar'::regclass,
        'audio_file'::regclass, 'playlist'::regclass, 'phone_number'::regclass, 'emergency_address'::regclass,
        'device'::regclass)
  loop
    execute format('alter table %s drop constraint %I', key.source, key.conname);
    execute format(
      'alter table %s add constraint %I foreign key (%s) references %s on delete no action deferrable initially immediate',
      key.source, key.conname, key.columns, key.target);
  end loop;
end
$$;
