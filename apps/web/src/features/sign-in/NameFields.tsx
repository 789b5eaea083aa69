import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/TextField.tsx'
import { isEmail } from './login.ts'
import { LoginField } from './LoginField.tsx'
import type { DoorField, FieldErrors, NameValues } from './useDoorForm.ts'

interface NameFieldsProps {
  values: NameValues
  errors: FieldErrors
  loginRef: RefObject<HTMLInputElement | null>
  extensionRef: RefObject<HTMLInputElement | null>
  onChange: (changes: Partial<NameValues>, field: DoorField) => void
}

/** Country and number (or e-mail), and the extension where one is needed. */
export function NameFields({ values, errors, loginRef, extensionRef, onChange }: NameFieldsProps) {
  const { t } = useTranslation(['sign-in', 'common'])
  return (
    <>
      <LoginField
        inputRef={loginRef}
        value={values.login}
        country={values.country}
        error={errors.login && t(`common:field.${errors.login}`)}
        onChange={(changes) => onChange(changes, 'login')}
      />
      {!isEmail(values.login) && (
        <TextField
          ref={extensionRef}
          size="large"
          label={t('extension.label')}
          help={t('extension.help')}
          error={errors.extension && t(`common:field.${errors.extension}`)}
          optional
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={values.extension}
          onChange={({ currentTarget }) =>
            onChange({ extension: currentTarget.value.replace(/\D/g, '') }, 'extension')
          }
        />
      )}
    </>
  )
}
