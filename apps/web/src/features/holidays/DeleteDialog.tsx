import { holidays } from '@switchboard/contract/holidays'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { DeleteDialog as ObjectDeleteDialog } from '../../patterns/object/DeleteDialog.tsx'
import { undoOf } from '../history/index.ts'
import { HolidayCalendarSelect } from './HolidayCalendarSelect.tsx'
import { usesQuery } from './queries.ts'

interface DeleteDialogProps {
  calendar: { id: string; name: string }
  onClose: () => void
  onDeleted?: () => void
}

/** Names what goes by the calendar, gives it another one or none, and deletes it. */
export function DeleteDialog({ calendar: { id, name }, ...rest }: DeleteDialogProps) {
  const { t } = useTranslation('holidays')
  return (
    <ObjectDeleteDialog
      {...rest}
      id={id}
      title={t('delete.title', { name })}
      confirmLabel={t('delete.confirm')}
      uses={usesQuery(id)}
      remove={(query) => call(holidays.remove, { params: { id }, query })}
      renderPicker={(field) => <HolidayCalendarSelect {...field} except={id} />}
      invalidates={['holidays', 'receptionists']}
      message={t('saved.deleted', { name })}
      undoOf={undoOf}
    />
  )
}
