import type { Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation, useRevalidator, useRouteError } from 'react-router'
import { ApiError } from '../../api/errors.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../ErrorState.tsx'
import { LinkButton } from '../LinkButton.tsx'
import { PanelBody, SidePanel } from '../SidePanel.tsx'

interface PanelErrorProps {
  /** Of the list beside it. */
  title: string
  icon: Icon
  /** Path of the list. */
  closeTo: string
}

/** In place of a panel that could not be loaded; the list beside it stays. */
export function PanelError({ title, ...rest }: PanelErrorProps) {
  return (
    <SidePanel title={title} closeTo={rest.closeTo}>
      <PanelBody>
        <ObjectError {...rest} />
      </PanelBody>
    </SidePanel>
  )
}

/** In place of an object that could not be loaded. An address that is no id is nothing, too. */
export function ObjectError({ icon, closeTo }: Omit<PanelErrorProps, 'title'>) {
  const { t } = useTranslation('object')
  const error = useRouteError()
  const { revalidate } = useRevalidator()
  const { search } = useLocation()
  const gone = error instanceof ApiError && (error.code === 'not_found' || error.code === 'invalid_request')
  if (!gone) return <ErrorState error={error} onRetry={() => void revalidate()} />
  return (
    <EmptyState
      icon={icon}
      title={t('gone.title')}
      detail={t('gone.detail')}
      action={<LinkButton to={{ pathname: closeTo, search }}>{t('gone.back')}</LinkButton>}
    />
  )
}
