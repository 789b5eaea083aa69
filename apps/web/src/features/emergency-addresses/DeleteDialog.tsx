import { type EmergencyAddress, emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { usePrefetched } from '../../api/query.ts'
import { DeleteDialog as ObjectDeleteDialog } from '../../patterns/object/DeleteDialog.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { undoOf } from '../history/index.ts'
import { listQuery, usesQuery } from './queries.ts'

interface DeleteDialogProps {
  address: Pick<EmergencyAddress, 'id' | 'label'>
  onClose: () => void
  onDeleted?: () => void
}

/** Names the numbers that are there, and moves them to another address or leaves them without. */
export function DeleteDialog({ address: { id, label }, ...rest }: DeleteDialogProps) {
  const { t } = useTranslation('emergency-addresses')
  const { items } = usePrefetched(listQuery()).data
  const others = items.filter((each) => each.id !== id)
  return (
    <ObjectDeleteDialog
      {...rest}
      id={id}
      title={t('delete.title', { label })}
      confirmLabel={t('delete.confirm')}
      uses={usesQuery(id)}
      remove={(query) => call(emergencyAddresses.remove, { params: { id }, query })}
      {...(others.length > 0 && {
        renderPicker: (field) => (
          <SelectField data={others.map((each) => ({ value: each.id, label: each.label }))} {...field} />
        ),
      })}
      invalidates={['emergencyAddresses', 'phoneNumbers']}
      message={t('deleted', { label })}
      undoOf={undoOf}
    />
  )
}
