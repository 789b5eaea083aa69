import { type ReactNode, type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { useSession } from '../../api/session-store.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Button } from '../../ui/Button.tsx'
import { CurrentPasswordField } from '../../ui/PasswordField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { passkeysQuery } from './index.ts'
import classes from './passkeys.module.css'

export type Field = 'name' | 'currentPassword'
export type FieldTexts = Partial<Record<Field, string>>

interface PasskeyFormProps {
  /** The name it begins with; without one, it asks for none. */
  name?: string
  /** May it ask for the password? It does when signing in was a while ago. */
  asksPassword: boolean
  submitLabel: string
  danger?: boolean
  sending: boolean
  /** What the server says of the fields. */
  wrong: FieldTexts
  /** What no field tells. */
  error: unknown
  onSubmit: (values: { name: string; body: { currentPassword?: string } }) => void
  onCancel: () => void
  children?: ReactNode
}

/** What is asked about a passkey: its name, the password, or both. */
export function PasskeyForm(props: PasskeyFormProps) {
  const { submitLabel, danger = false, sending, wrong, error, onSubmit, onCancel, children } = props
  const { t } = useTranslation(['passkeys', 'common'])
  const { user } = useSession()
  const { asksPassword } = usePrefetched(passkeysQuery()).data
  const [name, setName] = useState(props.name ?? '')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<FieldTexts>({})
  const texts = { ...wrong, ...missing }
  const named = props.name !== undefined
  // The page may have been open for long: the server then asks for what it did not ask for before.
  const guarded =
    props.asksPassword && (asksPassword || password !== '' || wrong.currentPassword !== undefined)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const required = t('common:field.required')
    const found: FieldTexts = {
      ...(named && name.trim() === '' && { name: required }),
      ...(guarded && password === '' && { currentPassword: required }),
    }
    setMissing(found)
    if (Object.keys(found).length > 0 || sending) return
    onSubmit({ name, body: password === '' ? {} : { currentPassword: password } })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div className={classes.text}>{children}</div>
      {named && (
        <TextField
          label={t('name')}
          help={t('nameHelp')}
          error={texts.name}
          data-autofocus
          maxLength={60}
          value={name}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value)
            setMissing({})
          }}
        />
      )}
      {guarded && (
        <>
          <input type="hidden" name="username" autoComplete="username" value={user.email ?? ''} readOnly />
          <CurrentPasswordField
            label={t('password')}
            help={t('passwordHelp')}
            error={texts.currentPassword}
            value={password}
            onChange={({ currentTarget }) => {
              setPassword(currentTarget.value)
              setMissing({})
            }}
          />
        </>
      )}
      {Boolean(error) && <ErrorAlert error={error} />}
      <div className={classes.actions}>
        <Button onClick={onCancel}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} loading={sending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
