-- Which receptionists are open or closed by hand is asked with every look at their list.
create index on receptionist (tenant_id, override_state);
