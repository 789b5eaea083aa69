import { type Credentials, type Device, devices, DeviceWrite } from '@switchboard/contract/devices'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { query } from '../../api/query.ts'
import { paths } from '../../paths.ts'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { ConnectionSection } from './ConnectionSection.tsx'
import { DeviceFields } from './DeviceFields.tsx'
import { type DeviceForm, fieldOf, fromDevice, MODEL, type Part, toBody } from './form.ts'

const DeleteDialog = lazy(() =>
  import('../../patterns/object/DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

interface EditDeviceProps {
  device: Device
  onPassword: (credentials: Credentials) => void
}

/** The form of a device that exists, and below it what the phone engine tells of it. */
export function EditDevice({ device, onPassword }: EditDeviceProps) {
  const { t } = useTranslation('devices')
  const { id, name } = device
  const params = { id }
  const edit = useEdit({
    object: device,
    toForm: fromDevice,
    update: devices.update,
    toBody,
    schema: DeviceWrite,
    model: MODEL,
    fieldOf,
    invalidates: ['devices', 'engineEvents'],
    message: (saved) => t('panel.updated', { name: saved.name }),
    undoOf,
  })
  return (
    <EditForm
      edit={edit}
      name={name}
      readOnly={useReadOnlyReason(devices.update)}
      conflict={useConflictTexts()}
      again={{ path: paths.deviceNew(device.extension.id) }}
      renderDelete={(props) => (
        <DeleteDialog
          id={id}
          title={t('delete.title', { name })}
          confirmLabel={t('delete.confirm')}
          uses={query(devices.uses, { params })}
          remove={(how) => call(devices.remove, { params, query: how })}
          invalidates={['devices', 'ringGroups', 'engineEvents']}
          message={t('delete.done', { name })}
          note={t('delete.note')}
          undoOf={undoOf}
          {...props}
        />
      )}
      after={
        <>
          <ConnectionSection device={device} dirty={edit.dirty} onPassword={onPassword} />
          <ObjectHistory id={id} />
        </>
      }
    >
      <DeviceFields state={edit} />
    </EditForm>
  )
}

function useConflictTexts(): ConflictTexts<DeviceForm, Part> {
  const { t } = useTranslation('devices')
  return {
    labelOf: (part) => t(`conflict.${part}`),
    textOf: (part, values) =>
      part === 'enabled' ? t(values.enabled ? 'conflict.on' : 'conflict.off') : values[part],
  }
}
