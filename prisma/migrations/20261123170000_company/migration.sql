-- What a company tells of itself: on invoices, and to the operators that its numbers come from.
alter table tenant
  add column legal_form text check (legal_form <> ''),
  add column siren text check (siren ~ '^[0-9]{9}$'),
  add column siret text check (siret ~ '^[0-9]{14}$'),
  add column registration_number text check (registration_number <> ''),
  add column vat_number text check (vat_number <> ''),
  -- Null when no address is known; its other parts are null then, too.
  add column address_line1 text check (address_line1 <> ''),
  add column address_line2 text check (address_line2 <> ''),
  add column postal_code text check (postal_code <> ''),
  add column city text check (city <> ''),
  add column region text check (region <> ''),
  add constraint tenant_siret_of_siren_check check (siren is null or siret is null or left(siret, 9) = siren),
  add constraint tenant_address_check check (
    case when address_line1 is null
      then num_nonnulls(address_line2, postal_code, city, region) = 0
      else city is not null
    end
  );
grant update (
  name, legal_form, siren, siret, registration_number, vat_number, address_line1, address_line2, postal_code, city, region,
  country, language, time_zone, version
) on tenant to portal_app;

-- An address that a person wants to have, until its link is followed: without this row no link of theirs works.
create table email_change (
  tenant_id uuid not null default app_tenant() references tenant on delete restrict,
  user_id uuid not null,
  new_email text not null check (new_email like '%@%' and new_email = lower(new_email)),
  asked_at timestamptz(3) not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references app_user on delete cascade
);
select protect_tenant_table('email_change');
grant select, insert, update, delete on email_change to portal_app;
grant select, insert, update, delete on email_change to portal_platform;
