import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Row } from './rows.ts'
import classes from './history.module.css'
import { useValueText } from './useValueText.ts'

interface ChangesProps {
  rows: readonly Row[]
  /** Of something made or deleted there is only one state to tell. */
  whole: boolean
}

/** What was before and after, field by field. */
export function Changes({ rows, whole }: ChangesProps) {
  const { t } = useTranslation('history')
  // Nothing had a value before: then only what it became is told.
  const single = whole || rows.every(({ before }) => before === null)
  return (
    <dl className={classes.changes}>
      {rows.map((row) => (
        <div key={row.field} className={classes.change}>
          <dt>{t(`field.${row.field}`)}</dt>
          <dd>{single || row.after?.format === 'renewed' ? <One row={row} /> : <Two row={row} />}</dd>
        </div>
      ))}
    </dl>
  )
}

const formatOf = ({ before, after }: Row) => after?.format ?? before?.format ?? 'text'

function One({ row }: { row: Row }) {
  const text = useValueText()
  return text(row.after ?? row.before, formatOf(row))
}

function Two({ row }: { row: Row }) {
  const { t } = useTranslation('history')
  const text = useValueText()
  return (
    <>
      <span className="visually-hidden">{t('from')} </span>
      <del>{text(row.before, formatOf(row))}</del>
      <IconArrowRight size={14} stroke={1.75} aria-hidden />
      <span className="visually-hidden"> {t('to')} </span>
      <ins>{text(row.after, formatOf(row))}</ins>
    </>
  )
}
