import type { RequestOf, ResponseOf } from '@switchboard/contract/endpoint'
import type { secondFactor } from '@switchboard/contract/second-factor'
import { type ReactNode, type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { useSave } from '../../api/query.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Button } from '../../ui/Button.tsx'
import { CurrentPasswordField } from '../../ui/PasswordField.tsx'
import classes from './second-factor.module.css'

/** What asks for nothing but the password. */
type Endpoint =
  | typeof secondFactor.start
  | typeof secondFactor.turnOff
  | typeof secondFactor.renewRecoveryCodes

interface AskPasswordProps<E extends Endpoint> {
  endpoint: E
  submitLabel: string
  danger?: boolean
  onDone: (answer: ResponseOf<E>) => void
  onCancel?: (() => void) | undefined
  /** Why it is asked. */
  children: ReactNode
}

/** The present password, before what a portal that was left open must not allow. */
export function AskPassword<E extends Endpoint>({
  endpoint,
  submitLabel,
  danger = false,
  onDone,
  onCancel,
  children,
}: AskPasswordProps<E>) {
  const { t } = useTranslation(['second-factor', 'common'])
  const { user } = useSession()
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const refuse = (text: string | undefined) => {
    setWrong(text)
    field.current?.select()
  }
  const { save, saving, error } = useSave<Endpoint>(endpoint, {
    invalidates: ['secondFactor'],
    setFieldErrors: ({ currentPassword }) => refuse(currentPassword),
    // The endpoint is E, and so is its answer.
    onSaved: (answer) => onDone(answer as ResponseOf<E>),
  })
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (password === '') refuse(t('common:field.required'))
    else if (!saving) save({ body: { currentPassword: password } } satisfies RequestOf<Endpoint>)
  }
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <div className={classes.text}>{children}</div>
      {Boolean(error) && <ErrorAlert error={error} />}
      <input type="hidden" name="username" autoComplete="username" value={user.email ?? ''} readOnly />
      <CurrentPasswordField
        ref={field}
        label={t('password')}
        error={wrong}
        data-autofocus
        value={password}
        onChange={({ currentTarget }) => {
          setPassword(currentTarget.value)
          setWrong(undefined)
        }}
      />
      <div className={classes.actions}>
        {onCancel && <Button onClick={onCancel}>{t('common:action.cancel')}</Button>}
        <Button type="submit" variant={danger ? 'danger' : 'primary'} loading={saving}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
