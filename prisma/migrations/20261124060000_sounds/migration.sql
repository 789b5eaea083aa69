-- A sound is what was handed in and what was made of it, in the file store under its id. It never changes, so that a
-- replaced or deleted greeting can be brought back as long as its sound is kept.

create table sound (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  id uuid not null default uuid_v7(),
  state text not null check (state in ('receiving', 'uploaded', 'converting', 'ready', 'failed')),
  failure text,
  -- Of what was handed in.
  format text check (format in ('mp3', 'wav')),
  bytes int not null check (bytes > 0),
  duration_ms int check (duration_ms > 0),
  peaks jsonb,
  created_at timestamptz(3) not null,
  -- From when on it may be removed: set while nothing uses it.
  expires_at timestamptz(3),
  primary key (tenant_id, id),
  check (state = 'receiving' or (format is not null and duration_ms is not null)),
  check ((state = 'failed') = (failure is not null)),
  check ((state = 'ready') = (peaks is not null))
);
select protect_tenant_table('sound');
grant select, insert, update, delete on sound to portal_app, portal_platform;

alter table audio_file
  drop column state,
  drop column failure,
  drop column duration_ms,
  drop column peaks,
  add column rights_held boolean not null default false,
  add column sound_id uuid not null,
  add unique (tenant_id, sound_id),
  add foreign key (tenant_id, sound_id) references sound on delete restrict deferrable;
