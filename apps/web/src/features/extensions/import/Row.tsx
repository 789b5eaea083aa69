import type { FileColumn, ImportRow } from '@switchboard/contract/extensions.import'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Problem } from './Problem.tsx'
import classes from './rows.module.css'
import type { Judge } from './useJudge.ts'
import { VerdictBadge } from './VerdictBadge.tsx'

/** The cell in which something is being typed. */
export interface EditedCell {
  line: number
  column: FileColumn
}

interface RowProps {
  row: ImportRow
  index: number
  done: boolean
  judge: Judge | undefined
  editing: EditedCell | null
  onEdit: (cell: EditedCell | null) => void
}

/** A row of the file: what it is about, what it would do, and its changes or problems. */
export function Row({ row, index, done, judge, editing, onEdit }: RowProps) {
  const { t } = useTranslation('extensions/import')
  const { line, number, name, verdict, changes, problems } = row
  return (
    <tr aria-rowindex={index + 2}>
      <td className={classes.line}>
        <span className={classes.narrow}>{t('rows.line')} </span>
        {t('rows.n', { n: line })}
      </td>
      <td className={classes.number}>{number}</td>
      <th scope="row" className={classes.name}>
        {name}
      </th>
      <td className={classes.verdict}>
        <VerdictBadge verdict={verdict} done={done} />
      </td>
      <td className={classes.details}>
        {changes.map((change) => (
          <Change key={change.column} {...change} />
        ))}
        {problems.map((problem) => (
          <Problem
            key={`${problem.column} ${problem.problem}`}
            line={line}
            problem={problem}
            judge={judge}
            editing={editing?.line === line && editing.column === problem.column}
            onEdit={onEdit}
          />
        ))}
      </td>
    </tr>
  )
}

function Change({ column, before, after }: ImportRow['changes'][number]) {
  const { t } = useTranslation('extensions/import')
  const value = (text: string) => text || <span className={classes.nothing}>{t('rows.empty')}</span>
  return (
    <p className={classes.change}>
      <span className={classes.columnName}>{t(`column.${column}`)}</span>
      <span>
        <span className="visually-hidden">{t('rows.from')} </span>
        <del>{value(before)}</del>
      </span>
      <IconArrowRight size={14} stroke={1.75} aria-hidden />
      <span>
        <span className="visually-hidden">{t('rows.to')} </span>
        <ins>{value(after)}</ins>
      </span>
    </p>
  )
}
