import { type Schedule, schedules } from '@switchboard/contract/schedules'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { ObjectHistory } from '../history/index.ts'
import { fromSchedule } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { scheduleQuery } from './queries.ts'
import { SAVING } from './saving.ts'
import { ScheduleFields } from './ScheduleFields.tsx'
import { useWeekText } from './week/useWeekText.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (!can(schedules.get)) return null // the page beneath says so
  await Promise.all([
    queryClient.fetchQuery({ ...scheduleQuery(params['id'] ?? ''), staleTime: 0 }),
    loadStrings('schedules', 'object'),
  ])
  return null
}

/** The panel of one schedule. */
export function Component() {
  const { id = '' } = useParams()
  const { data: schedule } = usePrefetched(scheduleQuery(id))
  return (
    <SidePanel key={id} title={schedule.name} closeTo={paths.schedules()} wide>
      <EditSchedule schedule={schedule} />
    </SidePanel>
  )
}

function EditSchedule({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('schedules')
  const weekText = useWeekText()
  const readOnly = useReadOnlyReason(schedules.update)
  const edit = useEdit({
    ...SAVING,
    object: schedule,
    toForm: fromSchedule,
    update: schedules.update,
    message: ({ name }) => t('saved.updated', { name }),
  })
  return (
    <EditForm
      edit={edit}
      name={schedule.name}
      readOnly={readOnly}
      conflict={{
        labelOf: (part) => t(`conflict.${part}`),
        textOf: (part, { name, ranges }) => (part === 'name' ? name : weekText(ranges)),
      }}
      again={{ path: paths.scheduleNew() }}
      renderDelete={(props) => <DeleteDialog schedule={schedule} {...props} />}
      after={<ObjectHistory id={schedule.id} />}
    >
      <ScheduleFields state={edit} readOnly={readOnly !== undefined} />
    </EditForm>
  )
}

export const ErrorBoundary = PanelError
