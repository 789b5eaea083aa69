import { type Restoration, restorerOf } from '../../http/restore.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { Restorer } from '../../http/undo.ts'
import {
  type DeviceState,
  holdDevices,
  insertDevices,
  RecordedDevice,
  removeDevices,
  toRecorded,
  updateDevice,
} from './write.ts'

const stateOf = ({ extensionId, name, hardware, enabled }: RecordedDevice): DeviceState => ({
  extensionId,
  name,
  hardware,
  enabled,
})

async function restore(ctx: TransactionContext, all: readonly Restoration<RecordedDevice>[]): Promise<void> {
  const rows = await holdDevices(
    ctx.db,
    all.map(({ id }) => id),
  )
  const going = all.flatMap(({ id, before }) => (before ? [] : (rows.get(id) ?? [])))
  if (going.length > 0) await removeDevices(ctx, going)
  for (const { id, before } of all) {
    const row = rows.get(id)
    if (before && row) await updateDevice(ctx, row, stateOf(before))
  }
  const missing = all.flatMap(({ id, before, version }) =>
    before && !rows.has(id) ? [{ id, version, ...stateOf(before) }] : [],
  )
  if (missing.length > 0) await insertDevices(ctx, missing)
}

/** Takes back what was done to devices. One that is made again has another SIP user and a password that nobody knows yet. */
export const deviceRestorer: Restorer = {
  ...restorerOf({
    objectKind: 'device',
    permission: 'devices:write',
    recorded: RecordedDevice,
    hold: async ({ db }, ids) => {
      const rows = await holdDevices(db, ids)
      return new Map([...rows].map(([id, row]) => [id, toRecorded(row)]))
    },
    stateOf,
    target: 'device',
    refersTo: ({ extensionId }) => [{ target: 'extension', id: extensionId }],
    unique: { column: 'mac', of: ({ hardware }) => (hardware.kind === 'ip_phone' ? hardware.mac : null) },
    losses: (_ctx, all) => (all.some(({ before, now }) => before && !now) ? ['device_password'] : []),
    restore,
  }),
  // Not a password that was renewed: the one before is gone.
  actions: ['device.created', 'device.updated', 'device.deleted'],
}
