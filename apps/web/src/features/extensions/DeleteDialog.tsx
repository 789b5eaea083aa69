import { extensions } from '@switchboard/contract/extensions'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { DeleteDialog as ObjectDeleteDialog } from '../../patterns/object/DeleteDialog.tsx'
import { ReplacementField } from '../destinations/index.ts'
import { undoOf } from '../history/index.ts'
import { usesQuery } from './queries.ts'

interface DeleteDialogProps {
  extension: ExtensionRef
  onClose: () => void
  onDeleted?: () => void
}

/** Names what will be deleted and what breaks with it, and deletes it. */
export function DeleteDialog({ extension: { id, number, name }, ...rest }: DeleteDialogProps) {
  const { t } = useTranslation('extensions')
  return (
    <ObjectDeleteDialog
      {...rest}
      id={id}
      title={t('delete.title', { number, name })}
      confirmLabel={t('delete.confirm')}
      note={t('delete.body')}
      losses={<li>{t('delete.free', { number })}</li>}
      uses={usesQuery(id)}
      remove={(query) => call(extensions.remove, { params: { id }, query })}
      renderPicker={(field) => <ReplacementField {...field} except={id} />}
      invalidates={['extensions']}
      message={t('saved.deleted', { number, name })}
      undoOf={undoOf}
    />
  )
}
