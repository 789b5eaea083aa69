import { IconUserOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation, useRevalidator, useRouteError } from 'react-router'
import { ApiError } from '../../api/errors.ts'
import { paths } from '../../paths.ts'
import { PanelBody, SidePanel } from '../../patterns/SidePanel.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../patterns/ErrorState.tsx'

/** In place of a panel that could not be loaded; the list beside it stays. An address that is no id is nothing, too. */
export function PanelError() {
  const { t } = useTranslation('users')
  const error = useRouteError()
  const { revalidate } = useRevalidator()
  const { search } = useLocation()
  const gone = error instanceof ApiError && (error.code === 'not_found' || error.code === 'invalid_request')
  return (
    <SidePanel title={t('title')} closeTo={paths.settingsPeople()}>
      <PanelBody>
        {gone ? (
          <EmptyState
            icon={IconUserOff}
            title={t('gone.title')}
            detail={t('gone.detail')}
            action={
              <LinkButton to={{ pathname: paths.settingsPeople(), search }}>{t('gone.back')}</LinkButton>
            }
          />
        ) : (
          <ErrorState error={error} onRetry={() => void revalidate()} />
        )}
      </PanelBody>
    </SidePanel>
  )
}
