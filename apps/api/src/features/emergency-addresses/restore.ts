import { EmergencyAddress } from '@switchboard/contract/emergency-addresses'
import { restorerOf } from '../../http/restore.ts'
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
  unique: { column: 'label', of: ({ label }) => label },
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
