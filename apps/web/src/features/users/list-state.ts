import { type Role, ROLES } from '@switchboard/contract/permissions'
import { USER_STATES, type UserState } from '@switchboard/contract/users'

/** What the list shows; all of it lives in the query string. */
export interface ListState {
  search: string
  role: Role | null
  state: UserState | null
}

/** The bound of the contract's `search`. */
const MAX_SEARCH = 100

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null

/** Reads a query string; what is unknown in it counts as not set. */
export const parseListState = (params: URLSearchParams): ListState => ({
  search: (params.get('search') ?? '').trim().slice(0, MAX_SEARCH),
  role: oneOf(ROLES, params.get('role')),
  state: oneOf(USER_STATES, params.get('state')),
})

/** A state as the address and the API take it, without what is not set. */
export const toQuery = ({ search, role, state }: ListState) => ({
  ...(search && { search }),
  ...(role && { role }),
  ...(state && { state }),
})

export const isFiltered = (state: ListState): boolean => Object.keys(toQuery(state)).length > 0
