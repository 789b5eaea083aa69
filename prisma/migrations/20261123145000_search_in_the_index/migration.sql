-- A search that many rows match is answered in the order of the list. These end in what it looks at, so that it reads some
-- thirty pages of the index and not a page of the table for each row. (Prisma knows no `include`.)
drop index extension_tenant_id_number_value_id_idx;
drop index extension_tenant_id_name_id_idx;
create index on extension (tenant_id, number_value, id, search_text);
create index on extension (tenant_id, name, id, search_text);
