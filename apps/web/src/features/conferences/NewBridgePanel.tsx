import { ConferenceBridgeWrite, conferences } from '@switchboard/contract/conferences'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { proposePin } from '../../patterns/pin.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { undoOf } from '../history/index.ts'
import { blankBridge, BRIDGE_MODEL, brokenRules, fieldOf, toBridgeRequest } from './bridge-form.ts'
import { BridgeFields } from './BridgeFields.tsx'
import { PanelError } from './PanelError.tsx'
import { freeIdQuery } from './queries.ts'

export async function loader(): Promise<null> {
  if (can(conferences.createBridge)) await queryClient.fetchQuery({ ...freeIdQuery(), staleTime: 0 })
  return null
}

/** The panel that creates a bridge. */
export function Component() {
  const { t } = useTranslation('conferences')
  return (
    <SidePanel title={t('bridge.new')} closeTo={paths.conferences()} focusInside>
      {can(conferences.createBridge) && <NewBridge />}
    </SidePanel>
  )
}

function NewBridge() {
  const { t } = useTranslation('conferences')
  const { conferenceId } = usePrefetched(freeIdQuery()).data
  const [pin] = useState(() => proposePin(conferenceId))
  const create = useCreate({
    blank: blankBridge(conferenceId, pin),
    create: conferences.createBridge,
    toBody: toBridgeRequest,
    schema: ConferenceBridgeWrite,
    model: BRIDGE_MODEL,
    fieldOf,
    // A new bridge has no PIN that could stay.
    validate: (values) => ({
      ...brokenRules(values),
      ...(values.pinRequired && values.pin === '' && { pin: 'required' }),
    }),
    invalidates: ['conferences'],
    message: ({ name }) => t('bridge.created', { name }),
    undoOf,
  })
  return (
    <CreateForm
      create={create}
      submitLabel={t('bridge.create')}
      readOnly={useReadOnlyReason(conferences.createBridge)}
    >
      <BridgeFields state={create} bridge={null} />
    </CreateForm>
  )
}

export const ErrorBoundary = PanelError
