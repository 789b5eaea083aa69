import type { ResponseOf } from '@switchboard/contract/endpoint'
import { secondFactor } from '@switchboard/contract/second-factor'
import { QRCodeSVG } from 'qrcode.react'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSave } from '../../api/query.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { CopyButton } from './CopyButton.tsx'
import classes from './second-factor.module.css'

interface ScanProps {
  started: ResponseOf<typeof secondFactor.start>
  onDone: (recoveryCodes: string[] | null) => void
  onCancel?: (() => void) | undefined
}

/** The QR code for the app, the key for whoever cannot scan it, and the code that proves it has arrived. */
export function Scan({ started, onDone, onCancel }: ScanProps) {
  const { setup, secret, uri } = started
  const { t } = useTranslation(['second-factor', 'common'])
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const refuse = (text: string | undefined) => {
    setWrong(text)
    field.current?.select()
  }
  const { save, saving, error } = useSave(secondFactor.confirm, {
    invalidates: ['secondFactor', 'profile'],
    setFieldErrors: (texts) => refuse(texts['code']),
    onSaved: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const digits = code.replaceAll(/\s/g, '')
    if (digits === '') refuse(t('common:field.required'))
    else if (!saving) save({ body: { setup, code: digits } })
  }
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <p className={classes.text}>{t('scan.purpose')}</p>
      {Boolean(error) && <ErrorAlert error={error} />}
      <div className={classes.scan}>
        {/* Black on white in the dark too: not every app reads the opposite. */}
        <span className={classes.qr}>
          <QRCodeSVG value={uri} size={168} level="M" title={t('scan.qr')} />
        </span>
        <div className={classes.byHand}>
          <p className={classes.text}>{t('scan.byHand')}</p>
          <code className={classes.key}>{secret.replaceAll(/.{4}(?=.)/g, '$& ')}</code>
          <CopyButton text={secret}>{t('scan.copy')}</CopyButton>
          <a href={uri}>{t('scan.open')}</a>
        </div>
      </div>
      <TextField
        ref={field}
        label={t('scan.code')}
        help={t('scan.codeHelp')}
        error={wrong}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the step before was sent from here: it goes on here
        autoFocus
        value={code}
        onChange={({ currentTarget }) => {
          setCode(currentTarget.value)
          setWrong(undefined)
        }}
      />
      <div className={classes.actions}>
        {onCancel && <Button onClick={onCancel}>{t('common:action.cancel')}</Button>}
        <Button type="submit" variant="primary" loading={saving}>
          {t('scan.submit')}
        </Button>
      </div>
    </form>
  )
}
