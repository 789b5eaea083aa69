import type { ResponseOf } from '@switchboard/contract/endpoint'
import { extensions } from '@switchboard/contract/extensions'
import type { extensionsImport } from '@switchboard/contract/extensions.import'
import { IconDownload, IconFileSpreadsheet, IconPlus, IconUpload } from '@tabler/icons-react'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { type Action, ActionMenu } from '../../patterns/ActionMenu.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Tip } from '../../ui/Tip.tsx'
import classes from './extensions.module.css'
import { type ListState, toQuery } from './list-state.ts'
import { exportContentsQuery } from './queries.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'

/** What can be done from the list as a whole: a new extension, an import, an export of exactly what is shown. */
export function ListHeader({ state }: { state: ListState }) {
  return (
    <div className={classes.header}>
      <Files state={state} />
      <NewExtension query={toQuery(state)} />
    </div>
  )
}

function Files({ state }: { state: ListState }) {
  const { t } = useTranslation('extensions')
  const readOnly = useReadOnlyReason()
  const [opened, setOpened] = useState(false)
  const contents = useQuery({ ...exportContentsQuery(state), enabled: opened })
  const download = async () => {
    // A request of the page's own first: a session that has ended asks for the password here, not in a download.
    await queryClient.fetchQuery({ ...exportContentsQuery(state), staleTime: 0 })
    const { exportUrl } = await import('./export.ts')
    window.location.assign(exportUrl(state))
  }
  return (
    <ActionMenu
      onOpen={() => setOpened(true)}
      actions={[
        {
          label: t('files.import'),
          icon: IconUpload,
          to: paths.extensionsImport(),
          disabledReason: readOnly,
        },
        {
          ...exportLabels(t, contents),
          icon: IconDownload,
          onSelect: () => void download(),
        },
      ]}
    >
      <Button icon={<IconFileSpreadsheet size={16} stroke={1.75} aria-hidden />}>{t('files.menu')}</Button>
    </ActionMenu>
  )
}

/** What the file will hold, and what it leaves out: only phones are exported. */
function exportLabels(
  t: TFunction<'extensions'>,
  {
    data,
    isPending,
  }: Pick<UseQueryResult<ResponseOf<typeof extensionsImport.exportContents>>, 'data' | 'isPending'>,
): Pick<Action, 'label' | 'detail' | 'disabledReason'> {
  // Where nobody knows how many there are, the file still tells.
  if (!data)
    return { label: t('files.exportAny'), disabledReason: isPending ? t('files.counting') : undefined }
  if (data.rows === 0) return { label: t('files.exportAny'), disabledReason: t('files.noPhones') }
  const kinds = data.leftOut.map(({ kind, count }) => t(`files.kind.${kind}`, { count }))
  return {
    label: t('files.export', { count: data.rows }),
    detail: kinds.length > 0 ? t('files.leftOut', { kinds }) : undefined,
  }
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
