import {
  type ExtensionImport,
  extensionsImport,
  type ImportVerdict,
} from '@switchboard/contract/extensions.import'
import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '../../../api/errors.ts'
import { pagedQuery, query, queryClient } from '../../../api/query.ts'

/** Milliseconds between two looks at an import that runs, and at the list of them, which is larger. */
const POLL = { one: 1000, list: 5000 }
/** Rows a page: errors are usually fewer. */
const PAGE_SIZE = 100

export const isRunning = ({ state }: Pick<ExtensionImport, 'state'>) => state === 'importing'

/** One import, asked for again and again while it runs. */
export const importQuery = (id: string) =>
  queryOptions({
    ...query(extensionsImport.get, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? POLL.one : false),
  })

/** The latest imports, asked for again and again while one runs. */
export const importsQuery = () =>
  queryOptions({
    ...query(extensionsImport.list, undefined),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? POLL.list : false),
  })

/** The rows of an import in the order of the file, a page at a time. */
export const rowsQuery = (id: string, verdict: ImportVerdict | null) =>
  pagedQuery(extensionsImport.rows, {
    params: { id },
    query: { ...(verdict && { verdict }), limit: PAGE_SIZE },
  })

/** Puts an import as it is now where pages read it. */
export const remember = (imported: ExtensionImport): void => {
  queryClient.setQueryData(importQuery(imported.id).queryKey, imported)
}

/** The import as it is now, when a request was refused because somebody else was faster. */
export function overtakenBy(error: unknown): ExtensionImport | null {
  if (!(error instanceof ApiError)) return null
  const { code, current } = error
  const refused = code === 'version_conflict' || code === 'import_started' || code === 'import_ended'
  return refused ? (current as ExtensionImport) : null
}
