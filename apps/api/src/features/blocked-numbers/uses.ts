import { readSlices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import type { FoundUse, Referrer } from '../../http/uses.ts'
import { ORDER, WITH_PHONE } from './find.ts'
import { removeBlocked } from './service.ts'

const blockedFor = (db: TenantDb, extensionIds: readonly string[]) =>
  readSlices(extensionIds, (slice) =>
    db.blockedNumber.findMany({
      where: { extensionId: { in: slice } },
      include: WITH_PHONE,
      orderBy: ORDER,
    }),
  )

/** What is blocked for a phone: it goes with it, and a phone that takes its place has a list of its own. */
export const blockedNumberReferrer: Referrer = {
  target: 'extension',
  // The key deletes them by itself; here the history is told.
  keys: [],
  async find(db, ids) {
    return (await blockedFor(db, ids)).map(({ id, pattern: label, extensionId }): FoundUse => {
      const by = { kind: 'blocked_number', id, label } as const
      return { of: extensionId ?? '', use: { way: 'blocked_number', by, detail: null, replaceable: false } }
    })
  },
  async replace(ctx, ids) {
    const { db } = ctx
    await db.$executeRaw`
      select from blocked_number where extension_id = any(${[...ids]}::uuid[]) order by id for update`
    for (const row of await blockedFor(db, ids)) await removeBlocked(ctx, row)
  },
}
