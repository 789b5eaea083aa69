import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { MigrateError } from './migrate-error.ts'

const PERMISSION_DENIED = '42501'

/** Whether what follows is there; what is missing is made, or told to whoever may. */
const FACTS = `
  select
    array(select rolname::text from pg_roles where rolname = any($1)) as existing,
    array(select rolname::text from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)) as "tooStrong",
    array(
      select rolname::text from pg_roles
      where rolname = any($1)
        and case when current_setting('server_version_num')::int >= 160000
          then pg_has_role(oid, 'SET') else pg_has_role(oid, 'MEMBER') end
    ) as usable,
    coalesce((select pg_has_role(owner.oid, platform.oid, 'MEMBER') from pg_roles owner, pg_roles platform
      where owner.rolname = 'portal_owner' and platform.rolname = 'portal_platform'), false) as "ownerIsPlatform",
    coalesce((select has_schema_privilege(oid, 'public', 'CREATE WITH GRANT OPTION') and has_schema_privilege(oid, 'public', 'USAGE WITH GRANT OPTION')
      and has_database_privilege(oid, current_database(), 'CREATE')
      from pg_roles where rolname = 'portal_owner'), false) as "ownerMayCreate",
    quote_ident(current_database()) as database,
    quote_ident(current_user) as login
`

interface Facts {
  existing: string[]
  tooStrong: string[]
  usable: string[]
  ownerIsPlatform: boolean
  ownerMayCreate: boolean
  database: string
  login: string
}

const ROLES = ['portal_owner', 'portal_app', 'portal_platform']

/**
 * Makes the three roles, and gives portal_owner what it needs to migrate. Where the login may not, throws a
 * {@link MigrateError} that holds the exact SQL for an administrator.
 * @param password of portal_app; only a verifier of it is sent and printed. `undefined` leaves the role without one.
 */
export async function prepareRoles(client: Client, password: string | undefined): Promise<void> {
  const { rows } = await client.query<Facts>(FACTS, [ROLES])
  const facts = rows[0]
  if (!facts) throw new Error('PostgreSQL gave no answer about its roles.')
  if (facts.tooStrong.length > 0) {
    throw new MigrateError(
      `The role ${facts.tooStrong.join(', ')} is a superuser or has BYPASSRLS, so it would see every company: take that away (alter role … nosuperuser nobypassrls).`,
    )
  }
  await runOrTell(client, missingStatements(facts, password), facts)
}

/** Gives portal_app this password, as {@link prepareRoles} does. */
export async function setAppPassword(client: Client, password: string): Promise<void> {
  await runOrTell(client, [`alter role portal_app login password '${scramVerifier(password)}'`])
}

function missingStatements(facts: Facts, password: string | undefined): string[] {
  const missing = (role: string) => !facts.existing.includes(role)
  const passwordClause = password === undefined ? '' : ` password '${scramVerifier(password)}'`
  const unusable = ['portal_owner', 'portal_platform'].filter((role) => !facts.usable.includes(role))
  return [
    missing('portal_owner') && 'create role portal_owner',
    missing('portal_app') && `create role portal_app login${passwordClause}`,
    missing('portal_platform') && 'create role portal_platform',
    !facts.ownerIsPlatform && 'grant portal_platform to portal_owner',
    unusable.length > 0 && `grant ${unusable.join(', ')} to ${facts.login}`,
    !facts.ownerMayCreate && 'grant usage, create on schema public to portal_owner with grant option',
    !facts.ownerMayCreate && `grant create on database ${facts.database} to portal_owner`,
  ].filter((statement) => statement !== false)
}

async function runOrTell(client: Client, statements: string[], facts?: Facts): Promise<void> {
  if (statements.length === 0) return
  const sql = statements.map((statement) => `${statement};`).join('\n')
  try {
    await client.query(sql)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === PERMISSION_DENIED)) throw error
    const where = facts ? ` in the database ${facts.database}` : ''
    throw new MigrateError(
      `The login of DATABASE_URL may not prepare the portal's roles. Let an administrator run this${where}, then start again:\n\n${sql}`,
    )
  }
}

/** What PostgreSQL stores of a password (RFC 5803), so that the password itself is in no log and on no screen. */
function scramVerifier(password: string): string {
  const iterations = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256')
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${hmac('Server Key').toString('base64')}`

  function hmac(text: string) {
    return createHmac('sha256', salted).update(text).digest()
  }
}
