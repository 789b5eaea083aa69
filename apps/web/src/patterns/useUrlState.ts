import { useSearchParams } from 'react-router'

/**
 * A page's filters and sort, kept in the URL. `set` merges: an empty value removes its name. Typing replaces the
 * history entry, so that Back leaves the page and not the last letter.
 */
export function useUrlState<K extends string>(names: readonly K[]) {
  const [params, setParams] = useSearchParams()
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as Record<K, string>
  const set = (changes: Partial<Record<K, string>>) =>
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
  return {
    values,
    set,
    clear: () => set(Object.fromEntries(names.map((name) => [name, ''])) as Record<K, string>),
  }
}
