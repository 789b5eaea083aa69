import { schedules } from '@switchboard/contract/schedules'
import { pagedQuery, query } from '../../api/query.ts'

export const listQuery = () => pagedQuery(schedules.list, { query: {} })

/** To choose from: more than this have no company. */
export const choicesQuery = () => query(schedules.list, { query: { limit: 200 } })

export const scheduleQuery = (id: string) => query(schedules.get, { params: { id } })

export const usesQuery = (id: string) => query(schedules.uses, { params: { id } })
