import { secondFactor } from '@switchboard/contract/second-factor'
import type { User } from '@switchboard/contract/users'
import { useTranslation } from 'react-i18next'
import { useSave } from '../../api/query.ts'
import { ConfirmDialog } from '../../patterns/ConfirmDialog.tsx'
import { toast } from '../../patterns/toast.ts'
import classes from './users.module.css'
import { nameOf } from './words.ts'

/** Tells what a reset of a person's second factor would do, and does it. */
export function ResetFactorDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation('users')
  const name = nameOf(user)
  const { save, saving, error } = useSave(secondFactor.reset, {
    invalidates: ['users'],
    onSaved: () => {
      toast({ message: t('resetFactor.done', { name }) })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      opened
      title={t('resetFactor.title', { name })}
      confirmLabel={t('resetFactor.confirm')}
      confirming={saving}
      error={error}
      onConfirm={() => save({ params: { id: user.id } })}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        <p>{t('resetFactor.sure', { name })}</p>
        <ul>
          <li>{t('resetFactor.gone')}</li>
          <li>{t('resetFactor.signOut')}</li>
          <li>{t('resetFactor.mail', { name })}</li>
        </ul>
        <p className={classes.note}>{t('resetFactor.noUndo')}</p>
      </div>
    </ConfirmDialog>
  )
}
