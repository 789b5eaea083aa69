import { company } from '@switchboard/contract/company'
import { query } from './query.ts'

/** What the company tells of itself: for its own page, and where its address is proposed. */
export const companyQuery = () => query(company.get, undefined)
