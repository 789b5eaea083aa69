import { type ExtensionImport, IMPORT_VERDICTS } from '@switchboard/contract/extensions.import'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useDateTime } from '../../../format/dates.ts'
import { paths } from '../../../paths.ts'
import { ErrorState } from '../../../patterns/ErrorState.tsx'
import { ResourceTable } from '../../../patterns/ResourceTable.tsx'
import type { Column } from '../../../patterns/table.ts'
import classes from './import.module.css'
import { importsQuery } from './queries.ts'
import { StateBadge } from './StateBadge.tsx'
import { VerdictCount } from './VerdictBadge.tsx'

/** The latest imports of the company, each a link. */
export function EarlierImports() {
  const { t } = useTranslation('extensions/import')
  const id = useId()
  const columns = useColumns()
  const { data, error, refetch } = useQuery(importsQuery())
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{t('earlier.title')}</h2>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <ResourceTable
          label={t('earlier.title')}
          columns={columns}
          rows={data?.items}
          rowKey={(imported) => imported.id}
          rowName={({ fileName }) => fileName ?? t('pasted')}
          rowLink={(imported) => paths.extensionImport(imported.id)}
          empty={<p className={classes.none}>{t('earlier.none')}</p>}
        />
      )}
    </section>
  )
}

function useColumns(): Column<ExtensionImport>[] {
  const { t } = useTranslation('extensions/import')
  const dateTime = useDateTime()
  return [
    {
      id: 'file',
      header: t('earlier.file'),
      cell: ({ fileName }) => fileName ?? t('pasted'),
      second: ({ createdBy }) => t('earlier.by', { name: createdBy }),
    },
    {
      id: 'at',
      header: t('earlier.at'),
      cell: ({ createdAt }) => dateTime(createdAt),
      from: 'medium',
    },
    { id: 'state', header: t('earlier.state'), cell: (imported) => <StateBadge imported={imported} /> },
    {
      id: 'result',
      header: t('earlier.result'),
      from: 'medium',
      cell: ({ counts, state }) => (
        <span className={classes.counts}>
          {IMPORT_VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
            <VerdictCount key={verdict} verdict={verdict} count={counts[verdict]} done={state === 'done'} />
          ))}
        </span>
      ),
    },
  ]
}
