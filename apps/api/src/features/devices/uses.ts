import { readSlices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import type { FoundUse, Referrer } from '../../http/uses.ts'
import { holdDevices, removeDevices } from './write.ts'

const devicesOf = (db: TenantDb, extensionIds: readonly string[]) =>
  readSlices(extensionIds, (slice) =>
    db.device.findMany({
      where: { extensionId: { in: slice } },
      select: { id: true, name: true, extensionId: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  )

/**
 * The devices of a phone: they go with it, and a phone that takes its place has devices of its own. Comes after who uses a
 * phone by its devices, which must have let them go.
 */
export const deviceReferrer: Referrer = {
  target: 'extension',
  // The key deletes them by itself; here the history is told.
  keys: [],
  async find(db, ids) {
    return (await devicesOf(db, ids)).map(({ id, name, extensionId }): FoundUse => {
      const by = { kind: 'device', id, label: name } as const
      return { of: extensionId, use: { way: 'device', by, detail: null, replaceable: false } }
    })
  },
  async replace(ctx, ids) {
    const devices = (await devicesOf(ctx.db, ids)).map(({ id }) => id)
    await removeDevices(ctx, [...(await holdDevices(ctx.db, devices)).values()])
  },
}
