-- People see and end their sessions one by one. The id they are named by says nothing of the cookie, and stays when the
-- cookie's value is replaced, which happens whenever what the session may do changes.
alter table session add column id uuid not null default uuid_v7(), add unique (tenant_id, id);

-- A company's own limits; null is the installation's. They can only be shorter: both hold.
alter table tenant
  add column session_idle_minutes int check (session_idle_minutes > 0),
  add column session_absolute_hours int check (session_absolute_hours > 0);
