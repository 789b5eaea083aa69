import { type RingGroup, ringGroups, RingGroupWrite } from '@switchboard/contract/ring-groups'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { CopyNumber } from '../../patterns/CopyNumber.tsx'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { fieldOf, fromRingGroup, MODEL, toRequest } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { ringGroupQuery } from './queries.ts'
import { RingGroupFields } from './RingGroupFields.tsx'
import { useConflictTexts } from './useConflictTexts.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (can(ringGroups.get)) {
    await queryClient.fetchQuery({ ...ringGroupQuery(params['id'] ?? ''), staleTime: 0 })
  }
  return null
}

/** The panel of one ring group. */
export function Component() {
  const { id = '' } = useParams()
  const { data: group } = usePrefetched(ringGroupQuery(id))
  return (
    <SidePanel
      key={id}
      title={group.name}
      subtitle={<CopyNumber e164={group.number} />}
      closeTo={paths.ringGroups()}
    >
      <EditRingGroup group={group} />
    </SidePanel>
  )
}

function EditRingGroup({ group }: { group: RingGroup }) {
  const { t } = useTranslation('ring-groups')
  const edit = useEdit({
    object: group,
    toForm: fromRingGroup,
    update: ringGroups.update,
    toBody: toRequest,
    schema: RingGroupWrite,
    model: MODEL,
    fieldOf,
    invalidates: ['ringGroups', 'extensions'],
    message: (saved) => t('saved.updated', { name: saved.name }),
    undoOf,
  })
  return (
    <EditForm
      edit={edit}
      name={group.name}
      readOnly={useReadOnlyReason(ringGroups.update)}
      conflict={useConflictTexts()}
      again={{ path: paths.ringGroupNew() }}
      renderDelete={(props) => <DeleteDialog group={group} {...props} />}
      after={<ObjectHistory id={group.id} />}
    >
      <RingGroupFields state={edit} group={group} />
    </EditForm>
  )
}

export const ErrorBoundary = PanelError
