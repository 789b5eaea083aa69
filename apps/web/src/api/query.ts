import type { Endpoint, RequestOf, ResponseOf } from '@switchboard/contract/endpoint'
import {
  infiniteQueryOptions,
  keepPreviousData,
  MutationCache,
  QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, type CallArgs } from './client.ts'
import { ApiError } from './errors.ts'

const isTemporary = (error: Error) => error instanceof ApiError && error.temporary

/**
 * The one cache. Reads are repeated twice while the server is away; writes never by themselves. Whatever was changed
 * has entered the history.
 */
export const queryClient: QueryClient = new QueryClient({
  mutationCache: new MutationCache({
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['history'] }),
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && isTemporary(error),
      // The browser's idea of being offline is not ours: localhost and company networks answer without the internet.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

const keyOf = (endpoint: Endpoint) => endpoint.id.split('.')

/** TanStack Query options for reading an endpoint; the key begins with the parts of its id. */
export const query = <E extends Endpoint>(endpoint: E, args: CallArgs<E>) =>
  queryOptions({
    queryKey: [...keyOf(endpoint), args] as readonly unknown[],
    queryFn: ({ signal }) => call(endpoint, args, { signal }),
  })

interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}
type ItemOf<E extends Endpoint> = ResponseOf<E> extends { items: (infer Item)[] } ? Item : never

const pages = <Item>(
  queryKey: readonly unknown[],
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })

/** Like `query()` for a keyset-paged list, a page at a time. */
export const pagedQuery = <E extends Endpoint>(endpoint: E, args: PagedArgs<E>) =>
  pages<ItemOf<E>>([...keyOf(endpoint), 'pages', args], (cursor, signal) => {
    // A list endpoint has a query with a cursor and answers a page: its types say so, the generic ones do not.
    const page = { ...args, query: { ...args.query, cursor } } as unknown as CallArgs<E>
    return call(endpoint, page, { signal }) as Promise<unknown> as Promise<Page<ItemOf<E>>>
  })

type PagedArgs<E extends Endpoint> = Omit<RequestOf<E>, 'query'> & { query: Omit<QueryOf<E>, 'cursor'> }
type QueryOf<E extends Endpoint> = RequestOf<E> extends { query: infer Query } ? Query : never

const forgotten = (key: readonly unknown[]) =>
  new Error(
    [
      `The query ${JSON.stringify(key)} was not loaded before the page was shown.`,
      '1. Does the route have a loader?',
      '2. Does the loader await queryClient.ensureQueryData()?',
      '3. Are its arguments the same as here, also after the URL has changed?',
    ].join('\n'),
  )

/** Reads what the route's loader has loaded; a page needs no "loading" branch. Throws when the loader forgot. */
export function usePrefetched<T>(options: ReturnType<typeof queryOptions<T, Error, T, readonly unknown[]>>) {
  const result = useQuery(options)
  if (result.data === undefined) throw result.error ?? forgotten(options.queryKey)
  return { ...result, data: result.data }
}

/**
 * A keyset-paged list: all items loaded so far, and how to load more. While another filter loads, the items of the one
 * before stay; `items` is undefined while there is nothing yet, so that the page can show the list's outline.
 */
export function usePages<Item>(options: ReturnType<typeof pages<Item>>) {
  const list = useInfiniteQuery({ ...options, placeholderData: keepPreviousData })
  return {
    items: list.data?.pages.flatMap((page) => page.items),
    /** Why the first page is not there; a later one fails beside its rows (`more.failed`). */
    error: list.data === undefined ? list.error : null,
    retry: () => void list.refetch(),
    more: {
      available: list.hasNextPage,
      loading: list.isFetchingNextPage,
      failed: list.isFetchNextPageError,
      load: () => void list.fetchNextPage(),
    },
  }
}

/** Marks what begins with these keys as stale, except of `gone`: what was deleted is not asked for again. */
export function refreshExcept(heads: readonly string[], gone: string | null): void {
  for (const head of heads) {
    void queryClient.invalidateQueries({
      queryKey: [head],
      predicate: ({ queryKey }) => gone === null || !JSON.stringify(queryKey).includes(gone),
    })
  }
}

interface SaveOptions<E extends Endpoint> {
  /** Heads of query keys that are stale after a success, usually the feature's slug: `['extensions']`. */
  invalidates: readonly string[]
  /** Receives a text for each field that the server refuses, keyed by its path in the body. */
  setFieldErrors?: (texts: Record<string, string>) => void
  onSaved?: (response: ResponseOf<E>) => void | Promise<void>
  /** After a success, with what is stale read again, and after a failure. */
  onSettled?: () => void
}

/**
 * Changes something. `save(args)` never throws: field errors go to the form, any other error is `error`, and
 * `onSaved` runs once the stale queries are marked.
 */
export function useSave<E extends Endpoint>(endpoint: E, options: SaveOptions<E>) {
  const { t } = useTranslation()
  const mutation = useMutation<ResponseOf<E>, Error, CallArgs<E>>({
    mutationFn: (args) => call(endpoint, args),
    onSuccess: async (response) => {
      const stale = options.invalidates.map((head) => queryClient.invalidateQueries({ queryKey: [head] }))
      await options.onSaved?.(response)
      await Promise.all(stale)
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return
      const texts = Object.entries(error.fieldErrors).map(([path, code]) => [path, t(`field.${code}`)])
      options.setFieldErrors?.(Object.fromEntries(texts))
    },
    onSettled: () => options.onSettled?.(),
  })
  return {
    save: (args: CallArgs<E>) => mutation.mutate(args),
    saving: mutation.isPending,
    /** What is to be told beside the form; null while the fields tell it all. */
    error: mutation.error && !tellsFields(mutation.error, options) ? mutation.error : null,
    /** Why the last save was refused, whoever tells it. */
    failure: mutation.error,
    reset: mutation.reset,
  }
}

const tellsFields = (error: Error, { setFieldErrors }: { setFieldErrors?: unknown }) =>
  error instanceof ApiError && setFieldErrors !== undefined && Object.keys(error.fieldErrors).length > 0
