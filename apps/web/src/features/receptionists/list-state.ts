import { RECEPTIONIST_SORTS, type ReceptionistListQuery } from '@switchboard/contract/receptionists'

type Sort = ReceptionistListQuery['sort']

/** What the list shows; all of it lives in the query string. */
export interface ListState {
  search: string
  sort: Sort
}

const DEFAULT_SORT: Sort = 'number'
/** The bound of the contract's `search`. */
const MAX_SEARCH = 100

/** Reads a query string; what is unknown in it counts as not set. */
export const parseListState = (params: URLSearchParams): ListState => ({
  search: (params.get('search') ?? '').trim().slice(0, MAX_SEARCH),
  sort: RECEPTIONIST_SORTS.find((sort) => sort === params.get('sort')) ?? DEFAULT_SORT,
})
