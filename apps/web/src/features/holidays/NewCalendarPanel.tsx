import { holidays } from '@switchboard/contract/holidays'
import { useTranslation } from 'react-i18next'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { CalendarFields } from './CalendarFields.tsx'
import { blankForm } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { countriesQuery } from './queries.ts'
import { SAVING } from './saving.ts'

export async function loader(): Promise<null> {
  if (!can(holidays.countries)) return null // the page beneath says so
  await Promise.all([queryClient.ensureQueryData(countriesQuery()), loadStrings('holidays', 'object')])
  return null
}

/** The panel that creates a holiday calendar. */
export function Component() {
  const { t } = useTranslation('holidays')
  return (
    <SidePanel title={t('panel.new')} closeTo={paths.holidays()} focusInside wide>
      <NewCalendar />
    </SidePanel>
  )
}

function NewCalendar() {
  const { t } = useTranslation('holidays')
  const { country } = useSession().tenant
  const { items } = usePrefetched(countriesQuery()).data
  const readOnly = useReadOnlyReason(holidays.create)
  const create = useCreate({
    ...SAVING,
    blank: blankForm(items.includes(country) ? country : ''),
    create: holidays.create,
    message: ({ name }) => t('saved.created', { name }),
  })
  return (
    <CreateForm create={create} submitLabel={t('panel.create')} readOnly={readOnly}>
      <CalendarFields state={create} readOnly={readOnly !== undefined} focusName />
    </CreateForm>
  )
}

export const ErrorBoundary = PanelError
