import { type HolidayCalendar, holidays } from '@switchboard/contract/holidays'
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
import { CalendarFields } from './CalendarFields.tsx'
import { fromCalendar } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { calendarQuery, countriesQuery } from './queries.ts'
import { SAVING } from './saving.ts'
import { useConflictTexts } from './useConflictTexts.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (!can(holidays.get)) return null // the page beneath says so
  await Promise.all([
    queryClient.fetchQuery({ ...calendarQuery(params['id'] ?? ''), staleTime: 0 }),
    queryClient.ensureQueryData(countriesQuery()),
    loadStrings('holidays', 'object'),
  ])
  return null
}

/** The panel of one holiday calendar. */
export function Component() {
  const { id = '' } = useParams()
  const { data: calendar } = usePrefetched(calendarQuery(id))
  return (
    <SidePanel key={id} title={calendar.name} closeTo={paths.holidays()} wide>
      <EditCalendar calendar={calendar} />
    </SidePanel>
  )
}

function EditCalendar({ calendar }: { calendar: HolidayCalendar }) {
  const { t } = useTranslation('holidays')
  const readOnly = useReadOnlyReason(holidays.update)
  const edit = useEdit({
    ...SAVING,
    object: calendar,
    toForm: fromCalendar,
    update: holidays.update,
    message: ({ name }) => t('saved.updated', { name }),
  })
  return (
    <EditForm
      edit={edit}
      name={calendar.name}
      readOnly={readOnly}
      conflict={useConflictTexts()}
      again={{ path: paths.holidayNew() }}
      renderDelete={(props) => <DeleteDialog calendar={calendar} {...props} />}
      after={<ObjectHistory id={calendar.id} />}
    >
      <CalendarFields state={edit} readOnly={readOnly !== undefined} />
    </EditForm>
  )
}

export const ErrorBoundary = PanelError
