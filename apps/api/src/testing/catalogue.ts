import type { ClientBase } from 'pg'

// What must be true of every table, asked of PostgreSQL's own catalogue, so that a new table is checked by existing.

/** Tables of companies with a key that is not the company's, and why. */
const GLOBAL_KEYS: Record<string, string> = {
  sign_in_name: 'unique over the installation: it is looked up before the company is known',
  session: 'found by the hash of its cookie',
  one_time_link: 'found by the hash of its token',
  sign_in_challenge: 'found by the hash of its cookie',
  api_token: 'found by the hash of the token',
  passkey: 'found by the credential that signs',
  number_registry: 'a public number belongs to one company at most',
  device: 'the phone engine knows a device by its SIP user alone',
}

/** Tables of no company, and why. */
const GLOBAL_TABLES: Record<string, string> = {
  tenant: 'is the company: its own id takes the place of tenant_id',
  throttle: 'counts attempts before anybody is known',
  passkey_challenge: 'signed before it is known who signs',
  platform_token: 'of the provider, not of a company',
  password_reset_request: 'what strangers typed: whether it names anybody is not known yet',
  platform_audit_event: 'what operators did across companies',
  _prisma_migrations: "Prisma's own",
}

/** Functions that run as the owner of the tables, and why. */
const OWNER_FUNCTIONS: Record<string, string> = {
  count_anew: 'analyzes tables, which only their owner may; reads and changes no row',
}

/** All that portal_app may do. A table that is missing here must be out of its reach. */
const APP_RIGHTS: Record<string, string> = {
  tenant: 'SELECT',
  number_registry: 'SELECT',
  phone_number: 'SELECT UPDATE',
  sign_in_name: 'SELECT INSERT UPDATE DELETE',
  extension: 'SELECT INSERT UPDATE DELETE',
  phone_extension: 'SELECT INSERT UPDATE DELETE',
  extension_import: 'SELECT INSERT UPDATE DELETE',
  extension_import_row: 'SELECT INSERT UPDATE DELETE',
  sound: 'SELECT INSERT UPDATE DELETE',
  audio_file: 'SELECT INSERT UPDATE DELETE',
  playlist: 'SELECT INSERT UPDATE DELETE',
  playlist_item: 'SELECT INSERT UPDATE DELETE',
  emergency_address: 'SELECT INSERT UPDATE DELETE',
  schedule: 'SELECT INSERT UPDATE DELETE',
  holiday_calendar: 'SELECT INSERT UPDATE DELETE',
  receptionist: 'SELECT INSERT UPDATE DELETE',
  receptionist_menu: 'SELECT INSERT UPDATE DELETE',
  receptionist_menu_key: 'SELECT INSERT UPDATE DELETE',
  receptionist_exclusion: 'SELECT INSERT UPDATE DELETE',
  ring_group: 'SELECT INSERT UPDATE DELETE',
  ring_group_member: 'SELECT INSERT UPDATE DELETE',
  conference_bridge: 'SELECT INSERT UPDATE DELETE',
  preferences: 'SELECT INSERT UPDATE DELETE',
  blocked_number: 'SELECT INSERT UPDATE DELETE',
  voicemail_box: 'SELECT INSERT UPDATE DELETE',
  voicemail_listener: 'SELECT INSERT UPDATE DELETE',
  voicemail_message: 'SELECT INSERT UPDATE DELETE',
  configuration_change: 'SELECT INSERT DELETE', // beside a right on one column
  configuration_applied: 'SELECT INSERT UPDATE',
  engine_event: 'SELECT INSERT',
  device: 'INSERT DELETE', // beside rights on single columns
  app_user: 'DELETE', // beside rights on single columns
  api_token: 'INSERT', // beside rights on single columns
  email_change: 'SELECT INSERT UPDATE DELETE',
  audit_event: 'SELECT INSERT',
  outbox: 'INSERT',
  mail_log: 'SELECT',
}

const TENANT_TABLES = `
  select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity,
    a.attnum, a.attnotnull, pg_get_expr(d.adbin, d.adrelid) as default
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`

