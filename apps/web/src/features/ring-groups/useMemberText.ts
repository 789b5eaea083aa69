import type { RingGroupCandidate } from '@switchboard/contract/ring-groups'
import { useTranslation } from 'react-i18next'

/** Names a member: a phone by its holder, a device by both. */
export function useMemberText(): (member: RingGroupCandidate) => string {
  const { t } = useTranslation('ring-groups')
  return (member) =>
    member.kind === 'device'
      ? t('members.device', { device: member.deviceName, name: member.extension.name })
      : member.extension.name
}
