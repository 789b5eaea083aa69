import { EXTENSION_SORTS, EXTENSION_STATUSES } from '@switchboard/contract/extensions'
import { EXTENSION_KINDS } from '@switchboard/contract/extension-ref'
import type { ExtensionStatus } from '@switchboard/contract/extensions'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'

export type Sort = (typeof EXTENSION_SORTS)[number]

/** What the list shows; all of it lives in the query string, so that a link, a reload and the back button restore it. */
export interface ListState {
  search: string
  kind: ExtensionKind | null
  status: ExtensionStatus | null
  sort: Sort
}

const DEFAULT_SORT: Sort = 'number'
/** The bound of the contract's `search`. */
const MAX_SEARCH = 100

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null

/** Reads a query string; what is unknown in it counts as not set. */
export const parseListState = (params: URLSearchParams): ListState => ({
  search: (params.get('search') ?? '').trim().slice(0, MAX_SEARCH),
  kind: oneOf(EXTENSION_KINDS, params.get('kind')),
  status: oneOf(EXTENSION_STATUSES, params.get('status')),
  sort: oneOf(EXTENSION_SORTS, params.get('sort')) ?? DEFAULT_SORT,
})

/** A state as query values, without what is at its default. */
export const toQuery = ({ search, kind, status, sort }: ListState): Record<string, string> => ({
  ...(search && { search }),
  ...(kind && { kind }),
  ...(status && { status }),
  ...(sort !== DEFAULT_SORT && { sort }),
})

/** The filter as the API takes it: what is not set is left out. */
export const toFilter = ({ search, kind, status }: ListState) => ({
  ...(search && { search }),
  ...(kind && { kind }),
  ...(status && { status }),
})

export const isFiltered = ({ search, kind, status }: ListState) =>
  search !== '' || kind !== null || status !== null
