-- Whose a mailbox was when a message was left; null for one that was nobody's own. Whoever holds the phone later is not who
-- was spoken to. No foreign key: when the person goes, the message must not become everybody's.
alter table voicemail_message add column user_id uuid;
-- Nothing tells who held a phone before: what is there already is taken as left for who holds it now.
update voicemail_message m set user_id = e.user_id
from extension e where (e.tenant_id, e.id) = (m.tenant_id, m.extension_id);
