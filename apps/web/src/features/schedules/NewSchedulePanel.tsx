import { schedules } from '@switchboard/contract/schedules'
import { useTranslation } from 'react-i18next'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { BLANK } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { SAVING } from './saving.ts'
import { ScheduleFields } from './ScheduleFields.tsx'

export async function loader(): Promise<null> {
  await loadStrings('schedules', 'object')
  return null
}

/** The panel that creates a schedule. */
export function Component() {
  const { t } = useTranslation('schedules')
  return (
    <SidePanel title={t('panel.new')} closeTo={paths.schedules()} focusInside wide>
      <NewSchedule />
    </SidePanel>
  )
}

function NewSchedule() {
  const { t } = useTranslation('schedules')
  const readOnly = useReadOnlyReason(schedules.create)
  const create = useCreate({
    ...SAVING,
    blank: BLANK,
    create: schedules.create,
    message: ({ name }) => t('saved.created', { name }),
  })
  return (
    <CreateForm create={create} submitLabel={t('panel.create')} readOnly={readOnly}>
      <ScheduleFields state={create} readOnly={readOnly !== undefined} focusName />
    </CreateForm>
  )
}

export const ErrorBoundary = PanelError
