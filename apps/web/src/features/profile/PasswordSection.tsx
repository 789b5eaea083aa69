import { profile } from '@switchboard/contract/profile'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { useSave } from '../../api/query.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { isLongEnough, NewPasswordField } from '../../patterns/NewPasswordField.tsx'
import { toast } from '../../patterns/toast.ts'
import { UnsavedWork } from '../../patterns/UnsavedWork.tsx'
import { FormPart } from '../../patterns/FormParts.tsx'
import { Button } from '../../ui/Button.tsx'
import { CurrentPasswordField } from '../../ui/PasswordField.tsx'
import classes from './profile.module.css'

const EMPTY = { currentPassword: '', newPassword: '' }
type Field = keyof typeof EMPTY

/** One's own password: the present one and the next. */
export function PasswordSection() {
  const { t } = useTranslation(['profile', 'common'])
  const { user, tenant } = useSession()
  const [values, setValues] = useState(EMPTY)
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({})
  const current = useRef<HTMLInputElement>(null)
  const next = useRef<HTMLInputElement>(null)

  const refuse = (found: Partial<Record<Field, string>>) => {
    setErrors(found)
    const first = found.currentPassword ? current : next
    first.current?.focus()
  }
  const { save, saving, error } = useSave(profile.changePassword, {
    invalidates: ['profile'],
    setFieldErrors: refuse,
    onSaved: () => {
      setValues(EMPTY)
      toast({ message: t('password.changed') })
    },
  })
  const change = (field: Field, value: string) => {
    setValues((now) => ({ ...now, [field]: value }))
    setErrors((now) => ({ ...now, [field]: undefined }))
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (values.currentPassword === '') refuse({ currentPassword: t('common:field.required') })
    else if (!isLongEnough(values.newPassword)) refuse({ newPassword: t('common:field.password_too_short') })
    else if (!saving) save({ body: values })
  }

  return (
    <FormPart title={t('password.title')} purpose={t('password.purpose')}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        {/* Password managers store the new password under this name. */}
        <input type="hidden" name="username" autoComplete="username" value={user.email ?? ''} readOnly />
        <CurrentPasswordField
          ref={current}
          label={t('password.current')}
          error={errors.currentPassword}
          value={values.currentPassword}
          onChange={({ currentTarget }) => change('currentPassword', currentTarget.value)}
        />
        <NewPasswordField
          ref={next}
          label={t('password.new')}
          error={errors.newPassword}
          known={[user.firstName, user.lastName, tenant.name]}
          value={values.newPassword}
          onChange={(value) => change('newPassword', value)}
        />
        {Boolean(error) && <ErrorAlert error={error} />}
        <Button type="submit" variant="primary" loading={saving}>
          {t('password.submit')}
        </Button>
      </form>
      <UnsavedWork dirty={values.newPassword !== ''} />
    </FormPart>
  )
}
