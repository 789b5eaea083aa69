import {
  configuration,
  type ConfigurationFile,
  type ConfigurationReport,
} from '@switchboard/contract/configuration'
import { IconUpload } from '@tabler/icons-react'
import clsx from 'clsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, useSave } from '../../api/query.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { toast } from '../../patterns/toast.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { buttonClass } from '../../ui/buttonClass.ts'
import { undoOf } from '../history/index.ts'
import classes from './configuration.module.css'
import { type FileRefusal, readFile } from './file.ts'
import { Report } from './Report.tsx'

/** A file that was chosen, and what the server says that it would do. */
interface Chosen {
  name: string
  content: ConfigurationFile | FileRefusal
}

/** Takes a file, tells what it would do, and does it. */
export function ImportSection() {
  const { t } = useTranslation('configuration')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [report, setReport] = useState<ConfigurationReport | null>(null)
  const drop = () => {
    setChosen(null)
    setReport(null)
  }
  const trial = useSave(configuration.import, { invalidates: [], onSaved: setReport })
  const real = useSave(configuration.import, {
    invalidates: [],
    onSaved: (done) => {
      const { applied, batchId, counts } = done
      // Something has come in the way since it was tried.
      if (!applied) return setReport(done)
      const message = t('import.done', { count: counts.create + counts.update })
      toast({ message, undo: undoOf({ batch: batchId }) })
      drop()
      void queryClient.invalidateQueries()
    },
  })
  const choose = async (file: File | undefined) => {
    if (!file) return
    drop()
    real.reset()
    const content = await readFile(file)
    setChosen({ name: file.name, content })
    if (typeof content !== 'string') trial.save({ query: { apply: 'false' }, body: { file: content } })
  }
  const refusal = typeof chosen?.content === 'string' ? chosen.content : null
  const content = typeof chosen?.content === 'object' ? chosen.content : null
  const error = trial.error ?? real.error
  return (
    <section className={classes.section} aria-labelledby="import-title">
      <h2 id="import-title">{t('import.title')}</h2>
      <p className={classes.help}>{t('import.purpose')}</p>
      <FileChoice onChoose={(file) => void choose(file)} />
      <output className={classes.help}>
        {chosen && !refusal && t(trial.saving ? 'import.checking' : 'import.checked', { name: chosen.name })}
      </output>
      {refusal && <Alert tone="bad" title={t(`import.refused.${refusal}`, { name: chosen?.name ?? '' })} />}
      {error && <ErrorAlert error={error} />}
      {report && content && (
        <>
          <Report report={report} />
          <Confirm
            report={report}
            saving={real.saving}
            onDrop={drop}
            onConfirm={() => real.save({ query: { apply: 'true' }, body: { file: content } })}
          />
        </>
      )}
    </section>
  )
}

function FileChoice({ onChoose }: { onChoose: (file: File | undefined) => void }) {
  const { t } = useTranslation('configuration')
  return (
    <label className={clsx(buttonClass({}, false), classes.choice)}>
      <IconUpload size={16} stroke={1.75} aria-hidden />
      {t('import.choose')}
      <input
        type="file"
        className="visually-hidden"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          onChoose(currentTarget.files?.[0])
          // The same file can be chosen again once it is mended.
          currentTarget.value = ''
        }}
      />
    </label>
  )
}

interface ConfirmProps {
  report: ConfigurationReport
  saving: boolean
  onDrop: () => void
  onConfirm: () => void
}

function Confirm({ report: { counts }, saving, onDrop, onConfirm }: ConfirmProps) {
  const { t } = useTranslation('configuration')
  const count = counts.create + counts.update
  const nothing = count === 0 ? t('import.nothing') : undefined
  return (
    <div className={classes.actions}>
      <Button onClick={onDrop}>{t('import.drop')}</Button>
      <Button
        variant="primary"
        loading={saving}
        disabledReason={counts.problem > 0 ? t('import.problems') : nothing}
        onClick={onConfirm}
      >
        {t('import.confirm', { count })}
      </Button>
    </div>
  )
}
