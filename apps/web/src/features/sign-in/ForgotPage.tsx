import { passwordReset } from '@switchboard/contract/password-reset'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { call } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { firstCountry, rememberCountry } from './countries.ts'
import { FrontDoor } from './FrontDoor.tsx'
import { type Handed, handedOver } from './handed.ts'
import { NameFields } from './NameFields.tsx'
import classes from './sign-in.module.css'
import { SignInFailure } from '../../patterns/SignInFailure.tsx'
import { type DoorField, type NameValues, toName, useDoorForm } from './useDoorForm.ts'

const firstValues = (handed: Handed | null): NameValues => ({
  country: handed?.country ?? firstCountry(),
  login: handed?.login ?? '',
  extension: handed?.extension ?? '',
})

/** A forgotten password: who it is, then the advice to look into the mail. */
export function Component() {
  const { state } = useLocation()
  const [values, setValues] = useState(() => firstValues(handedOver(state)))
  const [sent, setSent] = useState(false)
  return sent ? (
    <Sent values={values} onAgain={() => setSent(false)} />
  ) : (
    <Ask values={values} onChange={setValues} onSent={() => setSent(true)} />
  )
}

interface AskProps {
  values: NameValues
  onChange: (values: NameValues) => void
  onSent: () => void
}

function Ask({ values, onChange, onSent }: AskProps) {
  const { t } = useTranslation(['sign-in', 'common'])
  const login = useRef<HTMLInputElement>(null)
  const extension = useRef<HTMLInputElement>(null)
  const { sending, errors, failure, wait, touched, submit } = useDoorForm<NameValues>({
    focus: (field) => ({ login, extension, password: login })[field].current?.focus(),
    send: async (typed) => {
      await call(passwordReset.request, { body: toName(typed) })
      rememberCountry(typed.country)
      onSent()
    },
  })
  const change = (changes: Partial<NameValues>, field: DoorField) => {
    onChange({ ...values, ...changes })
    touched(field)
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void submit(values)
  }
  return (
    <FrontDoor title={t('forgot.title')} purpose={t('forgot.purpose')}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        <NameFields
          values={values}
          errors={errors}
          loginRef={login}
          extensionRef={extension}
          onChange={change}
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
          {t('forgot.submit')}
        </Button>
        <BackToSignIn values={values} />
        <p className={classes.forgotten}>{t('forgot.noMail')}</p>
      </form>
    </FrontDoor>
  )
}

/** The same whether or not there is such a person. */
function Sent({ values, onAgain }: { values: NameValues; onAgain: () => void }) {
  const { t } = useTranslation('sign-in')
  const { login, extension } = values
  const name = extension === '' ? login : t('link.withExtension', { number: login, extension })
  return (
    <FrontDoor title={t('forgot.sent.title')} purpose={t('forgot.sent.purpose', { login: name })}>
      <div className={classes.form}>
        <output className={classes.advice}>
          <span>{t('forgot.sent.once')}</span>
          <span>{t('forgot.sent.nothing')}</span>
        </output>
        <BackToSignIn values={values} />
        <Button variant="quiet" size="large" onClick={onAgain}>
          {t('forgot.sent.again')}
        </Button>
      </div>
    </FrontDoor>
  )
}

function BackToSignIn({ values }: { values: NameValues }) {
  const { t } = useTranslation('sign-in')
  return (
    <LinkButton to={paths.signIn()} state={values satisfies Handed} size="large">
      {t('forgot.back')}
    </LinkButton>
  )
}
