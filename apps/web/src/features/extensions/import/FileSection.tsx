import { IMPORT_LIMITS } from '@switchboard/contract/extensions.import'
import { IconAlertCircle, IconFileSpreadsheet } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { DropZone } from '../../../patterns/DropZone.tsx'
import classes from './import.module.css'
import { MEGABYTES } from './useHandIn.ts'

/** Workbooks are offered too: whoever chooses one is told what to do, instead of not finding their file. */
const OFFERED = '.csv,.tsv,.txt,.tab,.xlsx,.xls,.ods,text/csv,text/tab-separated-values,text/plain'

interface FileSectionProps {
  onFiles: (files: readonly File[]) => void
  /** The file that is being checked. */
  checking: string | null
  refusal: string | null
}

/** Takes a file, and tells what becomes of it. */
export function FileSection({ onFiles, checking, refusal }: FileSectionProps) {
  const { t } = useTranslation('extensions/import')
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('file.title')}</h2>
      <DropZone
        icon={IconFileSpreadsheet}
        words={{ choose: t('file.choose'), drop: t('file.drop') }}
        limits={t('file.limits', { ...IMPORT_LIMITS, megabytes: MEGABYTES })}
        accept={OFFERED}
        onFiles={onFiles}
        invalid={refusal !== null}
        describedBy={`${id}-refusal`}
        busy={checking !== null}
      >
        <output className={classes.checking}>
          {checking !== null && t('file.checking', { name: checking })}
        </output>
        {checking !== null && <span className={classes.busy} aria-hidden />}
      </DropZone>
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
