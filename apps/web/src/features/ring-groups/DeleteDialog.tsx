import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { ringGroups } from '@switchboard/contract/ring-groups'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { DeleteDialog as ObjectDeleteDialog } from '../../patterns/object/DeleteDialog.tsx'
import { ReplacementField } from '../destinations/index.ts'
import { undoOf } from '../history/index.ts'
import { usesQuery } from './queries.ts'

interface DeleteDialogProps {
  group: ExtensionRef
  onClose: () => void
  onDeleted?: () => void
}

/** Names the group and what leads to it, and deletes it. */
export function DeleteDialog({ group: { id, number, name }, ...rest }: DeleteDialogProps) {
  const { t } = useTranslation('ring-groups')
  return (
    <ObjectDeleteDialog
      {...rest}
      id={id}
      title={t('delete.title', { number, name })}
      confirmLabel={t('delete.confirm')}
      uses={usesQuery(id)}
      remove={(query) => call(ringGroups.remove, { params: { id }, query })}
      renderPicker={(field) => <ReplacementField {...field} except={id} />}
      invalidates={['ringGroups']}
      message={t('saved.deleted', { number, name })}
      undoOf={undoOf}
    />
  )
}
