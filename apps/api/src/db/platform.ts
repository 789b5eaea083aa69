import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '@switchboard/database/client'
import pg from 'pg'
import { statementName } from './statements.ts'

/** Something done to companies from outside them: by an operator, a command or the worker. */
interface PlatformAction {
  at: Date
  /** `command tenant:create`, `worker` … */
  actor: string
  action: string
  detail: Prisma.InputJsonObject
}

/**
 * Every company's rows, as the role `portal_platform`: for what happens before a tenant is known (sessions, sign-in), for
 * the worker and for operators. Features other than those must not need it.
 */
export interface Platform {
  prisma: PrismaClient
  /** The same role by plain SQL. */
  pool: pg.Pool
  /** Notes an action, in the transaction that does it if there is one. Look-ups on the way in (sessions, names, throttles) act on nobody's behalf and are not noted. */
  audit(action: PlatformAction, transaction?: Prisma.TransactionClient): Promise<void>
}

/** A transaction of the platform role. */
export type Transaction = Prisma.TransactionClient

/** @param config of a login that may become `portal_platform`. */
export function makePlatform(config: pg.PoolConfig): Platform & { disconnect(): Promise<void> } {
  // UTC: Prisma's adapter takes the offset of a timestamptz for +00 without looking.
  const pool = new pg.Pool({ ...config, options: '-c role=portal_platform -c timezone=UTC' })
  const prisma = new PrismaClient({
    errorFormat: 'minimal',
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
  })
  return {
    prisma,
    pool,
    audit: async (data, transaction = prisma) => {
      await transaction.platformAuditEvent.create({ data, select: { id: true } })
    },
    disconnect: () => prisma.$disconnect(),
  }
}
