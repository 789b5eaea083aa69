import { ringGroups } from '@switchboard/contract/ring-groups'
import { pagedQuery, query } from '../../api/query.ts'
import { type ListState, toQuery } from './list-state.ts'

export const listQuery = (state: ListState) => pagedQuery(ringGroups.list, { query: toQuery(state) })

export const ringGroupQuery = (id: string) => query(ringGroups.get, { params: { id } })

/** The first phones and devices that fit what was typed. */
export const candidatesQuery = (search: string) =>
  query(ringGroups.candidates, { query: { ...(search && { search }) } })

export const usesQuery = (id: string) => query(ringGroups.uses, { params: { id } })
