import { type User, users } from '@switchboard/contract/users'
import { useTranslation } from 'react-i18next'
import { refreshExcept, useSave } from '../../api/query.ts'
import { toast } from '../../patterns/toast.ts'
import { undoOf } from '../history/index.ts'
import { nameOf } from './words.ts'

interface SavingOptions {
  setFieldErrors: (texts: Record<string, string>) => void
  onSaved: (user: User) => void
}

/** Invites a person who is there, or asks again. */
export function useInvite({ onSaved, ...options }: Partial<SavingOptions> = {}) {
  const { t } = useTranslation('users')
  return useSave(users.invite, {
    ...options,
    invalidates: ['users'],
    onSaved: (user) => {
      toast({ message: t('invite.sent', { email: user.email ?? '' }) })
      onSaved?.(user)
    },
  })
}

/** Invites somebody new. */
export function useInviteNew({ onSaved, ...options }: SavingOptions) {
  const { t } = useTranslation('users')
  return useSave(users.create, {
    ...options,
    invalidates: ['users'],
    onSaved: (user) => {
      const undo = undoOf({ object: user.id, version: user.version })
      toast({ message: t('invite.sent', { email: user.email ?? '' }), undo })
      onSaved(user)
    },
  })
}

/** Gives a person another role. */
export function useSetRole({ onSaved, ...options }: SavingOptions) {
  const { t } = useTranslation(['users', 'shell'])
  return useSave(users.setRole, {
    ...options,
    invalidates: ['users'],
    onSaved: (user) => {
      const { id, version, role } = user
      const words = { name: nameOf(user), role: t(`shell:role.${role}`) }
      toast({ message: t('roleChanged', words), undo: undoOf({ object: id, version }) })
      onSaved(user)
    },
  })
}

/** Takes an invitation back, or all access. */
export function useTakeAccess(user: User, onSaved?: () => void) {
  const { t } = useTranslation('users')
  const invited = user.state === 'invited'
  return useSave(invited ? users.revoke : users.remove, {
    invalidates: [],
    onSaved: () => {
      toast({ message: t(invited ? 'revoked' : 'removed', { name: nameOf(user) }) })
      onSaved?.()
      refreshExcept(['users'], user.extensions.length > 0 ? null : user.id)
    },
  })
}
