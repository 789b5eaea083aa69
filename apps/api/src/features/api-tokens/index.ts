import type { TransactionContext } from '../../http/route.ts'
import { revokeToken } from './service.ts'

/** Ends all tokens of a person who has no access any more: who is invited again makes new ones. */
export async function revokeTokensOf(ctx: TransactionContext, userId: string): Promise<void> {
  const { db, clock } = ctx
  const working = { createdBy: userId, revokedAt: null, expiresAt: { gt: clock.now() } }
  for (const { id } of await db.apiToken.findMany({ where: working, select: { id: true } })) {
    await revokeToken(ctx, id)
  }
}
