import { extensions } from '@switchboard/contract/extensions'
import { IconDownload, IconFileSpreadsheet, IconPlus, IconUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { ActionMenu } from '../../patterns/ActionMenu.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Tip } from '../../ui/Tip.tsx'
import classes from './extensions.module.css'
import { type ListState, toQuery } from './list-state.ts'
import { listOf } from './queries.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'

interface ListHeaderProps {
  state: ListState
  /** How many extensions the list shows. */
  matching: number
}

/** What can be done from the list as a whole: a new extension, an import, an export of exactly what is shown. */
export function ListHeader({ state, matching }: ListHeaderProps) {
  return (
    <div className={classes.header}>
      <Files state={state} matching={matching} />
      <NewExtension query={toQuery(state)} />
    </div>
  )
}

function Files({ state, matching }: ListHeaderProps) {
  const { t } = useTranslation('extensions')
  const readOnly = useReadOnlyReason()
  const download = async () => {
    // A request of the page's own first: a session that has ended asks for the password here, not in a download.
    await queryClient.fetchQuery({ ...listOf(state).outline, staleTime: 0 })
    const { exportUrl } = await import('./export.ts')
    window.location.assign(exportUrl(state))
  }
  return (
    <ActionMenu
      actions={[
        {
          label: t('files.import'),
          icon: IconUpload,
          to: paths.extensionsImport(),
          disabledReason: readOnly,
        },
        {
          label: t('files.export', { count: matching }),
          icon: IconDownload,
          onSelect: () => void download(),
        },
      ]}
    >
      <Button icon={<IconFileSpreadsheet size={16} stroke={1.75} aria-hidden />}>{t('files.menu')}</Button>
    </ActionMenu>
  )
}

function NewExtension({ query }: { query: Record<string, string> }) {
  const { t } = useTranslation('extensions')
  const disabledReason = useReadOnlyReason()
  const button = (
    <LinkButton
      to={paths.extensionNew(query)}
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      disabledReason={disabledReason}
      preventScrollReset
    >
      {t('new')}
    </LinkButton>
  )
  return can(extensions.create) ? <Tip label={t('newHint')}>{button}</Tip> : button
}
