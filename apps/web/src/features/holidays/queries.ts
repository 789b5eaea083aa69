import { holidays } from '@switchboard/contract/holidays'
import { pagedQuery, query } from '../../api/query.ts'

export const listQuery = () => pagedQuery(holidays.list, { query: {} })

/** To choose from: more than this have no company. */
export const choicesQuery = () => query(holidays.list, { query: { limit: 200 } })

export const calendarQuery = (id: string) => query(holidays.get, { params: { id } })

export const usesQuery = (id: string) => query(holidays.uses, { params: { id } })

/** What the law says does not change while one looks at it. */
const FOR_GOOD = { staleTime: Number.POSITIVE_INFINITY }

export const countriesQuery = () => ({ ...query(holidays.countries, undefined), ...FOR_GOOD })

export const regionsQuery = (country: string) => ({
  ...query(holidays.regions, { query: { country } }),
  ...FOR_GOOD,
})

export const legalQuery = (country: string, region: string, year: number) => ({
  ...query(holidays.legal, { query: { country, year, ...(region && { region }) } }),
  ...FOR_GOOD,
})
