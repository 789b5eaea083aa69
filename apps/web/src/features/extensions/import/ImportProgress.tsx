import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import classes from './import.module.css'
import { percentOf, totalOf } from './start.ts'

/** What is read out while an import runs: every quarter, not every row. */
const QUARTER = 25

/** How far an import is, and the way to stop it. */
export function ImportProgress({ imported }: { imported: ExtensionImport }) {
  const { t } = useTranslation('extensions/import')
  const id = useId()
  const [stopping, setStopping] = useState(false)
  const { processed, counts } = imported
  const percent = percentOf(imported)
  const total = totalOf(counts)
  const words = processed === 0 ? t('progress.starting') : t('progress.words', { processed, total })
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.progress}>
        <div className={classes.progressHead}>
          <h2 id={id}>{t('progress.title')}</h2>
          <span className="numeric">{words}</span>
        </div>
        <progress className={classes.bar} aria-labelledby={id} max={total} value={processed} />
        <p className={classes.help}>{t('progress.leave')}</p>
        <output className="visually-hidden">
          {t('progress.announce', { percent: percent - (percent % QUARTER) })}
        </output>
        <div className={classes.buttons}>
          <Button onClick={() => setStopping(true)}>{t('progress.cancel')}</Button>
        </div>
      </div>
      {stopping && <CancelDialog imported={imported} of="stop" onClose={() => setStopping(false)} />}
    </section>
  )
}
