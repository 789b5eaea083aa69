import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session-store.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

/** A page that the user's role does not include, with whom to ask. */
export function NotAllowed() {
  const { t } = useTranslation()
  const { tenant } = useSession()
  return (
    <EmptyState
      level={1}
      icon={IconLock}
      title={t('notAllowed.title')}
      detail={t('notAllowed.detail', { company: tenant.name })}
    />
  )
}
