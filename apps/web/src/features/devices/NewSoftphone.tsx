import type { ConnectableDevice } from '@switchboard/contract/devices'
import { devicesOwn } from '@switchboard/contract/devices.own'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSave } from '../../api/query.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './devices.module.css'

interface NewSoftphoneProps {
  extensionId: string
  onMade: (device: ConnectableDevice) => void
  onClose: () => void
}

/** Asks what a softphone is on, and makes it. */
export function NewSoftphone({ extensionId, onMade, onClose }: NewSoftphoneProps) {
  const { t } = useTranslation(['devices', 'common'])
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { save, saving, error } = useSave(devicesOwn.create, {
    invalidates: ['devices'],
    setFieldErrors: (texts) => setWrong(texts['name']),
    onSaved: onMade,
  })
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '') setWrong(t('common:field.required'))
    else if (!saving) save({ body: { extensionId, name } })
  }
  return (
    <Dialog opened title={t('own.addTitle')} onClose={onClose}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        {Boolean(error) && <ErrorAlert error={error} />}
        <TextField
          label={t('own.name')}
          help={t('own.nameHelp')}
          error={wrong}
          maxLength={60}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value)
            setWrong(undefined)
          }}
        />
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t('own.cancel')}</Button>
          <Button type="submit" variant="primary" loading={saving}>
            {t('own.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
