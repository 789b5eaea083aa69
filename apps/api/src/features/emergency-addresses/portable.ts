import { EmergencyAddress } from '@switchboard/contract/emergency-addresses'
import { problem } from '../../http/errors.ts'
import { portable } from '../../http/portable.ts'
import { judgePlace } from './rules.ts'
import { createAddress, updateAddress } from './service.ts'
import { type AddressDetails, toDetails } from './write.ts'

/** No register is asked: that takes the network, and a file may hold hundreds of places that people have checked. */
function assertPlace(write: AddressDetails): void {
  const fieldErrors = judgePlace(write)
  if (Object.keys(fieldErrors).length > 0) throw problem('validation_failed', { fieldErrors })
}

/** Where emergency services are sent, in the configuration file. */
export const portableAddresses = portable<AddressDetails>({
  section: 'emergencyAddresses',
  key: ['label'],
  schema: EmergencyAddress.omit({ id: true, version: true }).strict(),
  async list({ db }) {
    const rows = await db.emergencyAddress.findMany({ orderBy: { label: 'asc' } })
    return rows.map((row) => {
      const address = EmergencyAddress.parse(row)
      return { id: row.id, version: row.version, write: toDetails(address) }
    })
  },
  create(ctx, write) {
    assertPlace(write)
    return createAddress(ctx, write)
  },
  update(ctx, id, write, version) {
    assertPlace(write)
    return updateAddress(ctx, id, version, write)
  },
})
