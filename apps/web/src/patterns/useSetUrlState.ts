import { useSearchParams } from 'react-router'

/**
 * Changes a page's filters and sort, which live in the query string: an empty value removes its name. The history
 * entry is replaced, so that Back leaves the page and not the last letter typed.
 */
export function useSetUrlState<K extends string>(): (changes: Partial<Record<K, string>>) => void {
  const [, setParams] = useSearchParams()
  return (changes) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now)
        for (const [name, value] of Object.entries<string | undefined>(changes)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      { replace: true, preventScrollReset: true },
    )
}
