import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { query } from '../../api/query.ts'

export const numbersQuery = () => query(phoneNumbers.list, undefined)
export const numberQuery = (id: string) => query(phoneNumbers.get, { params: { id } })
export const usesQuery = (id: string) => query(phoneNumbers.uses, { params: { id } })
/** Where numbers can be. */
export const addressesQuery = () => query(emergencyAddresses.list, undefined)
