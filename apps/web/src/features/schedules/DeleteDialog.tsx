import { schedules } from '@switchboard/contract/schedules'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { DeleteDialog as ObjectDeleteDialog } from '../../patterns/object/DeleteDialog.tsx'
import { undoOf } from '../history/index.ts'
import { usesQuery } from './queries.ts'
import { ScheduleSelect } from './ScheduleSelect.tsx'

interface DeleteDialogProps {
  schedule: { id: string; name: string }
  onClose: () => void
  onDeleted?: () => void
}

/** Names what goes by the schedule, gives it another one or none, and deletes it. */
export function DeleteDialog({ schedule: { id, name }, ...rest }: DeleteDialogProps) {
  const { t } = useTranslation('schedules')
  return (
    <ObjectDeleteDialog
      {...rest}
      id={id}
      title={t('delete.title', { name })}
      confirmLabel={t('delete.confirm')}
      uses={usesQuery(id)}
      remove={(query) => call(schedules.remove, { params: { id }, query })}
      renderPicker={(field) => <ScheduleSelect {...field} except={id} />}
      invalidates={['schedules', 'receptionists']}
      message={t('saved.deleted', { name })}
      undoOf={undoOf}
    />
  )
}
