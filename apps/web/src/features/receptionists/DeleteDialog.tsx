import { type Receptionist, receptionists } from '@switchboard/contract/receptionists'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { query } from '../../api/query.ts'
import { DeleteDialog as ObjectDeleteDialog } from '../../patterns/object/DeleteDialog.tsx'
import { ReplacementField } from '../destinations/index.ts'
import { undoOf } from '../history/index.ts'

interface DeleteDialogProps {
  receptionist: Pick<Receptionist, 'id' | 'number' | 'name'>
  onClose: () => void
  onDeleted?: () => void
}

/** Names what leads to a receptionist, lets that go without or to something else, and deletes it. */
export function DeleteDialog({ receptionist: { id, number, name }, ...rest }: DeleteDialogProps) {
  const { t } = useTranslation('receptionists')
  return (
    <ObjectDeleteDialog
      {...rest}
      id={id}
      title={t('delete.title', { number, name })}
      confirmLabel={t('delete.confirm')}
      uses={query(receptionists.uses, { params: { id } })}
      remove={(how) => call(receptionists.remove, { params: { id }, query: how })}
      renderPicker={(field) => <ReplacementField {...field} except={id} />}
      invalidates={['receptionists', 'extensions']}
      message={t('delete.done', { name })}
      undoOf={undoOf}
    />
  )
}
