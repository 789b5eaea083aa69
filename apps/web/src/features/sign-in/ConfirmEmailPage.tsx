import { emailChange, type EmailChangeHolder } from '@switchboard/contract/email-change'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api/client.ts'
import { ApiError } from '../../api/errors.ts'
import { paths } from '../../paths.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { FrontDoor } from './FrontDoor.tsx'
import { loadHolder } from './link-holder.ts'
import classes from './sign-in.module.css'

export async function loader({ params: { token = '' } }: LoaderFunctionArgs) {
  return { token, holder: await loadHolder(call(emailChange.get, { params: { token } })) }
}

/** Behind the link that was mailed to a new address, signed in or not, in whichever browser. */
export function Component() {
  const { t } = useTranslation(['sign-in', 'common'])
  const { token, holder } = useLoaderData<typeof loader>()
  const [confirmed, setConfirmed] = useState(false)
  if (holder && confirmed) {
    return (
      <FrontDoor
        title={t('confirmEmail.done.title')}
        purpose={t('confirmEmail.done.purpose', { email: holder.newEmail })}
      >
        <ToPortal />
      </FrontDoor>
    )
  }
  if (holder) return <Confirm token={token} holder={holder} onConfirmed={() => setConfirmed(true)} />
  return (
    <FrontDoor title={t('common:error.link_invalid.title')} purpose={t('confirmEmail.invalid')}>
      <ToPortal />
    </FrontDoor>
  )
}

/** To the profile, by way of signing in where that is needed. */
function ToPortal() {
  const { t } = useTranslation('sign-in')
  return (
    <div className={classes.form}>
      <LinkButton to={paths.profile()} variant="primary" size="large">
        {t('confirmEmail.toPortal')}
      </LinkButton>
    </div>
  )
}

interface ConfirmProps {
  token: string
  holder: EmailChangeHolder
  onConfirmed: () => void
}

/** A click, for the programs that look into mails follow links too. */
function Confirm({ token, holder: { firstName, companyName, newEmail }, onConfirmed }: ConfirmProps) {
  const { t } = useTranslation('sign-in')
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const isTaken = failure instanceof ApiError && failure.code === 'already_exists'
  const confirm = async () => {
    setSending(true)
    setFailure(null)
    try {
      await call(emailChange.confirm, { params: { token } })
      onConfirmed()
    } catch (error) {
      setFailure(error)
      setSending(false)
    }
  }
  return (
    <FrontDoor
      title={t('confirmEmail.title', { name: firstName })}
      purpose={t('confirmEmail.purpose', { company: companyName })}
    >
      <div className={classes.form}>
        <dl className={classes.facts}>
          <dt>{t('confirmEmail.address')}</dt>
          <dd>{newEmail}</dd>
        </dl>
        {isTaken && <Alert tone="bad" title={t('confirmEmail.taken')} />}
        {Boolean(failure) && !isTaken && <ErrorAlert error={failure} />}
        <Button
          variant="primary"
          size="large"
          fullWidth
          loading={sending}
          onClick={() => !sending && void confirm()}
        >
          {t('confirmEmail.submit')}
        </Button>
      </div>
    </FrontDoor>
  )
}
