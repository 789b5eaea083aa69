import { type OwnProfile, profile } from '@switchboard/contract/profile'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentOf } from '../../api/errors.ts'
import { query, queryClient, usePrefetched, useSave } from '../../api/query.ts'
import { reloadSession } from '../../api/session.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { toast } from '../../patterns/toast.ts'
import { UnsavedWork } from '../../patterns/UnsavedWork.tsx'
import { FormPart } from '../../patterns/FormParts.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EmailPart } from './EmailPart.tsx'
import classes from './profile.module.css'

/** For the loader of the page, which this section is on. */
export const identityQuery = () => query(profile.get, undefined)

/** One's own name and e-mail address. */
export function IdentitySection() {
  const { t } = useTranslation('profile')
  const { data } = usePrefetched(identityQuery())
  return (
    <FormPart title={t('identity.title')} purpose={t('identity.purpose')}>
      <div className={classes.identity}>
        <NameForm profile={data} />
        <EmailPart profile={data} />
      </div>
    </FormPart>
  )
}

type Name = Pick<OwnProfile, 'firstName' | 'lastName'>
type Field = keyof Name

const sameName = (one: Name, other: Name) =>
  one.firstName.trim() === other.firstName && one.lastName.trim() === other.lastName

function NameForm({ profile: saved }: { profile: OwnProfile }) {
  const { t } = useTranslation(['profile', 'common'])
  // Null: nothing typed, the name is as saved.
  const [typed, setTyped] = useState<Name | null>(null)
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({})
  const inputs = { firstName: useRef<HTMLInputElement>(null), lastName: useRef<HTMLInputElement>(null) }
  const values = typed ?? saved
  const dirty = !sameName(values, saved)
  const refuse = (found: Partial<Record<Field, string>>) => {
    setErrors(found)
    inputs[found.firstName ? 'firstName' : 'lastName'].current?.focus()
  }
  const { save, saving, error, reset } = useSave(profile.rename, {
    invalidates: [],
    setFieldErrors: refuse,
    onSaved: async (next) => {
      queryClient.setQueryData(identityQuery().queryKey, next)
      setTyped(null)
      await reloadSession()
      toast({ message: t('identity.saved') })
    },
  })
  const send = (name: Name, { version }: OwnProfile) =>
    save({ body: { firstName: name.firstName, lastName: name.lastName, version } })
  const newer = currentOf<OwnProfile>(error)
  const takeTheirs = () => {
    if (newer) queryClient.setQueryData(identityQuery().queryKey, newer)
    setTyped(null)
    reset()
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const required = t('common:field.required')
    const missing = {
      ...(values.firstName.trim() === '' && { firstName: required }),
      ...(values.lastName.trim() === '' && { lastName: required }),
    }
    if (Object.keys(missing).length > 0) refuse(missing)
    else if (dirty && !saving) send(values, saved)
  }
  const field = (name: Field, autoComplete: string) => (
    <TextField
      ref={inputs[name]}
      label={t(`identity.${name}`)}
      error={errors[name]}
      autoComplete={autoComplete}
      maxLength={60}
      value={values[name]}
      onChange={({ currentTarget }) => {
        setTyped({ ...values, [name]: currentTarget.value })
        setErrors((now) => ({ ...now, [name]: undefined }))
      }}
    />
  )
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <div className={classes.names}>
        {field('firstName', 'given-name')}
        {field('lastName', 'family-name')}
      </div>
      {newer && (
        <Alert tone="warning" title={t('identity.changedMeanwhile')}>
          {t('identity.changedTo', { name: `${newer.firstName} ${newer.lastName}` })}
          <span className={classes.choices}>
            <Button onClick={takeTheirs}>{t('identity.useTheirs')}</Button>
            <Button onClick={() => send(values, newer)}>{t('identity.keepMine')}</Button>
          </span>
        </Alert>
      )}
      {error && !newer && <ErrorAlert error={error} />}
      <Button type="submit" loading={saving}>
        {t('identity.save')}
      </Button>
      <UnsavedWork dirty={dirty} />
    </form>
  )
}
