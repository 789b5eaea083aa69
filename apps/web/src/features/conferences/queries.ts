import { conferences } from '@switchboard/contract/conferences'
import { pagedQuery, query } from '../../api/query.ts'

export const linesQuery = () => pagedQuery(conferences.list, { query: {} })
export const bridgesQuery = () => pagedQuery(conferences.bridges, { query: {} })

export const lineQuery = (id: string) => query(conferences.get, { params: { id } })
export const lineUsesQuery = (id: string) => query(conferences.uses, { params: { id } })

export const bridgeQuery = (id: string) => query(conferences.getBridge, { params: { id } })
/** An ID to propose: asked for each time, since another may have taken it. */
export const freeIdQuery = () => query(conferences.freeId, undefined)
