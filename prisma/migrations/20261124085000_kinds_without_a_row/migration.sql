-- Ring groups and receptionists were numbers alone until now. Each gets what a new one begins with.

insert into ring_group (tenant_id, extension_id, strategy, ring_seconds, member_forwarding)
select tenant_id, id, 'simultaneous', 30, false
from extension e
where kind = 'ring_group'
  and not exists (select from ring_group g where (g.tenant_id, g.extension_id) = (e.tenant_id, e.id));

insert into receptionist (tenant_id, extension_id, time_zone, language, direct_dialing)
select e.tenant_id, e.id, t.time_zone, t.language, true
from extension e
join tenant t on t.id = e.tenant_id
where e.kind = 'receptionist'
  and not exists (select from receptionist r where (r.tenant_id, r.extension_id) = (e.tenant_id, e.id));

insert into receptionist_menu (
  tenant_id, receptionist_id, mode, same_as, greeting_kind, wait_seconds, no_input_retries, no_input_kind,
  invalid_retries, invalid_kind
)
select r.tenant_id, r.extension_id, menu.mode, menu.same_as, 'none', 5, 2, 'hang_up', 2, 'hang_up'
from receptionist r
cross join (values ('open', null), ('closed', 'open'), ('holiday', 'closed')) as menu (mode, same_as)
where not exists (
  select from receptionist_menu m where (m.tenant_id, m.receptionist_id) = (r.tenant_id, r.extension_id)
);
