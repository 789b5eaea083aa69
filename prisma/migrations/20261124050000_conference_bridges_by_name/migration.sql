-- The order of the list of bridges: by the root collation of Unicode, as that of extensions.
alter table conference_bridge alter column name type text collate "und-x-icu";
create index on conference_bridge (tenant_id, name, id);
