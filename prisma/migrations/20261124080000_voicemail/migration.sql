-- A message is told first and its recording comes after it, so that no recording is kept that no row knows.
alter table voicemail_message
  add column caller_name text,
  add column recorded_at timestamptz(3);
grant insert on voicemail_message to portal_app;
