import type { Session } from '@switchboard/contract/session'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { isPending, type PendingSignIn, signIn } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { firstCountry, rememberCountry } from './countries.ts'
import type { Handed } from './handed.ts'
import { PasskeySignIn } from './PasskeySignIn.tsx'
import { NameFields } from './NameFields.tsx'
import classes from './sign-in.module.css'
import { SignInFailure } from '../../patterns/SignInFailure.tsx'
import { type DoorField, toName, useDoorForm } from './useDoorForm.ts'

const firstValues = (handed: Handed | null) => ({
  country: handed?.country ?? firstCountry(),
  login: handed?.login ?? '',
  extension: handed?.extension ?? '',
  password: '',
})

interface SignInFormProps {
  /** What another page at the door hands over, if one did. */
  handed: Handed | null
  onSignedIn: (session: Session) => Promise<void>
  /** The password was right, and something else is asked for. */
  onPending: (pending: PendingSignIn, typed: Handed) => Promise<void>
}

/** Country and number (or e-mail), extension where one is needed, password. */
export function SignInForm({ handed, onSignedIn, onPending }: SignInFormProps) {
  const { t } = useTranslation(['sign-in', 'common'])
  const [values, setValues] = useState(() => firstValues(handed))
  const login = useRef<HTMLInputElement>(null)
  const extension = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const passwordIsSet = handed?.after !== undefined
  useEffect(() => {
    if (passwordIsSet) password.current?.focus()
  }, [passwordIsSet])
  const { sending, errors, failure, wait, touched, submit } = useDoorForm<typeof values>({
    focus: (field) => ({ login, extension, password })[field].current?.focus(),
    send: async (typed) => {
      const answer = await signIn({ ...toName(typed), password: typed.password })
      rememberCountry(typed.country)
      await (isPending(answer) ? onPending(answer, toHanded(typed)) : onSignedIn(answer))
    },
  })
  const change = (changes: Partial<typeof values>, field: DoorField) => {
    setValues((now) => ({ ...now, ...changes }))
    touched(field)
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void submit(values)
  }

  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      {handed?.after && <PasswordIsSet after={handed.after} />}
      <NameFields
        values={values}
        errors={errors}
        loginRef={login}
        extensionRef={extension}
        onChange={change}
      />
      <PasswordField
        ref={password}
        size="large"
        label={t('password')}
        error={errors.password && t(`common:field.${errors.password}`)}
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
        disabledReason={wait > 0 ? t('common:throttled.reason') : undefined}
      >
        {t('submit')}
      </Button>
      <PasskeySignIn onSignedIn={onSignedIn} />
      <p className={classes.forgotten}>
        <Link to={paths.forgotPassword()} state={toHanded(values)}>
          {t('forgotten')}
        </Link>
      </p>
    </form>
  )
}

/** What the next page begins with; the password is not its business. */
const toHanded = ({ country, login, extension }: ReturnType<typeof firstValues>): Handed => ({
  country,
  login,
  extension,
})

function PasswordIsSet({ after }: { after: NonNullable<Handed['after']> }) {
  const { t } = useTranslation('sign-in')
  return after === 'invitation' ? (
    <Alert tone="good" title={t('invitation.accepted')}>
      {t('invitation.acceptedDetail')}
    </Alert>
  ) : (
    <Alert tone="good" title={t('reset.done')}>
      {t('reset.doneDetail')}
    </Alert>
  )
}
