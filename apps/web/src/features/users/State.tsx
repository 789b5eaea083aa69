import type { User } from '@switchboard/contract/users'
import { IconCheck, IconClock, IconClockExclamation, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDateTime } from '../../format/dates.ts'
import { Badge } from '../../ui/Badge.tsx'

const isOver = ({ invitationEndsAt }: User) =>
  invitationEndsAt !== null && Date.parse(invitationEndsAt) <= Date.now()

/** Whether a person has access. */
export function State({ user }: { user: User }) {
  const { t } = useTranslation('users')
  if (user.state === 'active') {
    return (
      <Badge tone="good" icon={IconCheck}>
        {t('state.active')}
      </Badge>
    )
  }
  if (user.state === 'no_access') return <Badge icon={IconMinus}>{t('state.no_access')}</Badge>
  return isOver(user) ? (
    <Badge tone="warning" icon={IconClockExclamation}>
      {t('state.over')}
    </Badge>
  ) : (
    <Badge tone="info" icon={IconClock}>
      {t('state.invited')}
    </Badge>
  )
}

/** Until when an invitation can be accepted, or since when it cannot. */
export function InvitationEnd({ user }: { user: User }) {
  const { t } = useTranslation('users')
  const dateTime = useDateTime()
  if (user.invitationEndsAt === null) return null
  return t(isOver(user) ? 'invitation.over' : 'invitation.until', { when: dateTime(user.invitationEndsAt) })
}
