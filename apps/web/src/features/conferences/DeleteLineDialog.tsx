import { type ConferenceLine, conferences } from '@switchboard/contract/conferences'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { DeleteDialog } from '../../patterns/object/DeleteDialog.tsx'
import { ReplacementField } from '../destinations/index.ts'
import { undoOf } from '../history/index.ts'
import { lineUsesQuery } from './queries.ts'

interface DeleteLineDialogProps {
  line: ConferenceLine
  onClose: () => void
  onDeleted?: () => void
}

/** Names the line and what leads to it, and deletes it; its bridges stay. */
export function DeleteLineDialog({ line: { id, number, name }, ...rest }: DeleteLineDialogProps) {
  const { t } = useTranslation('conferences')
  return (
    <DeleteDialog
      {...rest}
      id={id}
      title={t('line.delete.title', { number, name })}
      confirmLabel={t('line.delete.confirm')}
      note={t('line.delete.note')}
      uses={lineUsesQuery(id)}
      remove={(query) => call(conferences.remove, { params: { id }, query })}
      renderPicker={(field) => <ReplacementField {...field} except={id} />}
      invalidates={['conferences', 'extensions']}
      message={t('line.deleted', { number, name })}
      undoOf={undoOf}
    />
  )
}
