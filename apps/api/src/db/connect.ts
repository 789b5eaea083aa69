import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import { makePlatform, type Platform } from './platform.ts'
import { readDatabaseError } from './prisma-errors.ts'
import { makeTenantAccess, makeTenantPool, type TenantAccess } from './tenant.ts'

/** The way to the database. `close` ends every connection after the work that holds it. */
export interface Database extends TenantAccess {
  platform: Platform
  close(): Promise<void>
}

/** What `connect` reads of the configuration. */
export type DatabaseConfig = Pick<Config, 'appDatabaseUrl' | 'platformDatabaseUrl'>

/** Connections per process: a request holds at most one of each role at a time. */
const POOL_SIZE = { app: 20, platform: 10 }

/** A database that does not answer is given up on soon, so that the caller hears 503 while it still listens. */
const CONNECTION_TIMEOUT_MS = 3_000

const POOL_LIMITS = {
  query_timeout: 60_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  // Prisma writes instants without their zone.
  options: '-c timezone=UTC',
} satisfies pg.PoolConfig

/** Runs of one transaction that others keep standing in the way of. */
const MOST_RUNS = 3

/** Before the next run, at most: the other transaction, which was only just let go, must get ahead. */
const LONGEST_PAUSE_MS = 100

/** Two transactions that wait for each other: PostgreSQL ends one, and run again it finds the other done. */
async function settleCollisions<T>(run: () => Promise<T>, runsLeft = MOST_RUNS): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (runsLeft === 1 || readDatabaseError(error)?.kind !== 'collision') throw error
    await pause(Math.random() * LONGEST_PAUSE_MS)
    return settleCollisions(run, runsLeft - 1)
  }
}

/**
 * Opens the two pools. Connections are made on demand, so this succeeds while the database is away; a connection that
 * dies is dropped from its pool and the next query makes another.
 * @param connectionTimeoutMillis how long work waits for a connection, free or new
 */
export function connect(
  config: DatabaseConfig,
  log: Pick<FastifyBaseLogger, 'warn'>,
  connectionTimeoutMillis = CONNECTION_TIMEOUT_MS,
): Database {
  const limits = { ...POOL_LIMITS, connectionTimeoutMillis }
  const tenantPool = makeTenantPool({
    ...limits,
    connectionString: config.appDatabaseUrl,
    max: POOL_SIZE.app,
  })
  const tenants = makeTenantAccess(tenantPool)
  const platform = makePlatform({
    ...limits,
    connectionString: config.platformDatabaseUrl,
    max: POOL_SIZE.platform,
  })
  for (const pool of [tenantPool, platform.pool]) {
    // A connection that breaks while no query runs on it is an event, which would end the process if nobody listened: the
    // pool listens to those that are idle; whoever holds one hears of it from the next query.
    pool.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'))
    pool.on('connect', (client) => client.on('error', () => {}))
  }
  return {
    withTenant: (...call) => settleCollisions(() => tenants.withTenant(...call)),
    withTenantPg: (...call) => settleCollisions(() => tenants.withTenantPg(...call)),
    platform,
    close: async () => {
      await Promise.all([tenants.disconnect(), platform.disconnect()])
      await Promise.all([tenantPool.end(), platform.pool.end()])
    },
  }
}
