-- Somebody who does not want to be shown the first steps of their company any more.
alter table app_user add column first_steps_hidden boolean not null default false;
grant select (first_steps_hidden), insert (first_steps_hidden), update (first_steps_hidden) on app_user to portal_app;
