-- A kind in the order of names. Rare ones (ring groups in a company of phones) were looked for among all names.
create index on extension (tenant_id, kind, name, id);
