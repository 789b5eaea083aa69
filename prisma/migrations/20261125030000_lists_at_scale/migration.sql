-- The list of devices goes by name; and how far a device's change has come is asked with every look at it, also where no
-- phone engine has taken a change for a long time.
create index on device (tenant_id, name, id);
create index on configuration_change (tenant_id, device_id);
