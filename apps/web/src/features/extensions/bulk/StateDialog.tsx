import { extensionsBulk } from '@switchboard/contract/extensions.bulk'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/client.ts'
import { ConfirmDialog } from '../../../patterns/ConfirmDialog.tsx'
import { toast } from '../../../patterns/toast.ts'
import { undoOf } from '../../history/index.ts'
import type { SelectedExtensions } from '../selected.ts'
import classes from './bulk.module.css'
import { Moved } from './Moved.tsx'
import { useBulk } from './useBulk.ts'

interface StateDialogProps {
  selected: SelectedExtensions
  /** Else they are disabled. */
  enable: boolean
  onClose: () => void
}

/** Says what enabling or disabling many extensions means, and does it. */
export function StateDialog({ selected, enable, onClose }: StateDialogProps) {
  const { t } = useTranslation('extensions/bulk')
  const { count } = selected
  const { run, running, moved, error } = useBulk(
    selected,
    (selection, change: { enabled: boolean }) => call(extensionsBulk.update, { body: { selection, change } }),
    ({ changed, batchId }) => {
      const message = t(enable ? 'done.enabled' : 'done.disabled', { count: changed })
      toast({ message: changed > 0 ? message : t('done.none'), undo: undoOf({ batch: batchId }) })
      onClose()
      selected.clear()
    },
  )
  return (
    <ConfirmDialog
      opened
      variant="primary"
      title={t(enable ? 'state.enableTitle' : 'state.disableTitle', { count })}
      confirmLabel={t(enable ? 'bar.enable' : 'bar.disable')}
      confirming={running}
      error={error}
      onConfirm={() => run({ enabled: enable })}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        {moved && <Moved count={count} />}
        <p>{t(enable ? 'state.enableBody' : 'state.disableBody')}</p>
      </div>
    </ConfirmDialog>
  )
}
