import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Accepted, isAccepted } from './accepted.ts'
import { firstCountry, rememberCountry } from './countries.ts'
import { applyChosenLanguage } from './language-choice.ts'
import { isEmail } from './login.ts'
import { LoginField } from './LoginField.tsx'
import classes from './sign-in.module.css'
import { SignInFailure } from './SignInFailure.tsx'
import { type SignInField, type SignInValues, useSignIn } from './useSignIn.ts'

const firstValues = (accepted: Accepted | null): SignInValues => ({
  country: accepted?.country ?? firstCountry(),
  login: accepted?.login ?? '',
  extension: accepted?.extension ?? '',
  password: '',
})

interface SignInFormProps {
  /** The page to open afterwards. */
  to: string
  /** Navigation state: what an accepted invitation hands over, if one was. */
  accepted: unknown
}

/** Country and number (or e-mail), extension where one is needed, password. */
export function SignInForm({ to, accepted }: SignInFormProps) {
  const { t } = useTranslation(['sign-in', 'common'])
  const navigate = useNavigate()
  const handed = isAccepted(accepted) ? accepted : null
  const [values, setValues] = useState(() => firstValues(handed))
  const login = useRef<HTMLInputElement>(null)
  const extension = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (handed) password.current?.focus()
  }, [handed])
  const { sending, errors, failure, wait, touched, submit } = useSignIn({
    focus: (field) => ({ login, extension, password })[field].current?.focus(),
    onSignedIn: async (session) => {
      rememberCountry(values.country)
      await applyChosenLanguage(session)
      await navigate(to, { replace: true })
    },
  })
  const change = (changes: Partial<SignInValues>, field: SignInField) => {
    setValues((now) => ({ ...now, ...changes }))
    touched(field)
  }
  const errorOf = (field: SignInField) => errors[field] && t(`common:field.${errors[field]}`)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void submit(values)
  }

  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      {handed && (
        <Alert tone="good" title={t('invitation.accepted')}>
          {t('invitation.acceptedDetail')}
        </Alert>
      )}
      <LoginField
        inputRef={login}
        value={values.login}
        country={values.country}
        error={errorOf('login')}
        onChange={(changes) => change(changes, 'login')}
      />
      {!isEmail(values.login) && (
        <TextField
          ref={extension}
          size="large"
          label={t('extension.label')}
          help={t('extension.help')}
          error={errorOf('extension')}
          optional
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={values.extension}
          onChange={({ currentTarget }) =>
            change({ extension: currentTarget.value.replace(/\D/g, '') }, 'extension')
          }
        />
      )}
      <PasswordField
        ref={password}
        size="large"
        label={t('password')}
        error={errorOf('password')}
        name="password"
        autoComplete="current-password"
        value={values.password}
        onChange={({ currentTarget }) => change({ password: currentTarget.value }, 'password')}
      />
      <SignInFailure failure={failure} wait={wait} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        fullWidth
        loading={sending}
        disabledReason={wait > 0 ? t('throttled.reason') : undefined}
      >
        {t('submit')}
      </Button>
      <p className={classes.forgotten}>{t('forgotten')}</p>
    </form>
  )
}
