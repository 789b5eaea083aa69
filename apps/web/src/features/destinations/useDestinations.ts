import { useDebouncedValue } from '@mantine/hooks'
import type { Destination, DestinationView } from '@switchboard/contract/destination'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../api/query.ts'
import { useSession } from '../../api/session-store.ts'
import { usePhoneLibrary } from '../../format/phone.ts'
import { extensionOf, keyOf, readOutside } from './options.ts'
import { destinationsQuery } from './queries.ts'

interface Asked {
  /** What is looked for; '' for the first ones. */
  typed: string
  kinds: readonly Destination['kind'][]
  /** Id of an extension that is left out, with its voicemail. */
  except: string | null
  /** What is chosen now stays on offer while nothing is looked for. */
  value: DestinationView | null
  /** Nothing is asked of the server before somebody wants to choose. */
  wanted: boolean
}

/** Milliseconds without a key before the server is asked. */
const PAUSE = 150
/** Digits (contract: `EXTENSION_NUMBER`). */
const LONGEST_INTERNAL = 6

/** What can be chosen for the text typed so far. */
export function useDestinations({ typed, kinds, except, value, wanted }: Asked) {
  const { t } = useTranslation('destinations')
  const phones = usePhoneLibrary()
  const { country } = useSession().tenant
  const [search] = useDebouncedValue(typed, PAUSE)
  const { data, isFetching } = useQuery({
    ...destinationsQuery(search, kinds),
    enabled: wanted,
    placeholderData: keepPreviousData,
  })
  const mayBeOutside = kinds.includes('external')
  const outside = phones && mayBeOutside ? readOutside(typed, country, phones) : ({ state: 'none' } as const)
  const number: DestinationView | null =
    outside.state === 'number' ? { kind: 'external', number: outside.e164 } : null
  // Longer than an internal number is: nothing that is found could be meant.
  const certain = typed.replaceAll(/\D/g, '').length > LONGEST_INTERNAL ? number : null
  const without = (all: readonly DestinationView[]) => all.filter((each) => extensionOf(each)?.id !== except)
  const found = certain ? [] : without(data?.items ?? [])
  const kept = value && typed === '' && !found.some((each) => keyOf(each) === keyOf(value)) ? [value] : []
  const settled = search === typed && !isFetching
  const nothing = () => {
    if (outside.state === 'emergency') return t('emergency', { code: outside.code })
    if (!settled) return t('searching')
    return t(mayBeOutside ? 'nothing' : 'nothingInside')
  }
  return {
    all: [...kept, ...found, ...(number ? [number] : [])],
    /** What is offered is about what is typed. */
    settled: settled || certain !== null,
    /** A whole number that is nobody's inside: it needs no choice. */
    certain,
    /** The first that fits what is typed, once that is known. */
    first: async () => {
      const { items } = await queryClient.fetchQuery(destinationsQuery(typed, kinds))
      return without(items)[0] ?? number
    },
    /** Why there is none. */
    nothing: nothing(),
  }
}
