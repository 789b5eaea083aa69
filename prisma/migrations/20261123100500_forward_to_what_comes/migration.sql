-- An import writes some hundred rows at a time, and the first may forward to one of the last: only its end is judged.
alter table phone_extension
  alter constraint phone_extension_tenant_id_forwarding_extension_id_fkey deferrable initially immediate;
