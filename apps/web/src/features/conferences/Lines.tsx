import { type ConferenceLine, conferences } from '@switchboard/contract/conferences'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { usePages } from '../../api/query.ts'
import { paths } from '../../paths.ts'
import { CopyNumber } from '../../patterns/CopyNumber.tsx'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { useRowActions } from '../../patterns/object/useRowActions.ts'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import type { Column } from '../../patterns/table.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import classes from './conferences.module.css'
import { linesQuery } from './queries.ts'

const DeleteLineDialog = lazy(() =>
  import('./DeleteLineDialog.tsx').then(({ DeleteLineDialog }) => ({ default: DeleteLineDialog })),
)

/** The lines by number: what participants dial. */
export function Lines() {
  const { t } = useTranslation('conferences')
  const { items, error, retry, more } = usePages(linesQuery())
  const [deleting, setDeleting] = useState<ConferenceLine | null>(null)
  const disabledReason = useReadOnlyReason(conferences.update)
  const columns = useColumns()
  const { id: currentKey } = useParams()
  const actions = useRowActions<ConferenceLine>({
    update: conferences.update,
    pathOf: paths.conferenceLine,
    onDelete: setDeleting,
  })
  return (
    <section className={classes.section}>
      <header className={classes.header}>
        <h2>{t('line.list')}</h2>
        <LinkButton
          to={paths.conferenceLineNew()}
          icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
          disabledReason={disabledReason}
          preventScrollReset
        >
          {t('line.new')}
        </LinkButton>
      </header>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <ResourceTable
          label={t('line.list')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          rowLink={({ id }) => paths.conferenceLine(id)}
          currentKey={currentKey}
          actions={actions}
          more={more}
          empty={
            <EmptyState icon={IconMessages} title={t('line.empty.title')} detail={t('line.empty.detail')} />
          }
        />
      )}
      <Suspense>
        {deleting && <DeleteLineDialog line={deleting} onClose={() => setDeleting(null)} />}
      </Suspense>
    </section>
  )
}

function useColumns(): Column<ConferenceLine>[] {
  const { t } = useTranslation('conferences')
  return [
    { id: 'name', header: t('column.name'), cell: ({ name }) => name, skeleton: '50%' },
    {
      id: 'number',
      header: t('column.number'),
      cell: ({ number }) => <CopyNumber e164={number} />,
      skeleton: '32px',
    },
    {
      id: 'dialedAt',
      header: t('column.dialedAt'),
      cell: ({ dialedAt }) =>
        dialedAt.length === 0 ? (
          <span className={classes.faint}>{t('line.insideOnly')}</span>
        ) : (
          <span className={classes.numbers}>
            {dialedAt.map((e164) => (
              <CopyNumber key={e164} e164={e164} />
            ))}
          </span>
        ),
      from: 'medium',
      skeleton: '110px',
    },
  ]
}
