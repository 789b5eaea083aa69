-- Voicemail boxes that are nobody's phone: numbers alone until now --------------------------------------------------------

create table voicemail_box (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  extension_id uuid not null,
  -- Encrypted; null for a box that is not heard from phones.
  pin_secret text,
  language text not null check (language in ('fr', 'en')),
  email text,
  attach boolean not null,
  greeting_id uuid,
  primary key (tenant_id, extension_id),
  foreign key (tenant_id, extension_id) references extension on delete cascade,
  foreign key (tenant_id, greeting_id) references audio_file on delete no action deferrable
);
create index on voicemail_box (tenant_id, greeting_id);
select protect_tenant_table('voicemail_box');

-- Phones whose holders hear a box.
create table voicemail_listener (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  box_id uuid not null,
  extension_id uuid not null,
  primary key (tenant_id, box_id, extension_id),
  foreign key (tenant_id, box_id) references voicemail_box on delete cascade,
  foreign key (tenant_id, extension_id) references extension on delete no action deferrable
);
create index on voicemail_listener (tenant_id, extension_id);
select protect_tenant_table('voicemail_listener');

grant select, insert, update, delete on voicemail_box, voicemail_listener to portal_app, portal_platform;

insert into voicemail_box (tenant_id, extension_id, language, attach)
select e.tenant_id, e.id, t.language, true
from extension e
join tenant t on t.id = e.tenant_id
where e.kind = 'voicemail';

-- Messages outlive their mailbox for some days: an undo brings them back, and what removes them takes their recordings
-- along. So there is no foreign key. Those that are there without a mailbox say since when.
alter table voicemail_message drop constraint voicemail_message_tenant_id_extension_id_fkey;
alter table voicemail_message add column box_deleted_at timestamptz(3);