/** Each selects one sentence per thing that is wrong. $1: names of the tables with a global key, or of global tables. */
const CHECKS: readonly { sql: string; names?: Record<string, string> }[] = [
  {
    sql: `select format('%s: a table without tenant_id must be named with its reason', relname)
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f')
        and oid not in (select oid from tenant_table) and not relname = any($1)`,
    names: GLOBAL_TABLES,
  },
  {
    sql: `select format('%s: row-level security is not enabled and forced', name)
      from (select name, relrowsecurity, relforcerowsecurity from tenant_table
        union all select relname, relrowsecurity, relforcerowsecurity from pg_class where oid = 'tenant'::regclass) t
      where not (relrowsecurity and relforcerowsecurity)`,
  },
  {
    sql: `select format('%s: its policies are not the three of protect_tenant_table()', name)
      from (select oid, name, 'tenant_id' as key from tenant_table union all select 'tenant'::regclass, 'tenant', 'id') t
      where (
        select array_agg(format('%s %s %s %s %s using %s check %s', polname, polpermissive, polcmd, polroles::regrole[],
          cardinality(polroles), pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) order by polname)
        from pg_policy where polrelid = t.oid
      ) is distinct from array[
        'owner t * {portal_owner} 1 using true check true',
        'platform t * {portal_platform} 1 using true check true',
        format('tenant t * {portal_app} 1 using (%1$s = app_tenant()) check (%1$s = app_tenant())', key)
      ]`,
  },
  {
    sql: `select format('%s.tenant_id: not "not null default app_tenant()"', name)
      from tenant_table where not attnotnull or "default" is distinct from 'app_tenant()'`,
  },
  {
    sql: `select format('%s: its primary key does not begin with tenant_id', name) from tenant_table t
      where not name = any($1) and not exists (
        select from pg_index where indrelid = t.oid and indisprimary and indkey[0] = t.attnum)`,
    names: GLOBAL_KEYS,
  },
  {
    sql: `select format('%s: the index %s does not begin with tenant_id', name, indexrelid::regclass)
      from tenant_table t join pg_index on indrelid = t.oid
      where indkey[0] <> t.attnum and not (indisunique and name = any($1))`,
    names: GLOBAL_KEYS,
  },
  {
    sql: `select format('%s: the foreign key %s does not carry tenant_id to tenant_id', t.name, conname)
      from pg_constraint
      join tenant_table t on t.oid = conrelid
      join (select oid, attnum from tenant_table union all select 'tenant'::regclass, 1) target on target.oid = confrelid
      where contype = 'f' and not exists (
        select from unnest(conkey, confkey) as pair(here, there) where here = t.attnum and there = target.attnum)`,
  },
  {
    sql: `select format('%s: it has not gone through plan_for_large_companies()', name)
      from tenant_table t join pg_attribute a on (a.attrelid, a.attnum) = (t.oid, t.attnum)
      where a.attstattarget is distinct from 1 or a.attoptions is distinct from '{n_distinct=10}'`,
  },
  {
    sql: `select format('%s: has no foreign key to tenant', name) from tenant_table t where not exists (
      select from pg_constraint where contype = 'f' and conrelid = t.oid and confrelid = 'tenant'::regclass)`,
  },
  {
    sql: `select format('%s: enumerations use no index under row-level security; use text and a check', oid::regtype)
      from pg_type where typtype = 'e' and typnamespace = 'public'::regnamespace`,
  },
  {
    sql: `select format('%s: a view reads as its owner; make it security_invoker', oid::regclass) from pg_class
      where relnamespace = 'public'::regnamespace
        and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false))`,
  },
  {
    sql: `select format('%s: a security definer function needs a fixed search_path and portal_platform as owner', oid::regprocedure)
      from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
        and (proowner <> 'portal_platform'::regrole
          and not proname = any($1)
          or not exists (select from unnest(proconfig) as setting where setting like 'search_path=%'))`,
    names: OWNER_FUNCTIONS,
  },
  {
    sql: `select format('%s: everybody may execute it', p.oid::regprocedure) from pg_proc p
      where pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
        and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)`,
  },
  {
    sql: `select format('%s: a role of the portal must not be superuser, BYPASSRLS, CREATEROLE or CREATEDB', rolname)
      from pg_roles where rolname like 'portal\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  },
  {
    sql: `select format('portal_app is a member of %s', roleid::regrole)
      from pg_auth_members where member = 'portal_app'::regrole`,
  },
  {
    sql: `select format('%s: not owned by portal_owner', oid::regclass) from pg_class
      where relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)
        and relkind in ('r', 'p', 'v', 'm', 'S') and relowner <> 'portal_owner'::regrole`,
  },
  {
    sql: `select 'portal_app may see the schema pgboss' where has_schema_privilege('portal_app', 'pgboss', 'USAGE, CREATE')
      union all
      select 'portal_app may create in the schema public' where has_schema_privilege('portal_app', 'public', 'CREATE')`,
  },
  {
    sql: `select format('portal_app may %s app_user.password_hash', right_) from unnest(array['SELECT', 'INSERT', 'UPDATE']) as right_
      where has_column_privilege('portal_app', 'app_user', 'password_hash', right_)
      union all
      select format('portal_app may %s api_token.token_hash', right_) from unnest(array['SELECT', 'UPDATE']) as right_
      where has_column_privilege('portal_app', 'api_token', 'token_hash', right_)
      union all
      select format('portal_app may read device.%s', column_) from unnest(array['sip_secret', 'sip_ha1']) as column_
      where has_column_privilege('portal_app', 'device', column_, 'SELECT')`,
  },
]

/** Everything that breaks the rules, as sentences; empty when all is well. */
export async function findCatalogueProblems(client: ClientBase): Promise<string[]> {
  const problems: string[] = []
  for (const { sql, names } of CHECKS) {
    const { rows } = await client.query({
      text: `with tenant_table as (${TENANT_TABLES}) ${sql}`,
      values: names ? [Object.keys(names)] : [],
      rowMode: 'array',
    })
    problems.push(...rows.map(([sentence]) => String(sentence)))
  }
  return [...problems, ...(await findWrongRights(client))]
}

async function findWrongRights(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; rights: string }>(`
    select case when relnamespace = 'public'::regnamespace then relname::text else oid::regclass::text end as name,
      concat_ws(' ',
        case when has_table_privilege('portal_app', oid, 'SELECT') then 'SELECT' end,
        case when has_table_privilege('portal_app', oid, 'INSERT') then 'INSERT' end,
        case when has_table_privilege('portal_app', oid, 'UPDATE') then 'UPDATE' end,
        case when has_table_privilege('portal_app', oid, 'DELETE') then 'DELETE' end,
        case when has_table_privilege('portal_app', oid, 'TRUNCATE, REFERENCES, TRIGGER') then 'MORE' end) as rights
    from pg_class
    where relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace) and relkind in ('r', 'p', 'v', 'm')`)
  return rows
    .filter(({ name, rights }) => rights !== (APP_RIGHTS[name] ?? ''))
    .map(({ name, rights }) => `${name}: portal_app has "${rights}" instead of "${APP_RIGHTS[name] ?? ''}"`)
}

/** A foreign key that refuses the deletion of one of the things that people delete. */
export interface RefusingKey {
  name: string
  table: string
  column: string
  target: string
}

/** @param targets tables of what people delete */
export async function refusingKeys(client: ClientBase, targets: readonly string[]): Promise<RefusingKey[]> {
  const { rows } = await client.query<RefusingKey>(
    `select conname as name, conrelid::regclass::text as table, attname::text as column,
        confrelid::regclass::text as target
      from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey) and attname <> 'tenant_id'
      where contype = 'f' and confdeltype in ('a', 'r') and confrelid = any($1::regclass[])
      order by 2, 3`,
    [targets],
  )
  return rows
}

/** The tables that hold companies' rows, and the columns of each that can be written. */
export async function tenantTables(client: ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    with tenant_table as (${TENANT_TABLES})
    select name, array(
      select attname::text from pg_attribute
      where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
    from tenant_table t order by name`)
  return rows
}
