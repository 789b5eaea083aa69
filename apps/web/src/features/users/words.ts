import { ROLES, rolesWithin } from '@switchboard/contract/permissions'
import { type User, users } from '@switchboard/contract/users'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'

export const nameOf = ({ firstName, lastName }: Pick<User, 'firstName' | 'lastName'>) =>
  `${firstName} ${lastName}`

/** Why the signed-in user cannot change this person's role and access; undefined for those who can. */
export function useRefusal(): (user: Pick<User, 'refusal'> | null) => string | undefined {
  const { t } = useTranslation('users')
  return (user) => {
    if (!can(users.setRole)) return t('readOnly')
    return user?.refusal ? t(`refusal.${user.refusal}`) : undefined
  }
}

/** Every role with what it means; those that are not the signed-in user's to give say so. */
export function useRoleOptions() {
  const { t } = useTranslation(['users', 'shell'])
  const gift = rolesWithin(useSession().permissions)
  return ROLES.map((value) => ({
    value,
    label: t(`shell:role.${value}`),
    help: t(`role.${value}`),
    ...(can(users.setRole) && !gift.includes(value) && { unavailable: t('notInGift') }),
  }))
}
