import { IconMapPinOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRevalidator, useRouteError } from 'react-router'
import { ApiError } from '../api/errors.ts'
import { useMaybeSession } from '../api/session-store.ts'
import { paths } from '../paths.ts'
import { LinkButton } from './LinkButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { NotAllowed } from './NotAllowed.tsx'
import { ErrorState } from './ErrorState.tsx'
import { useDocumentTitle } from './useDocumentTitle.ts'

/** In place of a route that failed: not allowed, not there, a newer version, or the server away. The rest of the page stays. */
export function RouteError() {
  const error = useRouteError()
  const session = useMaybeSession()
  const { revalidate } = useRevalidator()
  const code = error instanceof ApiError ? error.code : undefined
  const status = isRouteErrorResponse(error) ? error.status : undefined
  if ((code === 'forbidden' || status === 403) && session) return <NotAllowed />
  if (code === 'not_found' || status === 404) return <NotFound />
  return <ErrorState error={error} onRetry={() => void revalidate()} />
}

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation()
  useDocumentTitle(t('notFound.title'))
  return (
    <EmptyState
      level={1}
      icon={IconMapPinOff}
      title={t('notFound.title')}
      detail={t('notFound.detail')}
      action={<LinkButton to={paths.home()}>{t('action.goHome')}</LinkButton>}
    />
  )
}
