-- An undo brings back a phone and its devices in whatever order.
alter table device
  drop constraint device_tenant_id_extension_id_fkey,
  add constraint device_tenant_id_extension_id_fkey
    foreign key (tenant_id, extension_id) references phone_extension on delete cascade deferrable;
