import { type ConferenceBridge, conferences } from '@switchboard/contract/conferences'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { isGone } from '../../api/errors.ts'
import { refreshExcept } from '../../api/query.ts'
import { ConfirmDialog } from '../../patterns/ConfirmDialog.tsx'
import { toast } from '../../patterns/toast.ts'
import { undoOf } from '../history/index.ts'

interface DeleteBridgeDialogProps {
  bridge: ConferenceBridge
  onClose: () => void
  onDeleted?: () => void
}

/** Nothing refers to a bridge; those who were invited do not get in any more. One that is gone already is deleted, too. */
export function DeleteBridgeDialog({
  bridge: { id, name, pinSet },
  onClose,
  onDeleted,
}: DeleteBridgeDialogProps) {
  const { t } = useTranslation(['conferences', 'object'])
  const done = () => {
    toast({ message: t('bridge.deleted', { name }), undo: undoOf({ object: id, version: null }) })
    onClose()
    onDeleted?.()
    refreshExcept(['conferences'], id)
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call(conferences.removeBridge, { params: { id } }),
    onSuccess: done,
    onError: (failure) => isGone(failure) && done(),
  })
  return (
    <ConfirmDialog
      opened
      title={t('bridge.delete.title', { name })}
      confirmLabel={t('bridge.delete.confirm')}
      cancelLabel={t('object:delete.cancel')}
      confirming={isPending}
      error={isGone(error) ? null : error}
      onConfirm={() => mutate()}
      onCancel={onClose}
    >
      {t(pinSet ? 'bridge.delete.noteWithPin' : 'bridge.delete.note')}
    </ConfirmDialog>
  )
}
