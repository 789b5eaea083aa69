import { type ConferenceBridge, ConferenceBridgeWrite, conferences } from '@switchboard/contract/conferences'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { BRIDGE_MODEL, brokenRules, fieldOf, fromBridge, toBridgeRequest } from './bridge-form.ts'
import { BridgeFields } from './BridgeFields.tsx'
import { PanelError } from './PanelError.tsx'
import { bridgeQuery } from './queries.ts'
import { useConflictTexts } from './useConflictTexts.ts'

const DeleteBridgeDialog = lazy(() =>
  import('./DeleteBridgeDialog.tsx').then(({ DeleteBridgeDialog }) => ({ default: DeleteBridgeDialog })),
)

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (can(conferences.getBridge)) {
    await queryClient.fetchQuery({ ...bridgeQuery(params['id'] ?? ''), staleTime: 0 })
  }
  return null
}

/** The panel of one bridge. */
export function Component() {
  const { t } = useTranslation('conferences')
  const { id = '' } = useParams()
  const { data: bridge } = usePrefetched(bridgeQuery(id))
  const { name, conferenceId } = bridge
  return (
    <SidePanel
      key={id}
      title={name}
      subtitle={t('bridge.subtitle', { conferenceId })}
      closeTo={paths.conferences()}
    >
      <EditBridge bridge={bridge} />
    </SidePanel>
  )
}

function EditBridge({ bridge }: { bridge: ConferenceBridge }) {
  const { t } = useTranslation('conferences')
  const edit = useEdit({
    object: bridge,
    toForm: fromBridge,
    update: conferences.updateBridge,
    toBody: toBridgeRequest,
    schema: ConferenceBridgeWrite,
    model: BRIDGE_MODEL,
    fieldOf,
    validate: brokenRules,
    invalidates: ['conferences'],
    message: (saved) => t('saved', { name: saved.name }),
    undoOf,
  })
  return (
    <EditForm
      edit={edit}
      name={bridge.name}
      readOnly={useReadOnlyReason(conferences.updateBridge)}
      conflict={useConflictTexts()}
      // The PIN stays out of the browser's history.
      again={{ path: paths.conferenceBridgeNew(), draft: (values) => ({ ...values, pin: '' }) }}
      renderDelete={(props) => <DeleteBridgeDialog bridge={bridge} {...props} />}
      after={<ObjectHistory id={bridge.id} />}
    >
      <BridgeFields state={edit} bridge={bridge} />
    </EditForm>
  )
}

export const ErrorBoundary = PanelError
