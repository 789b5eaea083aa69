import { useTranslation } from 'react-i18next'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import { useDestinationText } from '../destinations/index.ts'
import type { Part, RingGroupForm } from './form.ts'
import { useMemberText } from './useMemberText.ts'

/** Tells the parts of a group's form in words, to be compared with another version. */
export function useConflictTexts(): ConflictTexts<RingGroupForm, Part> {
  const { t } = useTranslation('ring-groups')
  const destinationText = useDestinationText()
  const memberText = useMemberText()
  const texts: Record<Part, (values: RingGroupForm) => string> = {
    name: ({ name }) => name,
    number: ({ number }) => number,
    strategy: ({ strategy }) => t(`strategy.${strategy}.label`),
    members: ({ members }) =>
      members.length === 0 ? t('members.nobody') : members.map((each) => memberText(each)).join(', '),
    ringSeconds: ({ ringSeconds }) => t('seconds', { seconds: Number(ringSeconds) }),
    memberForwarding: ({ memberForwarding }) => t(memberForwarding ? 'forwarding.on' : 'forwarding.off'),
    fallback: ({ fallback }) => (fallback ? destinationText(fallback) : t('fallback.none')),
    holdMusic: ({ holdPlaylistId }) => t(holdPlaylistId ? 'music.own' : 'music.default'),
  }
  return { labelOf: (part) => t(`part.${part}`), textOf: (part, values) => texts[part](values) }
}
