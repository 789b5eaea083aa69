import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@switchboard/database/client'
import pg from 'pg'
import { statementName } from './statements.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Milliseconds that a tenant transaction may take, unless its endpoint says otherwise. */
const DEFAULT_TIMEOUT = 10_000

/** The transaction that is being opened in this asynchronous context. */
const opening = new AsyncLocalStorage<string>()

/** One message that begins a transaction and names its tenant and its time limit: no round trip is spent on them. */
function beginFor(tenantId: string, timeoutMs: number): string {
  if (!UUID.test(tenantId)) throw new Error('a tenant id must be a UUID')
  return `begin; select set_config('app.tenant_id', '${tenantId}', true), set_config('statement_timeout', '${timeoutMs}', true)`
}

/**
 * A connection of the role `portal_app`. Prisma opens a transaction with the text `BEGIN`; here that becomes
 * `beginFor(...)` of the withTenant() call around it, and without one it is refused.
 */
class TenantConnection extends pg.Client {
  // `never` satisfies all overloads of pg's query(); the value is what pg returns.
  override query(...args: unknown[]): never {
    const [first, ...rest] = args
    const isBegin = typeof first === 'object' && first !== null && 'text' in first && first.text === 'BEGIN'
    if (!isBegin) return Reflect.apply(super.query, this, args) as never
    const text = opening.getStore()
    if (!text) throw new Error('a transaction of the tenant role must be opened by withTenant()')
    return Reflect.apply(super.query, this, [{ ...first, text, name: undefined }, ...rest]) as never
  }
}

/** Rows of one company: what `withTenant` hands out. `app_user.password_hash` and `api_token.token_hash` are not readable by this role. */
export type TenantDb = Omit<
  ReturnType<typeof makePrisma>,
  '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'
>

/** The same rows by plain SQL. */
export type TenantPg = Pick<pg.ClientBase, 'query'>

/** The only two ways to a company's data. */
export interface TenantAccess {
  /**
   * Runs `work` in one transaction that sees and writes only this tenant's rows; commits when it returns, rolls back when
   * it throws. Everything inside goes through `db`, one query at a time; no network calls. After a deadlock `work` runs
   * again, so it must leave nothing behind but rows.
   */
  withTenant<T>(
    tenantId: string,
    work: (db: TenantDb) => Promise<T>,
    options?: { timeout?: number },
  ): Promise<T>
  /** The same with a plain `pg` client, for streams, COPY and the hottest lists. conventions.test.ts lists who uses it. */
  withTenantPg<T>(
    tenantId: string,
    work: (client: TenantPg) => Promise<T>,
    options?: { timeout?: number },
  ): Promise<T>
}

function makePrisma(pool: pg.Pool) {
  return new PrismaClient({
    errorFormat: 'minimal',
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
    omit: {
      appUser: { passwordHash: true },
      apiToken: { tokenHash: true },
      device: { sipSecret: true, sipHa1: true },
    },
  })
}

const SETTINGS = {
  // Prisma's adapter takes the offset of a timestamptz for +00 without looking.
  timezone: 'UTC',
  // Plans are made for large companies (plan_for_large_companies()); those must not cost a small one more than its rows:
  // no table is read whole, nothing is compiled, and no processes are started to share the work.
  enable_seqscan: 'off',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
}

/** A pool of tenant connections. Its `query` must not be used: outside a transaction no tenant is set. */
export function makeTenantPool(config: pg.PoolConfig): pg.Pool {
  const options = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`)
  return new pg.Pool({ ...config, Client: TenantConnection, options: options.join(' ') })
}

export function makeTenantAccess(pool: pg.Pool): TenantAccess & { disconnect(): Promise<void> } {
  const prisma = makePrisma(pool)
  return {
    withTenant: (tenantId, work, { timeout = DEFAULT_TIMEOUT } = {}) =>
      opening.run(beginFor(tenantId, timeout), () =>
        prisma.$transaction((db) => opening.exit(() => work(db)), { timeout, maxWait: timeout }),
      ),
    withTenantPg: async (tenantId, work, { timeout = DEFAULT_TIMEOUT } = {}) => {
      const begin = beginFor(tenantId, timeout)
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query(begin)
        const result = await work(client)
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => (broken = failure))
        throw error
      } finally {
        client.release(broken) // a connection that cannot roll back is thrown away
      }
    },
    disconnect: () => prisma.$disconnect(),
  }
}
