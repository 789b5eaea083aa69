import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import { useEffect, useEffectEvent, useRef } from 'react'
import { queryClient } from '../../../api/query.ts'
import { isRunning } from './queries.ts'

/** Reads the extensions anew, and tells, when an import that was seen running has ended. */
export function useFinished(
  imports: readonly ExtensionImport[] = [],
  onFinished: (imported: ExtensionImport) => void = () => {},
): void {
  const running = useRef<readonly string[]>([])
  const finish = useEffectEvent((ended: readonly ExtensionImport[]) => {
    void queryClient.invalidateQueries({ queryKey: ['extensions'] })
    for (const imported of ended) onFinished(imported)
  })
  useEffect(() => {
    const ended = imports.filter((imported) => running.current.includes(imported.id) && !isRunning(imported))
    running.current = imports.filter(isRunning).map(({ id }) => id)
    if (ended.length > 0) finish(ended)
  }, [imports])
}
