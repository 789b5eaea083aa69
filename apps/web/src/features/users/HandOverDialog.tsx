import { type User, users } from '@switchboard/contract/users'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSave } from '../../api/query.ts'
import { reloadSession } from '../../api/session.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { toast } from '../../patterns/toast.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { CurrentPasswordField } from '../../ui/PasswordField.tsx'
import classes from './users.module.css'
import { nameOf } from './words.ts'

interface HandOverDialogProps {
  user: User
  onClose: () => void
  onDone: () => void
}

/** Tells what handing the ownership over means, asks for the password, and does it. */
export function HandOverDialog({ user, onClose, onDone }: HandOverDialogProps) {
  const { t } = useTranslation(['users', 'common'])
  const name = nameOf(user)
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<Record<string, string>>({})
  const input = useRef<HTMLInputElement>(null)
  const refuse = (texts: Record<string, string>) => {
    setRefused(texts)
    if ('currentPassword' in texts) input.current?.focus()
  }
  const { save, saving, error } = useSave(users.handOver, {
    invalidates: ['users'],
    setFieldErrors: refuse,
    onSaved: async () => {
      await reloadSession()
      toast({ message: t('handOver.done', { name }) })
      onDone()
    },
  })
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    event.stopPropagation() // React hands it on to the panel's form, in which this one is not
    if (password === '') refuse({ currentPassword: t('common:field.required') })
    else if (!saving) save({ params: { id: user.id }, body: { currentPassword: password } })
  }
  return (
    <Dialog opened title={t('handOver.title', { name })} onClose={onClose}>
      <form className={classes.dialog} onSubmit={onSubmit} noValidate>
        <ul>
          <li>{t('handOver.owner', { name })}</li>
          <li>{t('handOver.self')}</li>
          <li>{t('handOver.number', { name })}</li>
          <li>{t('handOver.signOut', { name })}</li>
        </ul>
        <p className={classes.note}>{t('handOver.noUndo', { name })}</p>
        {refused['id'] !== undefined && <Alert tone="bad" title={refused['id']} />}
        {Boolean(error) && <ErrorAlert error={error} />}
        <CurrentPasswordField
          ref={input}
          label={t('handOver.password')}
          error={refused['currentPassword']}
          value={password}
          onChange={({ currentTarget }) => {
            setPassword(currentTarget.value)
            setRefused({})
          }}
        />
        <div className={classes.dialogActions}>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="danger" loading={saving}>
            {t('handOver.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
