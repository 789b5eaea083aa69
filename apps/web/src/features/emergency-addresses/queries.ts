import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import { query } from '../../api/query.ts'

export const listQuery = () => query(emergencyAddresses.list, undefined)
export const addressQuery = (id: string) => query(emergencyAddresses.get, { params: { id } })
export const usesQuery = (id: string) => query(emergencyAddresses.uses, { params: { id } })
