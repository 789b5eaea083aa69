import type { ConnectableDevice, Device } from '@switchboard/contract/devices'
import { devicesOwn } from '@switchboard/contract/devices.own'
import { IconKey, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../patterns/ConfirmDialog.tsx'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { toast } from '../../patterns/toast.ts'
import { useSave } from '../../api/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ConnectView } from './ConnectView.tsx'
import { DeviceItem } from './DeviceItem.tsx'
import classes from './devices.module.css'
import { NewSoftphone } from './NewSoftphone.tsx'
import { lookAgain, ownDevicesQuery } from './queries.ts'
import { RotateDialog } from './RotateDialog.tsx'
import { useHardwareText } from './useHardwareText.ts'

/** What is being done, in a dialog. */
type Step =
  | { kind: 'new' }
  | { kind: 'connect'; device: ConnectableDevice }
  | { kind: 'rotate'; device: Device }
  | { kind: 'remove'; device: Device }

/** The devices of a phone of one's own, as they are at the moment; softphones come and go here. */
export function OwnDevices({ extensionId }: { extensionId: string }) {
  const { t } = useTranslation('devices')
  const [step, setStep] = useState<Step>()
  const close = () => setStep(undefined)
  const connect = (device: ConnectableDevice) => setStep({ kind: 'connect', device })
  return (
    <div className={classes.section}>
      <List extensionId={extensionId} onStep={setStep} />
      <Button
        icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        onClick={() => setStep({ kind: 'new' })}
      >
        {t('own.add')}
      </Button>
      {step?.kind === 'new' && <NewSoftphone extensionId={extensionId} onMade={connect} onClose={close} />}
      {step?.kind === 'connect' && (
        <Dialog opened title={t('connect.title', { name: step.device.name })} width={520} onClose={close}>
          <ConnectView credentials={step.device.credentials} />
          <div className={classes.buttons}>
            <Button variant="primary" onClick={close}>
              {t('connect.done')}
            </Button>
          </div>
        </Dialog>
      )}
      {step?.kind === 'rotate' && (
        <RotateDialog device={step.device} endpoint={devicesOwn.rotate} onDone={connect} onClose={close} />
      )}
      {step?.kind === 'remove' && <RemoveDialog device={step.device} onClose={close} />}
    </div>
  )
}

function List({ extensionId, onStep }: { extensionId: string; onStep: (step: Step) => void }) {
  const { t } = useTranslation('devices')
  const hardwareText = useHardwareText()
  const { data, error, refetch } = useQuery({
    ...ownDevicesQuery(),
    refetchInterval: ({ state }) => lookAgain(state.data?.items),
  })
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton width="60%" />
  const own = data.items.filter(({ extension }) => extension.id === extensionId)
  if (own.length === 0) return <p className={classes.help}>{t('own.none')}</p>
  return (
    <ul className={classes.list} aria-label={t('own.title')}>
      {own.map((device) => (
        <DeviceItem
          key={device.id}
          device={device}
          title={device.name}
          detail={hardwareText(device.hardware)}
          actions={device.hardware.kind === 'softphone' && <Actions device={device} onStep={onStep} />}
        />
      ))}
    </ul>
  )
}

function Actions({ device, onStep }: { device: Device; onStep: (step: Step) => void }) {
  const { t } = useTranslation('devices')
  const { name } = device
  return (
    <>
      <Button
        variant="quiet"
        icon={<IconKey size={16} stroke={1.75} aria-hidden />}
        aria-label={t('own.rotateNamed', { name })}
        onClick={() => onStep({ kind: 'rotate', device })}
      >
        {t('rotate.open')}
      </Button>
      <Button
        variant="quiet"
        icon={<IconTrash size={16} stroke={1.75} aria-hidden />}
        aria-label={t('own.removeNamed', { name })}
        onClick={() => onStep({ kind: 'remove', device })}
      >
        {t('own.remove')}
      </Button>
    </>
  )
}

function RemoveDialog({ device: { id, name }, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation('devices')
  const { save, saving, error } = useSave(devicesOwn.remove, {
    invalidates: ['devices'],
    onSaved: () => {
      toast({ message: t('delete.done', { name }) })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      opened
      title={t('own.removeTitle', { name })}
      confirmLabel={t('own.removeConfirm')}
      cancelLabel={t('own.removeCancel')}
      confirming={saving}
      error={error}
      onConfirm={() => save({ params: { id } })}
      onCancel={onClose}
    >
      <p>{t('own.removeBody')}</p>
    </ConfirmDialog>
  )
}
