import type { User } from '@switchboard/contract/users'
import { IconEye, IconMailForward, IconUserMinus, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import type { RowAction } from '../../patterns/table.ts'
import { useInvite } from './changes.ts'
import { type ListState, toQuery } from './list-state.ts'
import { useRefusal } from './words.ts'

interface RowActionsOptions {
  state: ListState
  onRemove: (user: User) => void
}

/** What can be done with a person; what the role or the rules do not allow says why. */
export function useRowActions({ state, onRemove }: RowActionsOptions) {
  const { t } = useTranslation('users')
  const refusalOf = useRefusal()
  const { save: invite } = useInvite()
  return (user: User): RowAction[] => {
    const { id, email, role } = user
    const disabledReason = refusalOf(user)
    const to = paths.settingsPerson(id, toQuery(state))
    const look = { label: t('row.look'), icon: IconEye, to }
    if (user.state === 'no_access') {
      return [look, { label: t('row.invite'), icon: IconUserPlus, to, disabledReason }]
    }
    const remove = {
      label: t(user.state === 'invited' ? 'row.revoke' : 'row.remove'),
      icon: IconUserMinus,
      onSelect: () => onRemove(user),
      disabledReason,
    }
    if (user.state === 'active' || email === null) return [look, remove]
    const again = {
      label: t('row.inviteAgain'),
      icon: IconMailForward,
      onSelect: () => invite({ params: { id }, body: { email, role } }),
      disabledReason,
    }
    return [look, again, remove]
  }
}
