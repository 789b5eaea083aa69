import { BlockedNumber } from '@switchboard/contract/blocked-numbers'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import type { Obstacle } from '../../http/undo.ts'
import type { TransactionContext } from '../../http/route.ts'
import { toBlocked, WITH_PHONE } from './find.ts'
import { changeBlocked, insertBlocked, judgePattern, removeBlocked } from './service.ts'

const stateOf = ({ version: _version, createdAt: _createdAt, ...state }: BlockedNumber) => state

/** What stands in the way of blocking these callers as before: they are blocked by another entry since. */
async function judgeOne(
  { db, actor }: TransactionContext,
  { id, label, before }: Restoration<BlockedNumber>,
): Promise<Obstacle | null> {
  if (!before) return null
  const { kind, pattern, extensionId } = before
  if (judgePattern(actor.tenant.country, before)) return { label, reason: 'reference_gone' }
  const twin = { extensionId, pattern, isPrefix: kind === 'prefix', NOT: { id } }
  return (await db.blockedNumber.findFirst({ where: twin })) ? { label, reason: 'exists_already' } : null
}

/** Takes back what was blocked, changed or put through again. */
export const blockedNumberRestorer = restorerOf<BlockedNumber>({
  objectKind: 'blocked_number',
  permission: 'preferences:write',
  recorded: BlockedNumber,
  stateOf,
  refersTo: ({ extensionId }) => (extensionId ? [{ target: 'extension', id: extensionId }] : []),
  async hold({ db }, ids) {
    await db.$executeRaw`select from blocked_number where id = any(${[...ids]}::uuid[]) order by id for update`
    const rows = await db.blockedNumber.findMany({ where: { id: { in: [...ids] } } })
    return new Map(rows.map((row) => [row.id, toBlocked(row)]))
  },
  async judge(ctx, all) {
    const obstacles: Obstacle[] = []
    for (const one of all) {
      const obstacle = await judgeOne(ctx, one)
      if (obstacle) obstacles.push(obstacle)
    }
    return obstacles
  },
  async restore(ctx, all) {
    for (const { id, before, now, version } of all) {
      const row = now && (await ctx.db.blockedNumber.findFirst({ where: { id }, include: WITH_PHONE }))
      if (before && row) await changeBlocked(ctx, row, before)
      else if (before) await insertBlocked(ctx, before, version)
      else if (row) await removeBlocked(ctx, row)
    }
  },
})
