import {
  NUMBER_KINDS,
  NUMBER_SOURCES,
  type NumberKind,
  type NumberSource,
  type PhoneNumberRow,
} from '@switchboard/contract/phone-numbers'

export const DESTINATIONS = ['assigned', 'unassigned'] as const
export const ADDRESSES = ['with', 'without'] as const

/** What the list shows; all of it lives in the query string. */
export interface ListState {
  search: string
  kind: NumberKind | null
  source: NumberSource | null
  destination: (typeof DESTINATIONS)[number] | null
  address: (typeof ADDRESSES)[number] | null
}

const MAX_SEARCH = 100

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null

/** Reads a query string; what is unknown in it counts as not set. */
export const parseListState = (params: URLSearchParams): ListState => ({
  search: (params.get('search') ?? '').trim().slice(0, MAX_SEARCH),
  kind: oneOf(NUMBER_KINDS, params.get('kind')),
  source: oneOf(NUMBER_SOURCES, params.get('source')),
  destination: oneOf(DESTINATIONS, params.get('destination')),
  address: oneOf(ADDRESSES, params.get('address')),
})

/** A state as query values, without what is not set. */
export const toQuery = (state: ListState): Record<string, string> =>
  Object.fromEntries(Object.entries(state).filter((entry): entry is [string, string] => Boolean(entry[1])))

export const isFiltered = (state: ListState): boolean => Object.keys(toQuery(state)).length > 0

/** Without case and accents. */
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** All of a number that is searched, in words. */
const wordsOf = ({ label, destination, emergencyAddress }: PhoneNumberRow) => {
  const target =
    destination && destination.kind !== 'external'
      ? `${destination.extension.name} ${destination.extension.number}`
      : ''
  return folded(`${label} ${target} ${emergencyAddress?.label ?? ''}`)
}

/**
 * Is `search` in the words of a number, or its digits in the number itself? National digits begin with a 0 that E.164
 * leaves out.
 */
function finds(row: PhoneNumberRow, search: string): boolean {
  if (wordsOf(row).includes(folded(search))) return true
  const digits = search.replaceAll(/[\s.()/+-]/g, '')
  if (!/^\d+$/.test(digits)) return false
  const outside = row.destination?.kind === 'external' ? [row.destination.number] : []
  return [row.e164, ...outside].some(
    (e164) => e164.includes(digits) || e164.includes(digits.replace(/^0+/, '') || digits),
  )
}

/** Those of `rows` that the state asks for. */
export const filterNumbers = (rows: readonly PhoneNumberRow[], state: ListState): PhoneNumberRow[] =>
  rows.filter(
    (row) =>
      (state.kind === null || row.kind === state.kind) &&
      (state.source === null || row.source === state.source) &&
      (state.destination === null || (state.destination === 'assigned') === (row.destination !== null)) &&
      (state.address === null || (state.address === 'with') === (row.emergencyAddress !== null)) &&
      (state.search === '' || finds(row, state.search)),
  )
