import '@mantine/core/styles/Input.layer.css'
import { TextInput, type TextInputProps } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import clsx from 'clsx'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FIELD_CLASSES, type FieldProps, fieldOf } from './field.tsx'
import classes from './field.module.css'

type Own = 'label' | 'error' | 'description' | 'required' | 'size' | 'classNames' | 'type'
type PasswordFieldProps = FieldProps & Omit<TextInputProps, Own> & { size?: 'normal' | 'large' }

/** A password that can be shown, and that says so when Caps Lock is on. Set `autoComplete` for password managers. */
export function PasswordField({ label, help, error, optional, size, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  const Icon = shown ? IconEyeOff : IconEye
  return (
    <TextInput
      {...rest}
      {...fieldOf({ label, help: capsLock ? t('capsLock') : help, error, optional })}
      type={shown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="off"
      onKeyDown={watchCapsLock}
      onKeyUp={watchCapsLock}
      rightSectionWidth={40}
      rightSectionPointerEvents="all"
      rightSection={
        <button
          type="button"
          className={classes.toggle}
          aria-label={t(shown ? 'action.hidePassword' : 'action.showPassword')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon size={18} stroke={1.75} aria-hidden />
        </button>
      }
      classNames={{ ...FIELD_CLASSES, root: clsx(classes.root, size === 'large' && classes.large) }}
    />
  )
}

/** The password that one signs in with, asked for again before something that matters. */
export const CurrentPasswordField = (props: PasswordFieldProps) => (
  <PasswordField name="current-password" autoComplete="current-password" maxLength={256} {...props} />
)
