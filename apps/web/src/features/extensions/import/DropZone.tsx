import { IMPORT_LIMITS } from '@switchboard/contract/extensions.import'
import { IconAlertCircle, IconFileSpreadsheet } from '@tabler/icons-react'
import clsx from 'clsx'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './import.module.css'
import { MEGABYTES } from './useHandIn.ts'
import { useFileDrop } from '../../../patterns/useFileDrop.ts'

/** Workbooks are offered too: whoever chooses one is told what to do, instead of not finding their file. */
const OFFERED = '.csv,.tsv,.txt,.tab,.xlsx,.xls,.ods,text/csv,text/tab-separated-values,text/plain'

interface DropZoneProps {
  onFiles: (files: readonly File[]) => void
  /** The file that is being checked. */
  checking: string | null
  refusal: string | null
}

/** Takes a file: by click, by keyboard, or dropped anywhere on the page. */
export function DropZone({ onFiles, checking, refusal }: DropZoneProps) {
  const { t } = useTranslation('extensions/import')
  const id = useId()
  const over = useFileDrop(onFiles)
  const limits = t('file.limits', { ...IMPORT_LIMITS, megabytes: MEGABYTES })
  return (
    <section className={classes.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('file.title')}</h2>
      <div className={clsx(classes.drop, over && classes.over)} aria-busy={checking !== null}>
        <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden className={classes.dropIcon} />
        <label className={classes.dropLabel} htmlFor={id}>
          {over ? t('file.drop') : t('file.choose')}
        </label>
        <input
          id={id}
          type="file"
          accept={OFFERED}
          className={classes.fileInput}
          aria-describedby={`${id}-limits ${id}-refusal`}
          aria-invalid={refusal !== null}
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])])
            // The same file can be chosen again once it is mended.
            currentTarget.value = ''
          }}
        />
        <p id={`${id}-limits`} className={classes.help}>
          {limits}
        </p>
        <output className={classes.checking}>
          {checking !== null && t('file.checking', { name: checking })}
        </output>
        {checking !== null && <span className={classes.busy} aria-hidden />}
      </div>
      <p id={`${id}-refusal`} className={classes.refusal} role="alert">
        {refusal !== null && (
          <>
            <IconAlertCircle size={16} stroke={1.75} aria-hidden />
            {refusal}
          </>
        )}
      </p>
    </section>
  )
}
