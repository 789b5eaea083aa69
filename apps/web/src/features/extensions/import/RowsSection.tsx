import {
  type ExtensionImport,
  extensionsImport,
  IMPORT_VERDICTS,
  type ImportVerdict,
} from '@switchboard/contract/extensions.import'
import { IconCircleCheck, IconTableOff, IconWand } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { usePages } from '../../../api/query.ts'
import { ErrorState } from '../../../patterns/ErrorState.tsx'
import { useSetUrlState } from '../../../patterns/useSetUrlState.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, NothingFound } from '../../../ui/EmptyState.tsx'
import { Download } from './Download.tsx'
import classes from './import.module.css'
import { rowsQuery } from './queries.ts'
import { RowsTable } from './RowsTable.tsx'
import { rowsIn } from './start.ts'
import type { Judge } from './useJudge.ts'
import { VerdictFilter } from './VerdictFilter.tsx'

interface RowsSectionProps {
  imported: ExtensionImport
  /** Without it nothing can be corrected any more. */
  judge?: Judge
}

/** The rows of the file by what they would do, or did; the choice lives in the address. */
export function RowsSection({ imported, judge }: RowsSectionProps) {
  const { t } = useTranslation('extensions/import')
  const id = useId()
  const [params] = useSearchParams()
  const asked = params.get('verdict')
  const verdict: ImportVerdict | null = IMPORT_VERDICTS.find((each) => each === asked) ?? null
  const set = useSetUrlState<'verdict'>()
  const { items, error, retry, more } = usePages(rowsQuery(imported.id, verdict))
  const { counts, state } = imported
  const done = state === 'done'
  const show = (shown: ImportVerdict | null) => set({ verdict: shown ?? '' })
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{t(done ? 'rows.titleDone' : 'rows.title')}</h2>
      <div className={classes.rowsBar}>
        <VerdictFilter counts={counts} value={verdict} done={done} onChange={show} />
        <div className={classes.buttons}>
          {judge && imported.proposals > 0 && (
            <Button
              icon={<IconWand size={16} stroke={1.75} aria-hidden />}
              loading={judge.takingProposals}
              onClick={judge.takeProposals}
            >
              {t('rows.takeProposals', { count: imported.proposals })}
            </Button>
          )}
          {counts.error > 0 && (
            <Download endpoint={extensionsImport.errors} params={{ id: imported.id }}>
              {t('rows.downloadErrors')}
            </Download>
          )}
        </div>
      </div>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <RowsTable
          rows={items}
          total={verdict === null ? rowsIn(counts) : counts[verdict]}
          done={done}
          more={more}
          judge={judge}
          empty={<NoRows verdict={verdict} onClear={() => show(null)} />}
        />
      )}
    </section>
  )
}

function NoRows({ verdict, onClear }: { verdict: ImportVerdict | null; onClear: () => void }) {
  const { t } = useTranslation('extensions/import')
  switch (verdict) {
    case null:
      return (
        <EmptyState icon={IconTableOff} title={t('rows.noRows.title')} detail={t('rows.noRows.detail')} />
      )
    case 'error':
      return (
        <EmptyState
          icon={IconCircleCheck}
          title={t('rows.noErrors.title')}
          detail={t('rows.noErrors.detail')}
          action={<Button onClick={onClear}>{t('rows.showAll')}</Button>}
        />
      )
    default:
      return <NothingFound title={t('rows.none.title')} detail={t('rows.none.detail')} onClear={onClear} />
  }
}
