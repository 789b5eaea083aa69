import type { Role } from '@switchboard/contract/permissions'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useRoleOptions } from './words.ts'

interface EmailFieldProps {
  value: string
  onChange: (value: string) => void
  error?: ReactNode
}

/** Where the invitation goes. */
export function EmailField({ value, onChange, error }: EmailFieldProps) {
  const { t } = useTranslation('users')
  return (
    <TextField
      label={t('invite.email')}
      help={t('invite.emailHelp')}
      error={error}
      type="email"
      autoComplete="off"
      maxLength={254}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

interface RoleFieldProps {
  value: Role
  onChange: (value: Role) => void
  error?: ReactNode
}

/** One of the roles, each with what it means. */
export function RoleField({ value, onChange, error }: RoleFieldProps) {
  const { t } = useTranslation('users')
  const options = useRoleOptions()
  return (
    <RadioCards
      label={t('column.role')}
      value={value}
      options={options}
      onChange={onChange}
      error={error}
      stacked
    />
  )
}
