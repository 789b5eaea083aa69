import type { Client } from 'pg'
import { getConstructionPlans, getMigrationPlans, PgBoss } from 'pg-boss'
import type { Queue } from 'pg-boss'
import manifest from 'pg-boss/package.json' with { type: 'json' }

/** Every queue of the portal. The worker may use them, not make them. */
const QUEUES: readonly Queue[] = [
  // An SMTP server that is away: soon at first, then every ten minutes, for some 12 hours.
  { name: 'mail', retryLimit: 80, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 },
  // Imports that nobody could finish, so that somebody says so.
  { name: 'import-interrupted', retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 },
  // Whoever works on one shows that it lives: it is taken from a server that was killed, and from one that hangs.
  {
    name: 'import',
    retryLimit: 3,
    heartbeatSeconds: 10,
    expireInSeconds: 900,
    deadLetter: 'import-interrupted',
  },
  // Likewise: a conversion takes a core for up to five minutes.
  { name: 'sound-interrupted', retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 },
  {
    name: 'sound',
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 60,
    heartbeatSeconds: 10,
    expireInSeconds: 900,
    deadLetter: 'sound-interrupted',
  },
]

/**
 * Installs or upgrades pg-boss's schema `pgboss` and makes the queues, so that the worker needs no right to change
 * the schema: it starts pg-boss with `migrate: false`. `client` acts as portal_owner.
 */
export async function installJobs(client: Client): Promise<void> {
  const installed = await installedVersion(client)
  const wanted = manifest.pgboss.schema
  if (installed === null) await client.query(getConstructionPlans('pgboss'))
  else if (installed < wanted) await client.query(getMigrationPlans('pgboss', installed))

  const made = (await client.query<{ name: string }>('select name from pgboss.queue')).rows.map(
    ({ name }) => name,
  )
  await setUpQueues(client, made)

  if (installed !== wanted) {
    await client.query(`
      grant usage on schema pgboss to portal_platform;
      grant select, insert, update, delete on all tables in schema pgboss to portal_platform;
      grant usage on all sequences in schema pgboss to portal_platform;
      grant execute on all functions in schema pgboss to portal_platform;
    `)
  }
}

async function installedVersion(client: Client): Promise<number | null> {
  const { rows } = await client.query(`select to_regclass('pgboss.version') is not null as installed`)
  if (!rows[0].installed) return null
  return (
    (await client.query<{ version: number }>('select version from pgboss.version')).rows[0]?.version ?? null
  )
}

/** Makes the queues that are missing, and gives the others the rules of this version. */
async function setUpQueues(client: Client, made: readonly string[]): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values) },
    migrate: false,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  try {
    for (const { name, ...rules } of QUEUES) {
      if (made.includes(name)) await boss.updateQueue(name, rules)
      else await boss.createQueue(name, rules)
    }
  } finally {
    await boss.stop()
  }
}
