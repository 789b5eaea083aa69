import { lazy, Suspense } from 'react'
import { can } from '../../../api/session.ts'
import { loadStrings } from '../../../i18n/i18n.ts'

const RunningImports = lazy(async () => {
  const [{ RunningImports }] = await Promise.all([
    import('./RunningImports.tsx'),
    loadStrings('extensions/import'),
  ])
  return { default: RunningImports }
})

/**
 * Tells in the list of extensions that an import is running; when it ends, the list is read anew. Nothing for those who
 * cannot import. Comes after the page: its code and its words are no part of the first load.
 */
export function ImportBanner() {
  return (
    can('extensions:write') && (
      <Suspense>
        <RunningImports />
      </Suspense>
    )
  )
}
