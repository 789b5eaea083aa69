import { type ExtensionImport, extensionsImport } from '@switchboard/contract/extensions.import'
import { useTranslation } from 'react-i18next'
import { ErrorAlert } from '../../../patterns/ErrorAlert.tsx'
import { Alert } from '../../../ui/Alert.tsx'
import { LaunchBar } from './LaunchBar.tsx'
import { ReadingSection } from './ReadingSection.tsx'
import { RowsSection } from './RowsSection.tsx'
import { useImportAction } from './useImportAction.ts'
import { useJudge } from './useJudge.ts'

/** An import that was checked and waits: how the file is read, what each row would do, and the start. */
export function Review({ imported }: { imported: ExtensionImport }) {
  const { t } = useTranslation('extensions/import')
  const judge = useJudge(imported)
  const start = useImportAction(extensionsImport.start)
  const error = judge.error ?? start.error
  const overtaken = judge.overtaken || start.overtaken
  return (
    <>
      {overtaken && (
        <Alert tone="info" title={t('launch.overtaken.title')}>
          {t('launch.overtaken.detail')}
        </Alert>
      )}
      {imported.changedSince && (
        <Alert tone="warning" title={t('launch.changedSince.title')}>
          {t('launch.changedSince.detail')}
        </Alert>
      )}
      {error && <ErrorAlert error={error} />}
      <ReadingSection imported={imported} judge={judge} />
      <RowsSection imported={imported} judge={judge} />
      <LaunchBar
        imported={imported}
        judging={judge.judging}
        starting={start.saving}
        onStart={(leaveOutErrors) =>
          start.save({ params: { id: imported.id }, body: { version: imported.version, leaveOutErrors } })
        }
      />
    </>
  )
}
