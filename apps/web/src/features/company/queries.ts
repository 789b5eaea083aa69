import { company } from '@switchboard/contract/company'
import { query } from '../../api/query.ts'

/** What the company tells of itself. */
export const companyQuery = () => query(company.get, undefined)
