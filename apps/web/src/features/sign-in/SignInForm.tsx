import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { signIn } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { firstCountry, rememberCountry } from './countries.ts'
import { type Handed, handedOver } from './handed.ts'
import { applyChosenLanguage } from './language-choice.ts'
import { NameFields } from './NameFields.tsx'
import classes from './sign-in.module.css'
import { SignInFailure } from './SignInFailure.tsx'
import { type DoorField, toName, useDoorForm } from './useDoorForm.ts'

const firstValues = (handed: Handed | null) => ({
  country: handed?.country ?? firstCountry(),
  login: handed?.login ?? '',
  extension: handed?.extension ?? '',
  password: '',
})

interface SignInFormProps {
  /** The page to open afterwards. */
  to: string
  /** Navigation state: what another page at the door hands over, if one did. */
  state: unknown
}

/** Country and number (or e-mail), extension where one is needed, password. */
export function SignInForm({ to, state }: SignInFormProps) {
  const { t } = useTranslation(['sign-in', 'common'])
  const navigate = useNavigate()
  const handed = handedOver(state)
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
      const session = await signIn({ ...toName(typed), password: typed.password })
      rememberCountry(typed.country)
      await applyChosenLanguage(session)
      await navigate(to, { replace: true })
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
        disabledReason={wait > 0 ? t('throttled.reason') : undefined}
      >
        {t('submit')}
      </Button>
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
