import { type ConferenceLine, conferences, ConferenceLineWrite } from '@switchboard/contract/conferences'
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
import { fromLine, LINE_MODEL, toLineRequest } from './line-form.ts'
import { LineFields } from './LineFields.tsx'
import { PanelError } from './PanelError.tsx'
import { lineQuery } from './queries.ts'

const DeleteLineDialog = lazy(() =>
  import('./DeleteLineDialog.tsx').then(({ DeleteLineDialog }) => ({ default: DeleteLineDialog })),
)

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (can(conferences.get)) {
    await queryClient.fetchQuery({ ...lineQuery(params['id'] ?? ''), staleTime: 0 })
  }
  return null
}

/** The panel of one line. */
export function Component() {
  const { id = '' } = useParams()
  const { data: line } = usePrefetched(lineQuery(id))
  return (
    <SidePanel
      key={id}
      title={line.name}
      subtitle={<CopyNumber e164={line.number} />}
      closeTo={paths.conferences()}
    >
      <EditLine line={line} />
    </SidePanel>
  )
}

function EditLine({ line }: { line: ConferenceLine }) {
  const { t } = useTranslation('conferences')
  const edit = useEdit({
    object: line,
    toForm: fromLine,
    update: conferences.update,
    toBody: toLineRequest,
    schema: ConferenceLineWrite,
    model: LINE_MODEL,
    invalidates: ['conferences', 'extensions'],
    message: (saved) => t('saved', { name: saved.name }),
    undoOf,
  })
  return (
    <EditForm
      edit={edit}
      name={line.name}
      readOnly={useReadOnlyReason(conferences.update)}
      conflict={{
        labelOf: (part) => t(`column.${part}`),
        textOf: (part, values) => values[part],
      }}
      again={{ path: paths.conferenceLineNew() }}
      renderDelete={(props) => <DeleteLineDialog line={line} {...props} />}
      after={<ObjectHistory id={line.id} />}
    >
      <LineFields state={edit} id={line.id} />
    </EditForm>
  )
}

export const ErrorBoundary = PanelError
