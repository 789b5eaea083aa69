import { type Credentials, type Device, devices } from '@switchboard/contract/devices'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConnectView } from './ConnectView.tsx'
import { EffectBadge, RegistrationBadge } from './DeviceItem.tsx'
import classes from './devices.module.css'
import { EditDevice } from './EditDevice.tsx'
import { PanelError } from './PanelError.tsx'
import { deviceQuery, lookAgain } from './queries.ts'

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (!can(devices.get)) return null // the page beneath says so
  await Promise.all([
    queryClient.fetchQuery({ ...deviceQuery(params['deviceId'] ?? ''), staleTime: 0 }),
    loadStrings('devices', 'object'),
  ])
  return null
}

/** The panel of one device: its form, whether it is connected, and a new password. */
export function Component() {
  const { t } = useTranslation('devices')
  const { deviceId = '' } = useParams()
  const { data: opened } = usePrefetched(deviceQuery(deviceId))
  const { data: device = opened } = useQuery({
    ...deviceQuery(deviceId),
    refetchInterval: ({ state }) => lookAgain(state.data && [state.data]),
  })
  const [credentials, setCredentials] = useState<Credentials>()
  const [renewed, setRenewed] = useState(0)
  const connect = (made: Credentials) => {
    setCredentials(made)
    setRenewed(renewed + 1)
  }
  return (
    <SidePanel
      key={deviceId}
      title={device.name}
      subtitle={<Subtitle device={device} />}
      closeTo={paths.extension(device.extension.id)}
    >
      {/* Another password makes another version: the form begins anew. */}
      <EditDevice key={renewed} device={device} onPassword={connect} />
      {credentials && (
        <Dialog
          opened
          title={t('connect.title', { name: device.name })}
          width={520}
          onClose={() => setCredentials(undefined)}
        >
          <ConnectView credentials={credentials} />
          <div className={classes.buttons}>
            <Button variant="primary" onClick={() => setCredentials(undefined)}>
              {t('connect.done')}
            </Button>
          </div>
        </Dialog>
      )}
    </SidePanel>
  )
}

function Subtitle({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  return (
    <span className={classes.subtitle}>
      {t('new.of', device.extension)}
      <RegistrationBadge device={device} />
      <EffectBadge effect={device.effect} />
    </span>
  )
}

export const ErrorBoundary = PanelError
