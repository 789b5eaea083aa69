import type { User } from '@switchboard/contract/users'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../patterns/ConfirmDialog.tsx'
import { useTakeAccess } from './changes.ts'
import classes from './users.module.css'
import { nameOf } from './words.ts'

interface RemoveDialogProps {
  user: User
  onClose: () => void
  onRemoved?: () => void
}

/** Tells what taking a person's access, or an invitation, would do, and does it. */
export function RemoveDialog({ user, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useTranslation('users')
  const { save, saving, error } = useTakeAccess(user, () => {
    onClose()
    onRemoved?.()
  })
  const kind = user.state === 'invited' ? 'revoke' : 'remove'
  const numbers = user.extensions.map(({ number }) => number)
  const name = nameOf(user)
  return (
    <ConfirmDialog
      opened
      title={t(`${kind}.title`, { name })}
      confirmLabel={t(`${kind}.confirm`)}
      cancelLabel={t(`${kind}.cancel`)}
      confirming={saving}
      error={error}
      onConfirm={() => save({ params: { id: user.id } })}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        <ul>
          <li>{t(`${kind}.atOnce`)}</li>
          {kind === 'remove' && <li>{t('remove.tokens')}</li>}
          <li>
            {numbers.length > 0
              ? t('remove.extensions', { count: numbers.length, numbers: numbers.join(', '), name })
              : t('remove.gone', { name })}
          </li>
          <li>{t('remove.history')}</li>
        </ul>
        {kind === 'remove' && <p className={classes.note}>{t('remove.noUndo')}</p>}
      </div>
    </ConfirmDialog>
  )
}
