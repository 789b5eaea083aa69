import { emailChange } from '@switchboard/contract/email-change'
import type { OwnProfile } from '@switchboard/contract/profile'
import { IconClock } from '@tabler/icons-react'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSave } from '../../api/query.ts'
import { useDateTime } from '../../format/dates.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { toast } from '../../patterns/toast.ts'
import { UnsavedWork } from '../../patterns/UnsavedWork.tsx'
import { Button } from '../../ui/Button.tsx'
import { CurrentPasswordField } from '../../ui/PasswordField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './profile.module.css'

/** The address that the portal writes to, the one that is waited for, and the form that asks for another. */
export function EmailPart({ profile: { email, emailChange: waiting } }: { profile: OwnProfile }) {
  const { t } = useTranslation('profile')
  const [asking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setAsking(false)
    // Back once the form is gone.
    requestAnimationFrame(() => opener.current?.focus())
  }
  return (
    <div className={classes.email}>
      <dl className={classes.facts}>
        <dt>{t('email.label')}</dt>
        <dd>{email ?? t('email.none')}</dd>
      </dl>
      {waiting && <Waiting waiting={waiting} />}
      {asking ? (
        <AskForm onClose={close} />
      ) : (
        <Button ref={opener} onClick={() => setAsking(true)}>
          {t('email.change')}
        </Button>
      )}
    </div>
  )
}

function Waiting({ waiting: { newEmail, askedAt } }: { waiting: NonNullable<OwnProfile['emailChange']> }) {
  const { t } = useTranslation('profile')
  const dateTime = useDateTime()
  const again = useSave(emailChange.resend, {
    invalidates: ['profile'],
    onSaved: () => toast({ message: t('email.sent', { email: newEmail }) }),
  })
  const keep = useSave(emailChange.cancel, {
    invalidates: ['profile'],
    onSaved: () => toast({ message: t('email.kept') }),
  })
  const error = again.error ?? keep.error
  return (
    <div className={classes.waiting}>
      <p className={classes.waitingTitle}>
        <IconClock size={16} stroke={1.75} aria-hidden />
        {t('email.waiting', { email: newEmail })}
      </p>
      <p>{t('email.waitingDetail', { when: dateTime(askedAt) })}</p>
      {error && <ErrorAlert error={error} />}
      <div className={classes.choices}>
        <Button loading={again.saving} onClick={() => again.save()}>
          {t('email.resend')}
        </Button>
        <Button variant="quiet" loading={keep.saving} onClick={() => keep.save()}>
          {t('email.keep')}
        </Button>
      </div>
    </div>
  )
}

const EMPTY = { newEmail: '', currentPassword: '' }
type Field = keyof typeof EMPTY

function AskForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['profile', 'common'])
  const [values, setValues] = useState(EMPTY)
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({})
  const newEmail = useRef<HTMLInputElement>(null)
  const currentPassword = useRef<HTMLInputElement>(null)
  useEffect(() => newEmail.current?.focus(), [])
  const refuse = (found: Partial<Record<Field, string>>) => {
    setErrors(found)
    const first = found.newEmail ? newEmail : currentPassword
    first.current?.focus()
  }
  const { save, saving, error } = useSave(emailChange.ask, {
    invalidates: ['profile'],
    setFieldErrors: refuse,
    onSaved: () => {
      toast({ message: t('email.sent', { email: values.newEmail.trim() }) })
      onClose()
    },
  })
  const change = (field: Field, value: string) => {
    setValues((now) => ({ ...now, [field]: value }))
    setErrors((now) => ({ ...now, [field]: undefined }))
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const required = t('common:field.required')
    const missing = {
      ...(values.newEmail.trim() === '' && { newEmail: required }),
      ...(values.currentPassword === '' && { currentPassword: required }),
    }
    if (Object.keys(missing).length > 0) refuse(missing)
    else if (!saving) save({ body: values })
  }
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <TextField
        ref={newEmail}
        type="email"
        label={t('email.new')}
        help={t('email.newHelp')}
        error={errors.newEmail}
        autoComplete="email"
        maxLength={254}
        value={values.newEmail}
        onChange={({ currentTarget }) => change('newEmail', currentTarget.value)}
      />
      <CurrentPasswordField
        ref={currentPassword}
        label={t('email.current')}
        error={errors.currentPassword}
        value={values.currentPassword}
        onChange={({ currentTarget }) => change('currentPassword', currentTarget.value)}
      />
      {error && <ErrorAlert error={error} />}
      <div className={classes.choices}>
        <Button type="submit" variant="primary" loading={saving}>
          {t('email.submit')}
        </Button>
        <Button onClick={onClose}>{t('email.cancel')}</Button>
      </div>
      <UnsavedWork dirty={values.newEmail !== ''} />
    </form>
  )
}
