-- Rows that one transaction makes within a millisecond sort in the order in which they were made: mails of one request,
-- and whatever a list orders by id at last. The 12 bits after the milliseconds were random; now they are what a
-- millisecond is made of, a quarter of a microsecond each (RFC 9562, 6.2, method 3).
create or replace function uuid_v7() returns uuid
  language sql volatile parallel safe
  return (overlay(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000 * 4096)::bigint), 15, '0') placing '7' from 13 for 0)
    || substr(replace(gen_random_uuid()::text, '-', ''), 17))::uuid;
