import { type Credentials, DeviceCreate, devices } from '@switchboard/contract/devices'
import { extensions } from '@switchboard/contract/extensions'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { query, queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { PanelBody, SidePanel, useClosePanel } from '../../patterns/SidePanel.tsx'
import { Button } from '../../ui/Button.tsx'
import { undoOf } from '../history/index.ts'
import { ConnectView } from './ConnectView.tsx'
import { DeviceFields } from './DeviceFields.tsx'
import classes from './devices.module.css'
import { BLANK, fieldOf, MODEL, toBody } from './form.ts'
import { PanelError } from './PanelError.tsx'

const extensionQuery = (id: string) => query(extensions.get, { params: { id } })

export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (!can(extensions.get)) return null // the page beneath says so
  await Promise.all([
    queryClient.ensureQueryData(extensionQuery(params['id'] ?? '')),
    loadStrings('devices', 'object'),
  ])
  return null
}

interface Connectable {
  name: string
  credentials: Credentials
}

/** The panel that adds a device to an extension, and then shows what it registers with. */
export function Component() {
  const { t } = useTranslation('devices')
  const { id = '' } = useParams()
  const { data: extension } = usePrefetched(extensionQuery(id))
  const [made, setMade] = useState<Connectable>()
  return (
    <SidePanel
      key={made ? 'made' : 'new'}
      title={made ? t('connect.title', { name: made.name }) : t('new.title')}
      subtitle={t('new.of', extension)}
      closeTo={paths.extension(id)}
      focusInside={!made}
    >
      {made ? <Connect credentials={made.credentials} /> : <NewDevice extensionId={id} onMade={setMade} />}
    </SidePanel>
  )
}

function NewDevice({ extensionId, onMade }: { extensionId: string; onMade: (made: Connectable) => void }) {
  const { t } = useTranslation('devices')
  const create = useCreate({
    blank: BLANK,
    create: devices.create,
    toBody: (values) => ({ ...toBody(values), extensionId }),
    schema: DeviceCreate,
    model: MODEL,
    fieldOf,
    invalidates: ['devices', 'engineEvents'],
    message: ({ name }) => t('new.created', { name }),
    undoOf,
    onSaved: onMade,
  })
  return (
    <CreateForm create={create} submitLabel={t('new.submit')} readOnly={useReadOnlyReason(devices.create)}>
      <DeviceFields state={create} chooseKind />
    </CreateForm>
  )
}

function Connect({ credentials }: Pick<Connectable, 'credentials'>) {
  const { t } = useTranslation('devices')
  const close = useClosePanel()
  return (
    <PanelBody>
      <div className={classes.connect}>
        <ConnectView credentials={credentials} />
        <div>
          <Button
            variant="primary"
            icon={<IconCheck size={16} stroke={1.75} aria-hidden />}
            onClick={() => close({ saved: true })}
          >
            {t('connect.done')}
          </Button>
        </div>
      </div>
    </PanelBody>
  )
}

export const ErrorBoundary = PanelError
