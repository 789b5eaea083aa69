import { AUDIO_LIMITS } from '@switchboard/contract/audio.sounds'
import { ARCHIVE_LIMITS, type ConfigurationReport } from '@switchboard/contract/configuration'
import { IconFileImport } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api/errors.ts'
import { DropZone } from '../../patterns/DropZone.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './configuration.module.css'
import { Report } from './Report.tsx'
import { type ImportState, useImport } from './useImport.ts'

const MEGABYTE = 1024 * 1024
const LIMITS = {
  archive: ARCHIVE_LIMITS.bytes / MEGABYTE,
  configuration: ARCHIVE_LIMITS.configurationBytes / MEGABYTE,
  sound: AUDIO_LIMITS.bytes / MEGABYTE,
  minutes: AUDIO_LIMITS.seconds / 60,
}

/** Takes a file, tells what it would do, and does it. */
export function ImportSection() {
  const { t } = useTranslation('configuration')
  const { state, choose, apply, drop } = useImport()
  return (
    <section className={classes.section} aria-labelledby="import-title">
      <h2 id="import-title">{t('import.title')}</h2>
      <p className={classes.help}>{t('import.purpose')}</p>
      {state.step === 'sending' ? (
        <Sending {...state} onCancel={drop} />
      ) : (
        <DropZone
          icon={IconFileImport}
          words={{ choose: t('import.choose'), drop: t('import.drop') }}
          limits={t('import.limits', LIMITS)}
          accept=".zip,.json,application/zip,application/json"
          onFiles={(files) => void choose(files)}
        />
      )}
      {state.step === 'refused' && (
        <Alert tone="bad" title={t(`import.refused.${state.why}`, { name: state.name, ...LIMITS })} />
      )}
      {state.step === 'failed' && <Failure name={state.name} error={state.error} />}
      {state.step === 'told' && (
        <div className={classes.told}>
          <output className={classes.file}>{t('import.checked', { name: state.name })}</output>
          <Report report={state.report} />
          <Confirm report={state.report} onDrop={drop} onConfirm={() => void apply()} />
        </div>
      )}
    </section>
  )
}

type SendingProps = Extract<ImportState, { step: 'sending' }> & { onCancel: () => void }

/** How far a file has come. Once all of it is there, an import is done whether anybody waits or not. */
function Sending({ name, part, apply, onCancel }: SendingProps) {
  const { t } = useTranslation(['configuration', 'common'])
  const id = useId()
  const done = apply ? t('import.applying', { name }) : t('import.checking', { name })
  return (
    <div className={classes.sending}>
      <output id={id} className={classes.file}>
        {part < 1 ? t('import.sending', { name }) : done}
      </output>
      <progress
        aria-labelledby={id}
        className={classes.progress}
        max={1}
        value={part < 1 ? part : undefined}
      />
      {(part < 1 || !apply) && (
        <Button variant="quiet" onClick={onCancel}>
          {t('common:action.cancel')}
        </Button>
      )}
    </div>
  )
}

/** Why a file cannot be read: what is wrong in it, by its place, else what is wrong with it. */
function Failure({ name, error }: { name: string; error: unknown }) {
  const { t } = useTranslation(['configuration', 'common'])
  const wrong = Object.entries(error instanceof ApiError ? error.fieldErrors : {})
  if (wrong.length === 0) return <ErrorAlert error={error} />
  return (
    <Alert tone="bad" title={t('import.unreadable', { name })}>
      <ul className={classes.reasons}>
        {wrong.map(([path, code]) => (
          <li key={path}>
            {path !== 'file' && <code>{path}</code>} {t(`common:field.${code}`)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

interface ConfirmProps {
  report: ConfigurationReport
  onDrop: () => void
  onConfirm: () => void
}

function Confirm({ report: { counts }, onDrop, onConfirm }: ConfirmProps) {
  const { t } = useTranslation(['configuration', 'common'])
  const count = counts.create + counts.update
  const nothing = count === 0 ? t('import.nothing') : undefined
  return (
    <div className={classes.actions}>
      <Button onClick={onDrop}>{t('common:action.cancel')}</Button>
      <Button
        variant="primary"
        disabledReason={counts.problem > 0 ? t('import.problems') : nothing}
        onClick={onConfirm}
      >
        {t('import.confirm', { count })}
      </Button>
    </div>
  )
}
