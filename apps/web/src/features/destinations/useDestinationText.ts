import type { DestinationView } from '@switchboard/contract/destination'
import { useTranslation } from 'react-i18next'
import { useNumberFormat } from '../../format/phone.ts'

/** Tells a destination in words: `Claire Fontaine (201)`, `Voicemail of Claire Fontaine (201)`, `01 99 00 12 00`. */
export function useDestinationText(): (destination: DestinationView) => string {
  const { t } = useTranslation('destinations')
  const format = useNumberFormat()
  return (destination) => {
    if (destination.kind === 'external') return format(destination.number)
    return t(destination.kind === 'voicemail' ? 'voicemail' : 'reference', destination.extension)
  }
}
