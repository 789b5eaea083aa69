import type { ResponseOf } from '@switchboard/contract/endpoint'
import { invitations } from '@switchboard/contract/session'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { ApiError } from '../../api/errors.ts'
import { formatNumber, usePhoneLibrary } from '../../format/phone.ts'
import { paths } from '../../paths.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Button } from '../../ui/Button.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import type { Accepted } from './accepted.ts'
import { isEmail } from './login.ts'
import classes from './sign-in.module.css'

/** As `NewPassword` of the contract has it; the server also refuses common ones. */
const SHORTEST = 12

interface InvitationFormProps {
  token: string
  invitation: ResponseOf<typeof invitations.get>
}

/** Shows what to sign in with later, and takes the password. */
export function InvitationForm({ token, invitation: { login, extension, country } }: InvitationFormProps) {
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
  const send = async () => {
    setSending(true)
    setFailure(null)
    try {
      await call(invitations.accept, { params: { token }, body: { password } })
      await navigate(paths.signIn(), { state: { country, login: number, extension } satisfies Accepted })
    } catch (error) {
      const reason = error instanceof ApiError ? error.fieldErrors['password'] : undefined
      if (reason) refuse(t(`common:field.${reason}`))
      else setFailure(error)
      setSending(false)
    }
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (password.length < SHORTEST) refuse(t('common:field.password_too_short'))
    else if (!sending) void send()
  }
  const missing = SHORTEST - password.length

  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <dl className={classes.facts}>
        <dt>{t('invitation.login')}</dt>
        <dd>{extension === null ? number : t('invitation.withExtension', { number, extension })}</dd>
      </dl>
      {/* Password managers store the new password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      <PasswordField
        ref={input}
        size="large"
        label={t('invitation.password')}
        help={
          password !== '' && missing > 0 ? t('invitation.missing', { count: missing }) : t('invitation.help')
        }
        error={wrong}
        name="new-password"
        autoComplete="new-password"
        maxLength={256}
        value={password}
        onChange={({ currentTarget }) => {
          setPassword(currentTarget.value)
          setWrong(null)
        }}
      />
      {Boolean(failure) && <ErrorAlert error={failure} />}
      <Button type="submit" variant="primary" size="large" fullWidth loading={sending}>
        {t('invitation.submit')}
      </Button>
    </form>
  )
}
