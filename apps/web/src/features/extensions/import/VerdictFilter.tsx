import {
  IMPORT_VERDICTS,
  type ExtensionImport,
  type ImportVerdict,
} from '@switchboard/contract/extensions.import'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import classes from './import.module.css'
import { rowsIn } from './start.ts'

interface VerdictFilterProps {
  counts: ExtensionImport['counts']
  /** Null for all. */
  value: ImportVerdict | null
  done: boolean
  onChange: (value: ImportVerdict | null) => void
}

/** How many rows do what, as chips that show these rows alone. */
export function VerdictFilter({ counts, value, done, onChange }: VerdictFilterProps) {
  const { t } = useTranslation('extensions/import')
  const chip = (verdict: ImportVerdict | null, label: string, count: number) => (
    <button
      key={label}
      type="button"
      className={clsx(classes.chip, verdict && classes[verdict], count === 0 && classes.zero)}
      aria-pressed={verdict === value}
      onClick={() => onChange(verdict)}
    >
      {label} <span className={classes.chipCount}>{t('rows.n', { n: count })}</span>
    </button>
  )
  return (
    <fieldset className={classes.chips} aria-label={t('rows.filter')}>
      {chip(null, t('rows.all'), rowsIn(counts))}
      {IMPORT_VERDICTS.map((verdict) =>
        chip(verdict, t(done ? `did.${verdict}` : `verdict.${verdict}`), counts[verdict]),
      )}
    </fieldset>
  )
}
