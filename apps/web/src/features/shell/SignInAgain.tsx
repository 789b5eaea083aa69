import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leave } from '../../api/leave.ts'
import { passkeyObstacle, signInWithPasskey } from '../../api/passkeys.ts'
import { useSession } from '../../api/session-store.ts'
import {
  isPending,
  type KnownCredentials,
  knownCredentials,
  type PendingSignIn,
  signIn,
} from '../../api/session.ts'
import { settleSignInAgain } from '../../api/sign-in-again.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { PasskeyButton } from '../../patterns/PasskeyButton.tsx'
import { SecondStep } from '../../patterns/SecondStep.tsx'
import { Button } from '../../ui/Button.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './again.module.css'

/** The session has ended while a page was open: asks for the password over it, then lets its requests go on. */
export function SignInAgain() {
  const { t } = useTranslation(['shell', 'common'])
  const { user, tenant } = useSession()
  const [known] = useState(knownCredentials)
  const [login, setLogin] = useState(known?.login ?? user.email ?? '')
  const [password, setPassword] = useState('')
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [pending, setPending] = useState<PendingSignIn | null>(null)
  const name = `${user.firstName} ${user.lastName}`

  const goOn = async () => {
    setSending(true)
    setError(null)
    const who: KnownCredentials = known ?? { country: tenant.country, login }
    try {
      const answer = await signIn({ ...who, password })
      if (isPending(answer)) setPending(answer)
      else settleSignInAgain(true)
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  const goOnWithPasskey = async () => {
    const session = await signInWithPasskey()
    if (session.user.id === user.id) settleSignInAgain(true)
    else location.reload() // someone else now: nothing on this page is theirs
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (password !== '' && !sending) void goOn()
  }
  const switchUser = () => {
    settleSignInAgain(false)
    leave()
  }

  if (pending) {
    return (
      <Dialog opened title={t('common:secondStep.title')}>
        <SecondStep
          pending={pending}
          onSignedIn={() => settleSignInAgain(true)}
          onBack={() => setPending(null)}
        />
      </Dialog>
    )
  }
  return (
    <Dialog opened title={t('again.title')}>
      <p>{t('again.body', { name })}</p>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        {known ? (
          <input type="hidden" name="username" autoComplete="username" value={known.login} readOnly />
        ) : (
          <TextField
            label={t('again.login')}
            name="username"
            autoComplete="username"
            value={login}
            onChange={({ currentTarget }) => setLogin(currentTarget.value)}
          />
        )}
        <PasswordField
          label={t('again.password')}
          name="password"
          autoComplete="current-password"
          data-autofocus
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        {Boolean(error) && <ErrorAlert error={error} />}
        <div className={classes.actions}>
          <Button variant="quiet" onClick={switchUser}>
            {t('again.other')}
          </Button>
          <Button type="submit" variant="primary" loading={sending}>
            {t('again.submit')}
          </Button>
        </div>
        {passkeyObstacle() === null && (
          <PasskeyButton label={t('common:passkey.use')} ask={goOnWithPasskey} />
        )}
      </form>
    </Dialog>
  )
}
