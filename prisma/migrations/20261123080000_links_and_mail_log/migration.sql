-- One table for every link that is mailed to a person; invitations were the first kind.
alter table invitation rename to one_time_link;
alter table one_time_link rename constraint invitation_pkey to one_time_link_pkey;
alter table one_time_link rename constraint invitation_tenant_id_fkey to one_time_link_tenant_id_fkey;
alter table one_time_link
  rename constraint invitation_tenant_id_user_id_fkey to one_time_link_tenant_id_user_id_fkey;
alter table one_time_link rename constraint invitation_token_hash_check to one_time_link_token_hash_check;
alter index invitation_tenant_id_user_id_idx rename to one_time_link_tenant_id_user_id_idx;

alter table one_time_link
  add column purpose text not null default 'invitation'
    check (purpose in ('invitation', 'password_reset', 'email_change')),
  add column new_email text,
  add column created_at timestamptz(3),
  add constraint one_time_link_new_email_check check ((purpose = 'email_change') = (new_email is not null));
update one_time_link set created_at = expires_at - interval '7 days'; -- all were invitations
alter table one_time_link alter column purpose drop default, alter column created_at set not null;

-- What was typed into "forgotten password". Nobody looks whether such a person exists before the worker does, after the
-- answer: so the answer cannot tell. The row is gone a second later.
create table password_reset_request (
  id uuid primary key default uuid_v7(),
  name text not null,
  network text not null,
  request_id text not null,
  created_at timestamptz(3) not null
);
grant select, insert, delete on password_reset_request to portal_platform;

-- What was mailed for a company. The id is that of the outbox row; the person may be gone since.
create table mail_log (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null,
  kind text not null,
  user_id uuid not null,
  address text,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'dropped')),
  tries int not null default 0,
  failure text check (failure in ('unreachable', 'refused', 'internal')),
  smtp_status int,
  queued_at timestamptz(3) not null,
  sent_at timestamptz(3),
  primary key (tenant_id, id),
  constraint mail_log_sent_check check ((state = 'sent') = (sent_at is not null))
);
create index on mail_log (tenant_id, queued_at desc, id desc);
select protect_tenant_table('mail_log');
grant select on mail_log to portal_app;
grant select, insert, update, delete on mail_log to portal_platform;
