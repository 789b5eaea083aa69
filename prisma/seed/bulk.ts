import { Client } from 'pg'

interface Options {
  /** A login that may become portal_platform. */
  databaseUrl: string
  /** At most 10,000: each has a main number of the range +33 2 61 91. */
  tenants: number
  /** At most 900,000. */
  extensionsPerTenant: number
}

const FIRST_NAMES =
  'Adèle Bruno Chloé Denis Éloïse Farid Gaëlle Hugo Inès Jules Karim Léa Marc Nora Olivier Paul Rose Simon Théo Zoé'
const LAST_NAMES =
  'Arnaud Bonnet Caron Durand Étienne Faure Gauthier Henry Imbert Joly Klein Lambert Moreau Noël Olivier Petit Renard Simon Vidal Weber'

/**
 * Adds companies full of extensions, for benchmarks and for plans of queries: eight in ten are persons, one a shared
 * phone, one a ring group. Written by the server itself: a million in about a minute.
 * @returns the new companies' ids
 */
export async function seedBulk({ databaseUrl, tenants, extensionsPerTenant }: Options): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, options: '-c role=portal_platform' })
  await client.connect()
  try {
    await client.query('begin')
    const made = await client.query<{ id: string }>(
      `insert into tenant (name, country, language, time_zone, main_number)
       select 'Company ' || i, 'FR', 'fr', 'Europe/Paris', '+3326191' || lpad(i::text, 4, '0')
       from generate_series((select count(*) from tenant), (select count(*) from tenant) + $1 - 1) as i
       returning id`,
      [tenants],
    )
    const ids = made.rows.map(({ id }) => id)
    await client.query(
      `with registered as (
         insert into number_registry (e164, tenant_id) select main_number, id from tenant where id = any($1)
         returning e164, tenant_id
       )
       insert into phone_number (tenant_id, e164, label) select tenant_id, e164, 'Numéro principal' from registered`,
      [ids],
    )
    await client.query(
      `create temporary table bulk on commit drop as
       select tenant_id, uuid_v7() as id, first_name, last_name, number::text,
         first_name || ' ' || last_name as name, n % 7 = 0 as dnd,
         case n % 10 when 8 then 'shared_phone' when 9 then 'ring_group' else 'user' end as kind,
         translate(lower(first_name || '.' || last_name || n), 'éèëïç', 'eeeic') || '@example.test' as email
       from unnest($1::uuid[]) as tenant_id,
         lateral (
           select n, greatest(100, power(10, ceil(log($2::numeric / 9))))::int + n as number,
             (string_to_array($3, ' '))[1 + (n * 7) % 20] as first_name,
             (string_to_array($4, ' '))[1 + (n / 20 * 3) % 20] as last_name
           from generate_series(0, $2::int - 1) as n
         ) as person`,
      [ids, extensionsPerTenant, FIRST_NAMES, LAST_NAMES],
    )
    await client.query(
      `insert into app_user (tenant_id, id, first_name, last_name, email, role)
       select tenant_id, id, first_name, last_name, email, 'user' from bulk where kind = 'user'`,
    )
    await client.query(
      `insert into extension (tenant_id, id, number, kind, name, search_text, user_id)
       select tenant_id, id, number, kind, name, concat_ws(' ', replace(split_part(email, '@', 1), '.', ' '), number, email),
         case kind when 'user' then id end
       from bulk`,
    )
    await client.query(
      `insert into phone_extension (tenant_id, extension_id, do_not_disturb)
       select tenant_id, id, dnd from bulk where kind <> 'ring_group'`,
    )
    await client.query(
      `insert into ring_group (tenant_id, extension_id, strategy, ring_seconds, member_forwarding)
       select tenant_id, id, 'simultaneous', 30, false from bulk where kind = 'ring_group'`,
    )
    await client.query('commit')
    return ids
  } finally {
    await client.end()
  }
}
