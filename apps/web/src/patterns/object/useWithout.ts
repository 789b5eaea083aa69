import { useState } from 'react'

/** What becomes of the uses: they go without, or one other object takes the place in all of them. */
export interface Without {
  way: 'detach' | 'replace'
  /** Id of the other object; null until it is chosen. */
  replacement: string | null
}

/** The query, or body, of a deletion that ends uses in this way. */
export const toQuery = ({ way, replacement }: Without): { detach: boolean; replacement?: string } =>
  way === 'replace' && replacement !== null ? { detach: true, replacement } : { detach: true }

/** The choice between the two, for `WithoutChoice`. */
export function useWithout() {
  const [without, setWithout] = useState<Without>({ way: 'detach', replacement: null })
  return {
    without,
    set: (changes: Partial<Without>) => setWithout((now) => ({ ...now, ...changes })),
    replaced: without.way === 'replace',
    incomplete: without.way === 'replace' && without.replacement === null,
  }
}
