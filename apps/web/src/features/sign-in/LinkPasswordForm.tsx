import type { LinkHolder } from '@switchboard/contract/one-time-link'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ApiError } from '../../api/errors.ts'
import { formatNumber, usePhoneLibrary } from '../../format/phone.ts'
import { paths } from '../../paths.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { isLongEnough, NewPasswordField } from '../../patterns/NewPasswordField.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Handed } from './handed.ts'
import { isEmail } from './login.ts'
import classes from './sign-in.module.css'

interface LinkPasswordFormProps {
  holder: LinkHolder
  /** Which link it was. */
  after: NonNullable<Handed['after']>
  /** Throws `ApiError`. */
  send: (password: string) => Promise<unknown>
}

/** Behind a mailed link: shows what to sign in with later, takes the password, and goes on to signing in. */
export function LinkPasswordForm({ holder, after, send }: LinkPasswordFormProps) {
  const { login, extension, country, firstName, companyName } = holder
  const { t } = useTranslation(['sign-in', 'common'])
  const navigate = useNavigate()
  const phones = usePhoneLibrary()
  const number = phones && !isEmail(login) ? formatNumber(phones, login, country) : login
  const input = useRef<HTMLInputElement>(null)
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const refuse = (text: string) => {
    setWrong(text)
    input.current?.focus()
  }
  const submit = async () => {
    setSending(true)
    setFailure(null)
    try {
      await send(password)
      // In place of this page: its address is worth nothing any more.
      const state: Handed = { country, login: number, extension, after }
      await navigate(paths.signIn(), { state, replace: true })
    } catch (error) {
      const reason = error instanceof ApiError ? error.fieldErrors['password'] : undefined
      if (reason) refuse(t(`common:field.${reason}`))
      else setFailure(error)
      setSending(false)
    }
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isLongEnough(password)) refuse(t('common:field.password_too_short'))
    else if (!sending) void submit()
  }

  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <dl className={classes.facts}>
        <dt>{t('link.login')}</dt>
        <dd>{extension === null ? number : t('link.withExtension', { number, extension })}</dd>
      </dl>
      {/* Password managers store the new password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      <NewPasswordField
        ref={input}
        size="large"
        label={t(`${after}.password`)}
        error={wrong}
        known={[firstName, companyName]}
        value={password}
        onChange={(value) => {
          setPassword(value)
          setWrong(null)
        }}
      />
      {Boolean(failure) && <ErrorAlert error={failure} />}
      <Button type="submit" variant="primary" size="large" fullWidth loading={sending}>
        {t(`${after}.submit`)}
      </Button>
    </form>
  )
}
