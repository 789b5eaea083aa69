import { keyWaits } from '@switchboard/call-flow/menus'
import { MENU_KEYS, type MenuKey } from '@switchboard/contract/menus'
import { useQuery } from '@tanstack/react-query'
import type { ReceptionistForm } from './form.ts'
import { prefixesQuery } from './queries.ts'

/** Extensions that begin with a digit. */
interface Prefix {
  digit: string
  count: number
  first: string
}

/**
 * The keys with which extensions begin that callers can dial: those that are excluded do not count.
 * @param prefixes of all extensions of the company
 */
export function waitingKeys(
  { directDialing, exclusions }: Pick<ReceptionistForm, 'directDialing' | 'exclusions'>,
  prefixes: readonly Prefix[],
): Set<MenuKey> {
  if (!directDialing) return new Set()
  const excluded = (digit: string) => exclusions.filter(({ number }) => number.startsWith(digit)).length
  const dialable = prefixes.filter(({ digit, count }) => count > excluded(digit)).map(({ first }) => first)
  return new Set(MENU_KEYS.filter((key) => keyWaits(key, dialable)))
}

/** The same for a form, with the extensions as they are now. */
export function useWaiting(values: ReceptionistForm): Set<MenuKey> {
  const { data } = useQuery(prefixesQuery())
  return waitingKeys(values, data?.items ?? [])
}
