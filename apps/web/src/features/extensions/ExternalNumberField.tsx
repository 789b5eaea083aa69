import type { CountryCode } from 'libphonenumber-js/min'
import { type ChangeEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { useNumberFormat, usePhoneLibrary } from '../../format/phone.ts'
import { TextField } from '../../ui/TextField.tsx'

interface ExternalNumberFieldProps {
  /** E.164 once what was typed is a number, else what was typed. */
  value: string
  onChange: (value: string) => void
  onBlur: () => void
  error?: ReactNode
}

/** A phone number outside the company, typed the national or the international way and formatted meanwhile. */
export function ExternalNumberField({ value, onChange, onBlur, error }: ExternalNumberFieldProps) {
  const { t, i18n } = useTranslation('extensions')
  const phones = usePhoneLibrary()
  const format = useNumberFormat()
  const { tenant } = useSession()
  // The contract's country codes are ISO 3166-1, as the library's are.
  const country = tenant.country as CountryCode
  const [typed, setTyped] = useState(() => format(value))
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setTyped(format(value))
  }
  const type = ({ currentTarget: input, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    const text = input.value
    const number = phones?.parsePhoneNumberFromString(text, country)
    const next = number?.isPossible() ? number.number : text
    // Elsewhere than at the end the caret would jump, and a deleted space would come back at once.
    const atEnd = input.selectionStart === text.length
    const deletes = nativeEvent instanceof InputEvent && nativeEvent.inputType.startsWith('delete')
    setTyped(phones && atEnd && !deletes ? new phones.AsYouType(country).input(text) : text)
    setTold(next)
    onChange(next)
  }
  const abroad = phones?.parsePhoneNumberFromString(value)?.country
  const help =
    abroad && abroad !== country
      ? t('calls.abroad', { country: new Intl.DisplayNames(i18n.language, { type: 'region' }).of(abroad) })
      : t('calls.externalHelp')
  return (
    <TextField
      label={t('calls.external')}
      help={help}
      type="tel"
      autoComplete="off"
      value={typed}
      onChange={type}
      onBlur={() => {
        setTyped(format(value))
        onBlur()
      }}
      error={error}
    />
  )
}
