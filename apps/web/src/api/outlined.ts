import { keepPreviousData, type QueryKey, queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from './query.ts'

/** What an outline tells: how long a list is, and the cursors of its second page, its third … */
export interface Outline {
  matching: number
  starts: string[]
}
interface Page<Row> {
  items: Row[]
  nextCursor: string | null
}
type QueryFor<T> = ReturnType<typeof queryOptions<T, Error, T, QueryKey>>

interface Parts<Row, O extends Outline> {
  /** Of its pages; begins like those of all that a change of a row makes stale. */
  key: QueryKey
  outline: QueryFor<O>
  /** Reads the page at `cursor`, the first one without. */
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>
  /** Rows a page. */
  size: number
  /** Is the outline wanted even of a list that is one page, for what else it tells? */
  always: boolean
}

/**
 * A keyset-paged list any page of which is one request away, because its outline tells where each begins. Pages are known
 * by their place, so that while the list changes, what was there stays until it is there anew.
 */
export const outlinedList = <Row, O extends Outline>({
  key,
  outline,
  load,
  size,
  always,
}: Parts<Row, O>) => ({
  id: JSON.stringify(key),
  outline,
  size,
  /** Whether to ask for the outline before the first page has told if there are more. */
  outlineFirst: (expected: number | undefined) => always || (expected ?? 0) > size,
  page: (place: number): QueryFor<Page<Row>> =>
    queryOptions({
      queryKey: [...key, place] as QueryKey,
      queryFn: async ({ signal }) => {
        if (place === 0) return load(undefined, signal)
        const cursor = (await queryClient.fetchQuery(outline)).starts[place - 1]
        // Without a cursor, the list has become shorter since it was looked at.
        return cursor === undefined ? { items: [], nextCursor: null } : load(cursor, signal)
      },
    }),
})
export type OutlinedList<Row, O extends Outline> = ReturnType<typeof outlinedList<Row, O>>

/** The places of the pages that rows `first` to `last` are on. */
export const pagesOf = (first: number, last: number, size: number): number[] => {
  const from = Math.floor(first / size)
  return Array.from({ length: Math.max(Math.floor(last / size) - from + 1, 0) }, (_, index) => from + index)
}

/**
 * The rows of an outlined list, its pages loaded as `range` comes to them. The first page shows as soon as it is there,
 * without the outline. While another list loads (a filter was changed), the one before stays.
 * @param expected how long it was when it was last seen: so long it is until its outline is there
 */
export function useOutlinedRows<Row, O extends Outline>(
  list: OutlinedList<Row, O>,
  range: { first: number; last: number },
  expected: number | undefined,
) {
  const wanted = useQuery(list.page(0))
  const [before, setBefore] = useState(list)
  const shown = wanted.data || before.id === list.id ? list : before
  if (wanted.data && before.id !== list.id) setBefore(list)

  const inView = pagesOf(range.first, range.last, shown.size)
  const places = inView.includes(0) ? inView : [0, ...inView]
  const pages = useQueries({ queries: places.map((place) => shown.page(place)) })
  const loaded = new Map(places.map((place, index) => [place, pages[index]?.data?.items]))
  const at = (index: number) => loaded.get(Math.floor(index / shown.size))?.[index % shown.size]

  const first = pages[0]?.data
  const onePage = first?.nextCursor === null
  const outlining = shown.outlineFirst(expected) || (first !== undefined && !onePage)
  const outline = useQuery({ ...shown.outline, enabled: outlining, placeholderData: keepPreviousData })
  const outlined = outline.isPlaceholderData ? undefined : outline.data?.matching
  const length = onePage ? first.items.length : (outlined ?? expected)
  const failed = [outline, ...pages].filter(({ isError, data }) => isError && data === undefined)
  return {
    /** Undefined until it is known how many there are. */
    rows: length === undefined && !first ? undefined : { length: length ?? first?.items.length ?? 0, at },
    /** Undefined for a list of one page that nobody asked to outline. */
    outline: outlining ? outline.data : undefined,
    /** Is `rows.length` how many there are? */
    settled: onePage || (outlining && outlined !== undefined),
    /** The rows on the pages that `range` is on. */
    inView: inView.flatMap((place) => loaded.get(place) ?? []),
    fetching: outline.isFetching || pages.some(({ isFetching }) => isFetching),
    /** Why the first page is not there. */
    error: wanted.data === undefined ? wanted.error : null,
    /** Another part is not there: its rows, or the list's length. */
    failed: failed.length > 0,
    retry: () => {
      for (const part of failed) void part.refetch()
      if (wanted.isError) void wanted.refetch()
    },
    /** Where a row is, among those that are loaded. */
    find: (fits: (row: Row) => boolean): number | undefined => {
      for (const [place, items] of loaded) {
        const index = items?.findIndex(fits) ?? -1
        if (index >= 0) return place * shown.size + index
      }
      return undefined
    },
    /** The rows from one to another, those that are not there read first. */
    read: async (from: number, to: number): Promise<Row[]> => {
      const found = await Promise.all(
        pagesOf(from, to, shown.size).map((place) => queryClient.ensureQueryData(shown.page(place))),
      )
      const start = from - (from % shown.size)
      return found.flatMap(({ items }) => items).slice(from - start, to - start + 1)
    },
  }
}
