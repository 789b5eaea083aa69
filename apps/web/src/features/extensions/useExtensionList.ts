import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ListState } from './list-state.ts'
import { countQuery, listQuery } from './queries.ts'

/** The list as the address asks for it. While another filter loads, the rows of the one before stay. */
export function useExtensionList(state: ListState) {
  const list = useInfiniteQuery({ ...listQuery(state), placeholderData: keepPreviousData })
  const { data: count } = useQuery({ ...countQuery(state), placeholderData: keepPreviousData })
  return {
    /** Undefined while there is nothing to show yet. */
    rows: list.data?.pages.flatMap((page) => page.items),
    /** The first page could not be loaded; later ones fail beside their rows. */
    error: list.data === undefined ? list.error : null,
    retry: () => void list.refetch(),
    count,
    more: {
      available: list.hasNextPage,
      loading: list.isFetchingNextPage,
      failed: list.isFetchNextPageError,
      load: () => void list.fetchNextPage(),
    },
  }
}
