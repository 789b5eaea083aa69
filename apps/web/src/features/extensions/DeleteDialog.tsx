import { extensions } from '@switchboard/contract/extensions'
import { voicemailBoxes } from '@switchboard/contract/voicemail-boxes'
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

/** Names the phone or voicemail box that will be deleted and what breaks with it, and deletes it. */
export function DeleteDialog({ extension: { id, number, name, kind }, ...rest }: DeleteDialogProps) {
  const { t } = useTranslation('extensions')
  const isBox = kind === 'voicemail'
  return (
    <ObjectDeleteDialog
      {...rest}
      id={id}
      title={t(isBox ? 'delete.titleOfBox' : 'delete.title', { number, name })}
      confirmLabel={t(isBox ? 'delete.confirmBox' : 'delete.confirm')}
      note={t(isBox ? 'delete.bodyOfBox' : 'delete.body')}
      losses={<li>{t('delete.free', { number })}</li>}
      uses={usesQuery(id)}
      remove={(query) =>
        isBox
          ? call(voicemailBoxes.remove, { params: { id }, query })
          : call(extensions.remove, { params: { id }, query })
      }
      renderPicker={(field) => <ReplacementField {...field} except={id} />}
      invalidates={['extensions', 'voicemail']}
      message={t(isBox ? 'saved.boxDeleted' : 'saved.deleted', { number, name })}
      undoOf={undoOf}
    />
  )
}
