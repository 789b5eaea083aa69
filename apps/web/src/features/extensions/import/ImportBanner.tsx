import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { can } from '../../../api/session.ts'
import { loadStrings } from '../../../i18n/i18n.ts'
import { useDelayed } from '../../../ui/useDelayed.ts'
import { importsQuery, isRunning } from './queries.ts'

/** Milliseconds after the page: an import is rare, and the first screen does not wait for it. */
const LATER = 2000

const RunningImports = lazy(async () => {
  const [{ RunningImports }] = await Promise.all([
    import('./RunningImports.tsx'),
    loadStrings('extensions/import'),
  ])
  return { default: RunningImports }
})

/**
 * Tells in the list of extensions that an import is running; when it ends, the list is read anew. Nothing for those who
 * cannot import. Its code and its words come when there is one.
 */
export function ImportBanner() {
  const late = useDelayed(can('extensions:write'), LATER)
  const { data } = useQuery({ ...importsQuery(), enabled: late })
  // Also after its end, which it tells.
  const [seen, setSeen] = useState(false)
  if (!seen && data?.items.some(isRunning)) setSeen(true)
  return (
    seen && (
      <Suspense>
        <RunningImports />
      </Suspense>
    )
  )
}
