import { type BlockedNumber, MOST_BLOCKED } from '@switchboard/contract/blocked-numbers'
import type { Prisma } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'

export const WITH_PHONE = {
  phone: { select: { extension: { select: { number: true, name: true } } } },
} satisfies Prisma.BlockedNumberInclude

export type BlockedRow = Prisma.BlockedNumberGetPayload<{ include: typeof WITH_PHONE }>

type Asked = Pick<TransactionContext, 'db' | 'actor'> & { params: { id: string } }

export const toBlocked = (row: Omit<BlockedRow, 'phone'>): BlockedNumber => ({
  id: row.id,
  extensionId: row.extensionId,
  kind: row.isPrefix ? 'prefix' : 'number',
  pattern: row.pattern,
  note: row.note,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
})

/** Of a person who holds the phone. */
const ownedBy = ({ actor }: Pick<Asked, 'actor'>) => ({ phone: { extension: { userId: actor.userId } } })

/** By their digits: what begins alike stands together. */
export const ORDER = [
  { pattern: 'asc' },
  { isPrefix: 'asc' },
] satisfies Prisma.BlockedNumberOrderByWithRelationInput[]

/** All that is blocked for one phone, or for the company (null). */
export async function listBlocked(db: TenantDb, extensionId: string | null) {
  const rows = await db.blockedNumber.findMany({
    where: { extensionId },
    orderBy: ORDER,
    take: MOST_BLOCKED.company,
  })
  return { items: rows.map(toBlocked) }
}

/** All that is blocked for the phones of whoever asks. */
export async function listOwnBlocked(ctx: Pick<Asked, 'db' | 'actor'>) {
  const rows = await ctx.db.blockedNumber.findMany({
    where: ownedBy(ctx),
    orderBy: ORDER,
    take: MOST_BLOCKED.company,
  })
  return { items: rows.map(toBlocked) }
}

/** Is the phone one of whoever asks? */
export async function isOwnPhone({ db, actor }: Pick<Asked, 'db' | 'actor'>, id: string): Promise<boolean> {
  const own = await db.extension.findFirst({ where: { id, userId: actor.userId }, select: { id: true } })
  return own !== null
}

async function hold({ db, params }: Asked, where: Prisma.BlockedNumberWhereInput): Promise<BlockedRow> {
  const { id } = params
  await db.$executeRaw`select from blocked_number where id = ${id}::uuid for update`
  const row = await db.blockedNumber.findFirst({ where: { id, ...where }, include: WITH_PHONE })
  if (!row) throw problem('not_found')
  return row
}

/** The row that is asked for, held until the transaction ends. */
export const findBlocked = (ctx: Asked): Promise<BlockedRow> => hold(ctx, {})

/** The same, where it is one of the phones of whoever asks. */
export const findOwnBlocked = (ctx: Asked): Promise<BlockedRow> => hold(ctx, ownedBy(ctx))
