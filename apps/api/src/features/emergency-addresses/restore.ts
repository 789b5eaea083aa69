import { EmergencyAddress } from '@switchboard/contract/emergency-addresses'
import { restorerOf } from '../../http/restore.ts'
import type { Obstacle } from '../../http/undo.ts'
import { type AddressChange, holdAddresses, toDetails, writeAddresses } from './write.ts'

/** Takes back what was done to emergency addresses. They were checked when they were given: they are as good as then. */
export const emergencyAddressRestorer = restorerOf<EmergencyAddress>({
  objectKind: 'emergency_address',
  permission: 'phoneNumbers:write',
  target: 'emergency_address',
  recorded: EmergencyAddress,
  hold: ({ db }, ids) => holdAddresses(db, ids),
  stateOf: toDetails,
  // Numbers of one country are not at an address in another.
  withdraws: (now, before) => now.country !== before.country,
  async judge({ db }, all) {
    const obstacles: Obstacle[] = []
    for (const { id, label, before } of all) {
      const other = before && (await db.emergencyAddress.findFirst({ where: { label: before.label } }))
      if (other && other.id !== id) obstacles.push({ label, reason: 'exists_already' })
    }
    return obstacles
  },
  restore: (ctx, all) =>
    writeAddresses(
      ctx,
      all.map(({ id, before, now, version }): AddressChange => ({
        id,
        before: now,
        write: before && toDetails(before),
        version,
      })),
    ),
})
