import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCatalogueProblems } from '../testing/catalogue.ts'
import { databaseUrl } from '../testing/db.ts'

const client = new Client({ connectionString: databaseUrl, options: '-c role=portal_owner' })
beforeAll(() => client.connect())
afterAll(() => client.end())

/** What the checks say of a change that is then undone. */
async function problemsAfter(sql: string): Promise<string[]> {
  await client.query('begin')
  try {
    await client.query(sql)
    return await findCatalogueProblems(client)
  } finally {
    await client.query('rollback')
  }
}

test('every table keeps the rules', async () => {
  expect(await findCatalogueProblems(client)).toEqual([])
})

const tenantId = 'tenant_id uuid not null default app_tenant() references tenant'

test.for([
  ['a table of nobody', 'create table bad (id int primary key)', /^bad: a table without tenant_id/],
  [
    'no policy',
    `create table bad (${tenantId}, id int, primary key (tenant_id, id))`,
    /^bad: row-level security is not/,
  ],
  [
    'row-level security that is not forced',
    'alter table extension no force row level security',
    /^extension: row-level security is not enabled and forced/,
  ],
  ['one policy more', 'create policy all_of_it on extension using (true)', /^extension: its policies/],
  [
    'a policy without check',
    'alter policy tenant on extension with check (true)',
    /^extension: its policies/,
  ],
  ['a company left out', 'alter table extension alter tenant_id drop default', /^extension.tenant_id: not/],
  [
    'a key of its own',
    `create table bad (id int primary key, ${tenantId})`,
    /^bad: its primary key does not begin/,
  ],
  [
    'a table that is planned for the company that comes first',
    `create table bad (${tenantId}, id int, primary key (tenant_id, id))`,
    /^bad: it has not gone through plan_for_large_companies/,
  ],
  ['an index over all companies', 'create index bad on extension (number)', /the index bad does not begin/],
  [
    'a foreign key that leaves the company',
    `alter table app_user add constraint u unique (tenant_id, id, role);
     alter table extension add peer uuid, add constraint bad foreign key (user_id, tenant_id, name) references app_user (tenant_id, id, role)`,
    /the foreign key bad does not carry tenant_id/,
  ],
  ['no company at all', `create table bad (tenant_id uuid)`, /^bad: has no foreign key to tenant/],
  ['an enumeration', `create type mood as enum ('good')`, /^mood: enumerations/],
  ['a view', 'create view bad as select * from extension', /^bad: a view reads as its owner/],
  [
    'a definer function with the path of its caller',
    `create function bad() returns int language sql security definer return 1; select run_as_platform('bad()')`,
    /^bad\(\): a security definer function/,
  ],
  [
    'a function for everybody',
    `create function bad() returns int language sql return 1; grant execute on function bad() to public`,
    /^bad\(\): everybody may execute/,
  ],
  ['the history rewritten', 'grant update on audit_event to portal_app', /^audit_event: portal_app has/],
  ['sessions read', 'grant select on session to portal_app', /^session: portal_app has "SELECT"/],
  ['jobs read', 'grant usage on schema pgboss to portal_app', /may see the schema pgboss/],
  ['a job read', 'grant select on pgboss.job to portal_app', /^pgboss.job: portal_app has/],
  [
    'passwords read',
    'grant select (password_hash) on app_user to portal_app',
    /may SELECT app_user.password_hash/,
  ],
  ['tokens read', 'grant select (token_hash) on api_token to portal_app', /may SELECT api_token.token_hash/],
] as const)('finds %s', async ([, sql, problem]) => {
  expect(await problemsAfter(sql)).toContainEqual(expect.stringMatching(problem))
})
