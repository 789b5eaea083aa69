import { type Playlist, playlists } from '@switchboard/contract/playlists'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { DeleteDialog as ObjectDeleteDialog } from '../../patterns/object/DeleteDialog.tsx'
import { undoOf } from '../history/index.ts'
import { PlaylistField } from './PlaylistField.tsx'
import { usesQuery } from './queries.ts'

interface DeleteDialogProps {
  playlist: Pick<Playlist, 'id' | 'name'>
  onClose: () => void
  onDeleted?: () => void
}

/** Names what plays a playlist, gives it another one or none, and deletes it. */
export function DeleteDialog({ playlist: { id, name }, ...rest }: DeleteDialogProps) {
  const { t } = useTranslation('playlists')
  return (
    <ObjectDeleteDialog
      {...rest}
      id={id}
      title={t('delete.title', { name })}
      confirmLabel={t('delete.confirm')}
      uses={usesQuery(id)}
      remove={(query) => call(playlists.remove, { params: { id }, query })}
      renderPicker={(field) => <PlaylistField {...field} except={id} />}
      invalidates={['playlists', 'audio', 'receptionists', 'ringGroups', 'preferences']}
      message={t('saved.deleted', { name })}
      undoOf={undoOf}
    />
  )
}
