import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import { IconAlertTriangle, IconCircleCheck, IconCircleOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../patterns/LinkButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import classes from './import.module.css'

/** How an import ended, and where to go from there. */
export function Outcome({ imported }: { imported: ExtensionImport }) {
  return (
    <output className={classes.card}>
      {imported.state === 'done' ? <Done imported={imported} /> : <NothingKept imported={imported} />}
    </output>
  )
}

function Done({ imported: { counts } }: { imported: ExtensionImport }) {
  const { t } = useTranslation('extensions/import')
  const parts = [
    t('end.created', { count: counts.create }),
    t('end.updated', { count: counts.update }),
    t('end.unchanged', { count: counts.unchanged }),
    t('end.leftOut', { count: counts.error }),
  ]
  return (
    <EmptyState
      icon={IconCircleCheck}
      title={t('end.done')}
      detail={parts.join(' · ')}
      action={
        <>
          <LinkButton to={paths.extensionsImport()}>{t('end.another')}</LinkButton>
          <LinkButton to={paths.extensions()} variant="primary">
            {t('end.list')}
          </LinkButton>
        </>
      }
    />
  )
}

function NothingKept({ imported: { state, failure } }: { imported: ExtensionImport }) {
  const { t } = useTranslation('extensions/import')
  const how = state === 'cancelled' ? 'cancelled' : (failure ?? 'internal')
  return (
    <EmptyState
      icon={state === 'cancelled' ? IconCircleOff : IconAlertTriangle}
      title={t(`end.${how}`)}
      detail={t(`end.${how}Detail`)}
      action={
        <LinkButton to={paths.extensionsImport()} variant="primary">
          {t('end.again')}
        </LinkButton>
      }
    />
  )
}
