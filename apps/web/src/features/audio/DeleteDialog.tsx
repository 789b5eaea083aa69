import { audio, type AudioFile } from '@switchboard/contract/audio'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { DeleteDialog as ObjectDeleteDialog } from '../../patterns/object/DeleteDialog.tsx'
import { undoOf } from '../history/index.ts'
import { AudioSelect } from './AudioSelect.tsx'
import { usesQuery } from './queries.ts'

interface DeleteDialogProps {
  file: Pick<AudioFile, 'id' | 'name' | 'kind'>
  onClose: () => void
  onDeleted?: () => void
}

/** Names what plays a file, gives it another one or none, and deletes it. */
export function DeleteDialog({ file: { id, name, kind }, ...rest }: DeleteDialogProps) {
  const { t } = useTranslation('audio')
  return (
    <ObjectDeleteDialog
      {...rest}
      id={id}
      title={t('delete.title', { name })}
      confirmLabel={t(`delete.${kind}`)}
      note={t('delete.note')}
      uses={usesQuery(id)}
      remove={(query) => call(audio.remove, { params: { id }, query })}
      renderPicker={(field) => <AudioSelect {...field} kind={kind} except={id} />}
      invalidates={['audio', 'playlists', 'receptionists', 'extensions']}
      message={t('saved.deleted', { name })}
      undoOf={undoOf}
    />
  )
}
