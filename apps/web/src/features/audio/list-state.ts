import { AUDIO_KINDS, type AudioKind } from '@switchboard/contract/audio'

/** What the list shows; all of it lives in the query string. */
export interface ListState {
  search: string
  kind: AudioKind | null
}

/** The bound of the contract's `search`. */
const MAX_SEARCH = 100

/** Reads a query string; what is unknown in it counts as not set. */
export const parseListState = (params: URLSearchParams): ListState => ({
  search: (params.get('search') ?? '').trim().slice(0, MAX_SEARCH),
  kind: AUDIO_KINDS.find((kind) => kind === params.get('kind')) ?? null,
})

/** The filter as the API and the address take it: what is not set is left out. */
export const toFilter = ({ search, kind }: ListState) => ({
  ...(search && { search }),
  ...(kind && { kind }),
})

export const isFiltered = ({ search, kind }: ListState): boolean => search !== '' || kind !== null
