import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session-store.ts'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from './LinkButton.tsx'
import { useDocumentTitle } from './useDocumentTitle.ts'

/** A page that the user's role does not include, with whom to ask and the way to one that it does. */
export function NotAllowed() {
  const { t } = useTranslation()
  const { tenant } = useSession()
  useDocumentTitle(t('notAllowed.title'))
  return (
    <EmptyState
      level={1}
      icon={IconLock}
      title={t('notAllowed.title')}
      detail={t('notAllowed.detail', { company: tenant.name })}
      action={<LinkButton to={paths.home()}>{t('action.goHome')}</LinkButton>}
    />
  )
}
