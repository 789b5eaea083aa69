import { VOICEMAIL_DELAY } from '@switchboard/contract/extensions'
import { EXTENSION_COLUMNS, extensionsImport } from '@switchboard/contract/extensions.import'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Download } from './Download.tsx'
import classes from './import.module.css'

/** What there is to begin with, and what a file may hold. */
export function ColumnGuide() {
  const { t } = useTranslation('extensions/import')
  const id = useId()
  return (
    <div className={classes.aside}>
      <section className={classes.section} aria-labelledby={`${id}-start`}>
        <h2 id={`${id}-start`}>{t('start.title')}</h2>
        <p className={classes.help}>{t('start.detail')}</p>
        <div className={classes.buttons}>
          <Download endpoint={extensionsImport.template}>{t('start.template')}</Download>
          <Download endpoint={extensionsImport.export}>{t('start.export')}</Download>
        </div>
      </section>
      <section className={classes.section} aria-labelledby={`${id}-columns`}>
        <h2 id={`${id}-columns`}>{t('guide.title')}</h2>
        <p className={classes.help}>{t('guide.detail')}</p>
        <dl className={classes.guide}>
          {EXTENSION_COLUMNS.map((column) => (
            <div key={column}>
              <dt>{t(`column.${column}`)}</dt>
              <dd>{t(`guide.${column}`, VOICEMAIL_DELAY)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}
