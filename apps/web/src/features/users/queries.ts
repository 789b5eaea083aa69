import { users } from '@switchboard/contract/users'
import { pagedQuery, query } from '../../api/query.ts'
import { type ListState, toQuery } from './list-state.ts'

/** People offered while a name is typed. */
const SUGGESTIONS = 8

export const listQuery = (state: ListState) => pagedQuery(users.list, { query: toQuery(state) })

export const userQuery = (id: string) => query(users.get, { params: { id } })

/** The first people without access who fit what was typed. */
export const withoutAccessQuery = (search: string) =>
  query(users.list, { query: { state: 'no_access', limit: SUGGESTIONS, ...(search && { search }) } })
