import type { ConnectableDevice, Device, devices } from '@switchboard/contract/devices'
import type { devicesOwn } from '@switchboard/contract/devices.own'
import { useTranslation } from 'react-i18next'
import { currentOf } from '../../api/errors.ts'
import { useSave } from '../../api/query.ts'
import { ConfirmDialog } from '../../patterns/ConfirmDialog.tsx'
import { Alert } from '../../ui/Alert.tsx'

interface RotateDialogProps {
  device: Pick<Device, 'id' | 'name' | 'version'>
  /** An administrator's, or of one's own softphone. */
  endpoint: typeof devices.rotate | typeof devicesOwn.rotate
  onDone: (device: ConnectableDevice) => void
  onClose: () => void
}

/** Asks before a device loses its password, and gives it another one. */
export function RotateDialog({ device, endpoint, onDone, onClose }: RotateDialogProps) {
  const { t } = useTranslation('devices')
  const { id, name, version } = device
  const { save, saving, error } = useSave(endpoint, {
    invalidates: ['devices', 'engineEvents'],
    onSaved: onDone,
  })
  const stale = currentOf<Device>(error)
  return (
    <ConfirmDialog
      opened
      title={t('rotate.title', { name })}
      confirmLabel={t('rotate.confirm')}
      cancelLabel={t('rotate.cancel')}
      confirming={saving}
      error={stale ? null : error}
      onConfirm={() => save({ params: { id }, body: { version: stale?.version ?? version } })}
      onCancel={onClose}
    >
      <p>{t('rotate.body')}</p>
      {stale && <Alert tone="warning" title={t('rotate.stale')} />}
    </ConfirmDialog>
  )
}
