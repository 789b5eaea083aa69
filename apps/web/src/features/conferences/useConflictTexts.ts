import { useTranslation } from 'react-i18next'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import { useDestinationText } from '../destinations/index.ts'
import type { BridgeForm, BridgePart } from './bridge-form.ts'

/** Tells the parts of a bridge's form in words, to be compared with another version. */
export function useConflictTexts(): ConflictTexts<BridgeForm, BridgePart> {
  const { t } = useTranslation('conferences')
  const destinationText = useDestinationText()
  const onOff = (on: boolean) => t(on ? 'on' : 'off')
  const texts: Record<BridgePart, (values: BridgeForm) => string> = {
    name: ({ name }) => name,
    conferenceId: ({ conferenceId }) => conferenceId,
    pin: ({ pinRequired, pin }) => {
      if (!pinRequired) return t('pin.none')
      return t(pin ? 'pin.new' : 'pin.set')
    },
    owner: ({ owner }) => (owner ? destinationText(owner) : t('owner.none')),
    maxParticipants: ({ maxParticipants }) => String(maxParticipants),
    muteOnEntry: ({ muteOnEntry }) => onOff(muteOnEntry),
    announce: ({ announce }) => onOff(announce),
  }
  return { labelOf: (part) => t(`part.${part}`), textOf: (part, values) => texts[part](values) }
}
