import { preferences, RING_SECONDS } from '@switchboard/contract/preferences'
import { ringGroups, RingGroupWrite } from '@switchboard/contract/ring-groups'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { numbersQuery } from '../../patterns/object/numbers.ts'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { undoOf } from '../history/index.ts'
import { preferencesQuery } from '../preferences/index.ts'
import { blankForm, fieldOf, MODEL, toRequest } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { RingGroupFields } from './RingGroupFields.tsx'

/** Groups are proposed a number among those that companies usually keep for them. */
const USUAL = '4'

/** Which numbers are free is asked each time: the one proposed should still be. */
export async function loader(): Promise<null> {
  if (!can(ringGroups.create)) return null
  await Promise.all([
    queryClient.fetchQuery({ ...numbersQuery(USUAL, null), staleTime: 0 }),
    can(preferences.get) && queryClient.ensureQueryData(preferencesQuery()),
  ])
  return null
}

/** The panel that creates a ring group. */
export function Component() {
  const { t } = useTranslation('ring-groups')
  return (
    <SidePanel title={t('panel.new')} closeTo={paths.ringGroups()} focusInside>
      {can(ringGroups.create) && <NewRingGroup />}
    </SidePanel>
  )
}

function NewRingGroup() {
  const { t } = useTranslation('ring-groups')
  const { free } = usePrefetched(numbersQuery(USUAL, null)).data
  const { data: usual } = useQuery({ ...preferencesQuery(), enabled: can(preferences.get) })
  const create = useCreate({
    blank: blankForm(free[0] ?? '', usual?.ringSeconds ?? RING_SECONDS.default),
    create: ringGroups.create,
    toBody: toRequest,
    schema: RingGroupWrite,
    model: MODEL,
    fieldOf,
    invalidates: ['ringGroups', 'extensions'],
    message: ({ number, name }) => t('saved.created', { number, name }),
    undoOf,
  })
  return (
    <CreateForm
      create={create}
      submitLabel={t('panel.create')}
      readOnly={useReadOnlyReason(ringGroups.create)}
    >
      <RingGroupFields state={create} group={null} />
    </CreateForm>
  )
}

export const ErrorBoundary = PanelError
