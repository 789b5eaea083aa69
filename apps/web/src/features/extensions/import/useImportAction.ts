import type { Endpoint, ResponseOf } from '@switchboard/contract/endpoint'
import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import { useEffect } from 'react'
import { useSave } from '../../../api/query.ts'
import { overtakenBy, remember } from './queries.ts'

/**
 * Something done to an import, whose answer is the import as it is now. When somebody else was faster (`overtaken`),
 * the page shows what they left, and nothing was done.
 */
export function useImportAction<E extends Endpoint & { response: typeof ExtensionImport }>(
  endpoint: E,
  onSettled?: () => void,
) {
  const action = useSave(endpoint, {
    invalidates: ['extensions'],
    // What the type of a generic endpoint does not tell the compiler.
    onSaved: (response: ResponseOf<E>) => remember(response as ExtensionImport),
    ...(onSettled && { onSettled }),
  })
  const current = overtakenBy(action.error)
  useEffect(() => {
    if (current) remember(current)
  }, [current])
  return { ...action, error: current ? null : action.error, overtaken: current !== null }
}
