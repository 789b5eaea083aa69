import { extensions } from '@switchboard/contract/extensions'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { pagedQuery, query, queryClient } from '../../api/query.ts'
import { type ListState, toFilter } from './list-state.ts'

/** Rows a page: a screenful and the next. */
const PAGE_SIZE = 50
/** Extensions offered while a destination is typed. */
const SUGGESTIONS = 8

/** The list as the address asks for it, a page at a time. */
export const listQuery = (state: ListState) =>
  pagedQuery(extensions.list, { query: { ...toFilter(state), sort: state.sort, limit: PAGE_SIZE } })

/** How long that list is, and where its pages begin. */
export const outlineQuery = (state: ListState) =>
  query(extensions.outline, { query: { ...toFilter(state), sort: state.sort } })

export const extensionQuery = (id: string) => query(extensions.get, { params: { id } })

/** The first extensions that fit what was typed. */
export const suggestionsQuery = (search: string) =>
  query(extensions.list, { query: { ...(search && { search }), limit: SUGGESTIONS, sort: 'number' } })

/** Free numbers that begin with `typed`, and what is to be said of it; `id` is the extension being edited. */
export const numbersQuery = (typed: string, id: string | null) =>
  query(extensions.numbers, { query: { typed, ...(id && { for: id }) } })

/** The company's numbers, to choose a caller ID from. */
export const companyNumbersQuery = () => query(phoneNumbers.list, undefined)

export const usesQuery = (id: string) => query(extensions.uses, { params: { id } })

/** Marks what is known of extensions as stale, except of `gone`: what was deleted is not asked for again. */
export const refreshExtensions = (gone: string) =>
  queryClient.invalidateQueries({
    queryKey: ['extensions'],
    predicate: ({ queryKey }) => !JSON.stringify(queryKey).includes(gone),
  })
