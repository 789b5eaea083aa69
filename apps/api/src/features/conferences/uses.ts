import { isPhoneKind } from '@switchboard/contract/extensions'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'
import { readSlices } from '../../db/rows.ts'
import { problem } from '../../http/errors.ts'
import type { FoundUse, Referrer } from '../../http/uses.ts'
import { holdBridges, toWrite, writeBridges } from './write-bridges.ts'

/** Phones that bridges belong to. */
export const conferenceOwnerReferrer: Referrer = {
  target: 'extension',
  keys: ['conference_bridge.owner_extension_id'],
  async find(db, ids) {
    const rows = await readSlices(ids, (slice) =>
      db.conferenceBridge.findMany({
        where: { ownerExtensionId: { in: slice } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
    )
    return rows.map(({ id, name, ownerExtensionId }): FoundUse => {
      const by = { kind: 'conference_bridge', id, label: name } as const
      return {
        of: ownerExtensionId ?? '',
        use: { way: 'conference_owner', by, detail: null, replaceable: true },
      }
    })
  },
  async replace(ctx, ids, replacement) {
    const { db } = ctx
    if (replacement !== null) {
      const owner = await db.extension.findFirst({ where: { id: replacement }, select: { kind: true } })
      if (!owner || !isPhoneKind(owner.kind as ExtensionKind))
        throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
    }
    const owned = await readSlices(ids, (slice) =>
      db.conferenceBridge.findMany({ where: { ownerExtensionId: { in: slice } }, select: { id: true } }),
    )
    const bridges = await holdBridges(
      db,
      owned.map(({ id }) => id),
    )
    // As they are now that nobody else writes them.
    const going = new Set(ids)
    const still = [...bridges.values()].filter(({ owner }) => owner && going.has(owner.id))
    const changes = still.map((before) => ({
      id: before.id,
      before,
      write: { ...toWrite(before), ownerExtensionId: replacement },
    }))
    await writeBridges(ctx, changes)
  },
}
