import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../patterns/ConfirmDialog.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import classes from './extensions.module.css'
import { usesQuery } from './queries.ts'
import { UseItem } from './UseItem.tsx'
import { useRemove } from './useRemove.ts'

interface DeleteDialogProps {
  extension: ExtensionRef
  onClose: () => void
  onDeleted?: () => void
}

/** Names what will be deleted and what breaks with it, and deletes it. */
export function DeleteDialog({ extension, onClose, onDeleted }: DeleteDialogProps) {
  const { t } = useTranslation('extensions')
  const { number, name } = extension
  const uses = useQuery({ ...usesQuery(extension.id), staleTime: 0 })
  const { remove, removing, changed, error } = useRemove(extension, () => {
    onClose()
    onDeleted?.()
  })
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { number, name })}
      confirmLabel={t('delete.confirm')}
      cancelLabel={t('delete.cancel')}
      confirming={removing || uses.isPending}
      error={error}
      onConfirm={() => uses.data && remove(uses.data.items)}
      onCancel={onClose}
    >
      <div className={classes.dialogBody}>
        <p>{t('delete.body')}</p>
        {changed && <Alert tone="warning" title={t('delete.changed')} />}
        {uses.isError && <ErrorAlert error={uses.error} />}
        <ul className={classes.uses} aria-label={t('delete.breaks')} aria-busy={uses.isPending}>
          {uses.isPending && (
            <li>
              <Skeleton width="80%" />
            </li>
          )}
          {uses.data?.items.map((use) => (
            <UseItem
              key={use.kind === 'forwarding' ? use.extension.id : use.kind}
              use={use}
              onLeave={onClose}
            />
          ))}
          <li>{t('delete.voicemail')}</li>
          <li>{t('delete.free', { number })}</li>
        </ul>
      </div>
    </ConfirmDialog>
  )
}
