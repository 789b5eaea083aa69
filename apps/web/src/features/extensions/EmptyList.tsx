import { IconPhonePlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { EmptyState, NothingFound } from '../../ui/EmptyState.tsx'
import { isFiltered, type ListState } from './list-state.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'

/** In place of the list: filters that leave nothing, or a company without extensions, with its two ways to begin. */
export function EmptyList({ state, onClear }: { state: ListState; onClear: () => void }) {
  const { t } = useTranslation('extensions')
  const disabledReason = useReadOnlyReason()
  if (isFiltered(state)) {
    return <NothingFound title={t('empty.found.title')} detail={t('empty.found.detail')} onClear={onClear} />
  }
  return (
    <EmptyState
      icon={IconPhonePlus}
      title={t('empty.none.title')}
      detail={t('empty.none.detail')}
      action={
        <>
          <LinkButton to={paths.extensionNew()} variant="primary" disabledReason={disabledReason}>
            {t('empty.none.action')}
          </LinkButton>
          <LinkButton to={paths.extensionsImport()} disabledReason={disabledReason}>
            {t('files.import')}
          </LinkButton>
          {can('settings:write') && (
            <LinkButton to={paths.quickStart()}>{t('empty.none.quickStart')}</LinkButton>
          )}
        </>
      }
    />
  )
}
