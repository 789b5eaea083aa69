import { conferences, ConferenceLineWrite } from '@switchboard/contract/conferences'
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
import { LINE_MODEL, toLineRequest } from './line-form.ts'
import { LineFields } from './LineFields.tsx'
import { PanelError } from './PanelError.tsx'

/** Conferences are proposed a number among those that companies usually keep for them. */
const USUAL = '6'

/** Which numbers are free is asked each time: the one proposed should still be. */
export async function loader(): Promise<null> {
  if (can(conferences.create)) await queryClient.fetchQuery({ ...numbersQuery(USUAL, null), staleTime: 0 })
  return null
}

/** The panel that creates a line. */
export function Component() {
  const { t } = useTranslation('conferences')
  return (
    <SidePanel title={t('line.new')} closeTo={paths.conferences()} focusInside>
      {can(conferences.create) && <NewLine />}
    </SidePanel>
  )
}

function NewLine() {
  const { t } = useTranslation('conferences')
  const { free } = usePrefetched(numbersQuery(USUAL, null)).data
  const create = useCreate({
    blank: { name: '', number: free[0] ?? '' },
    create: conferences.create,
    toBody: toLineRequest,
    schema: ConferenceLineWrite,
    model: LINE_MODEL,
    invalidates: ['conferences', 'extensions'],
    message: ({ number, name }) => t('line.created', { number, name }),
    undoOf,
  })
  return (
    <CreateForm
      create={create}
      submitLabel={t('line.create')}
      readOnly={useReadOnlyReason(conferences.create)}
    >
      <LineFields state={create} id={null} />
    </CreateForm>
  )
}

export const ErrorBoundary = PanelError
