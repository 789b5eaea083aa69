import type { FileColumn, ImportRow } from '@switchboard/contract/extensions.import'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { correctedTo } from './changes.ts'
import { CorrectionField } from './CorrectionField.tsx'
import classes from './rows.module.css'
import type { EditedCell } from './Row.tsx'
import type { Judge } from './useJudge.ts'

interface ProblemProps {
  line: number
  problem: ImportRow['problems'][number]
  /** Without it nothing can be corrected any more. */
  judge: Judge | undefined
  editing: boolean
  onEdit: (cell: EditedCell | null) => void
}

/** What is wrong with a row, at which column, and the ways to mend it: a proposal, or another value. */
export function Problem({ line, problem, judge, editing, onEdit }: ProblemProps) {
  const { t } = useTranslation('extensions/import')
  const { column, value, proposal, otherLine } = problem
  const cancelled = useRef(false)
  const corrected = judge && column ? correctedTo(judge.pending, line, column) : undefined
  const correct = (column: FileColumn, text: string) => {
    judge?.correct({ line, column, value: text })
    if (editing) onEdit(null)
  }
  return (
    <div className={classes.problem}>
      <p>
        {column && <span className={classes.columnName}>{t(`column.${column}`)}</span>}{' '}
        {value && <q className={classes.value}>{value}</q>}{' '}
        <span className={classes.reason}>{t(`problem.${problem.problem}`, { line: otherLine ?? 0 })}</span>
      </p>
      {judge && column && corrected === undefined && !editing && (
        <div className={classes.mend}>
          {proposal !== null && (
            <Button
              aria-label={t('correct.useFor', { value: proposal, column: t(`column.${column}`), line })}
              onClick={() => correct(column, proposal)}
            >
              {t('correct.use', { value: proposal })}
            </Button>
          )}
          <Button
            variant="quiet"
            // Where the focus was before something was typed and dropped.
            ref={(button) => {
              if (cancelled.current) button?.focus()
              cancelled.current = false
            }}
            aria-label={t('correct.editFor', { column: t(`column.${column}`), line })}
            onClick={() => onEdit({ line, column })}
          >
            {t('correct.edit')}
          </Button>
        </div>
      )}
      {column && editing && (
        <CorrectionField
          label={t('correct.label', { column: t(`column.${column}`), line })}
          value={value}
          onSave={(text) => correct(column, text)}
          onCancel={() => {
            cancelled.current = true
            onEdit(null)
          }}
        />
      )}
      {corrected !== undefined && (
        <p className={classes.checking}>{t('correct.checking', { value: corrected })}</p>
      )}
    </div>
  )
}
