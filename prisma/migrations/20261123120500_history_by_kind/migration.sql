-- What is rare in a long history (the company's own settings, a token) is found without reading the rest.
create index on audit_event (tenant_id, object_kind, listed, at desc, id desc);

-- A batch is told by its object being the batch itself; its kind says what it is of.
update audit_event set object_kind = 'extension' where object_kind in ('batch', 'import');
