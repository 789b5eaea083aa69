import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pinOf, proposePin } from '../../patterns/pin.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Tip } from '../../ui/Tip.tsx'
import classes from './extensions.module.css'
import type { ExtensionFormState } from './useExtensionForm.ts'

/** The mailbox's PIN. One that is set is never shown; it can be replaced. */
export function PinField({ state: { form, pinSet } }: { state: ExtensionFormState }) {
  const { t } = useTranslation('extensions')
  const [changing, setChanging] = useState(false)
  const [shown, setShown] = useState(false)
  if (pinSet && !changing && form.values.pin === '') {
    return (
      <div className={classes.pinSet}>
        <span className={classes.kind}>
          <IconLock size={16} stroke={1.75} className={classes.muted} aria-hidden />
          {t('voicemail.pinSet')}
        </span>
        <Button onClick={() => setChanging(true)}>{t('voicemail.pinChange')}</Button>
      </div>
    )
  }
  const keep = () => {
    form.setFieldValue('pin', '')
    setChanging(false)
  }
  const propose = () => {
    form.setFieldValue('pin', proposePin(form.values.number))
    // It has to be told to whom it belongs.
    setShown(true)
  }
  return (
    <div className={classes.pin}>
      <NewPin form={form} focused={changing} shown={shown} onToggle={() => setShown(!shown)} />
      <div className={classes.pinActions}>
        <Button onClick={propose}>{t('voicemail.pinPropose')}</Button>
        {pinSet && (
          <Button variant="quiet" onClick={keep}>
            {t('voicemail.pinKeep')}
          </Button>
        )}
      </div>
    </div>
  )
}

interface NewPinProps {
  form: ExtensionFormState['form']
  /** It appeared because it was asked for. */
  focused: boolean
  shown: boolean
  onToggle: () => void
}

function NewPin({ form, focused, shown, onToggle }: NewPinProps) {
  const { t } = useTranslation('extensions')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focused) input.current?.focus()
  }, [focused])
  const Icon = shown ? IconEyeOff : IconEye
  const label = t(shown ? 'voicemail.pinHide' : 'voicemail.pinShow')
  return (
    <TextField
      label={t('voicemail.pin')}
      help={t('voicemail.pinHelp')}
      type={shown ? 'text' : 'password'}
      inputMode="numeric"
      // A browser would offer the administrator's own passwords, and keep this one.
      autoComplete="new-password"
      {...form.getInputProps('pin')}
      ref={input}
      onChange={(event) => {
        form.setFieldValue('pin', pinOf(event.currentTarget.value))
      }}
      rightSectionPointerEvents="all"
      rightSection={
        <Tip label={label}>
          <Button
            variant="quiet"
            icon={<Icon size={16} stroke={1.75} aria-hidden />}
            aria-label={label}
            aria-pressed={shown}
            onClick={onToggle}
          />
        </Tip>
      }
    />
  )
}
