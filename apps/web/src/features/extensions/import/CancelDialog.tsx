import { type ExtensionImport, extensionsImport } from '@switchboard/contract/extensions.import'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../patterns/ConfirmDialog.tsx'
import { useImportAction } from './useImportAction.ts'

interface CancelDialogProps {
  imported: ExtensionImport
  /** Given up before its start (`discard`), or stopped while it runs. */
  of: 'discard' | 'stop'
  onClose: () => void
}

/** Asks before an import is given up; what became of it meanwhile shows on the page. */
export function CancelDialog({ imported, of, onClose }: CancelDialogProps) {
  const { t } = useTranslation('extensions/import')
  const { save, saving, error } = useImportAction(extensionsImport.cancel, onClose)
  return (
    <ConfirmDialog
      opened
      title={t(`${of}.title`)}
      confirmLabel={t(`${of}.confirm`)}
      cancelLabel={t(`${of}.keep`)}
      confirming={saving}
      error={error}
      onConfirm={() => save({ params: { id: imported.id } })}
      onCancel={onClose}
    >
      {t(`${of}.body`)}
    </ConfirmDialog>
  )
}
