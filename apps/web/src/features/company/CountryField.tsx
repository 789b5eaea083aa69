import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countryName } from '../../format/countries.ts'
import { usePhoneLibrary } from '../../format/phone.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './company.module.css'

interface CountryFieldProps {
  value: string
  /** Whether it can no longer change. */
  fixed: boolean
  error?: ReactNode
  onChange: (country: string) => void
}

/** The company's country; once its numbers or extensions depend on it, it is read, with the reason. */
export function CountryField({ value, fixed, error, onChange }: CountryFieldProps) {
  const { t } = useTranslation('company')
  const language = currentLanguage()
  const phones = usePhoneLibrary()
  const countries = useMemo(() => {
    const { compare } = new Intl.Collator(language)
    const codes = phones?.getCountries() ?? [value]
    return codes
      .map((code) => ({ value: code as string, label: countryName(code, language) }))
      .sort((one, other) => compare(one.label, other.label))
  }, [phones, language, value])
  if (fixed) {
    return (
      <dl className={classes.fact}>
        <dt>{t('field.country')}</dt>
        <dd>{countryName(value, language)}</dd>
        <dd className={classes.reason}>{t('country.fixed')}</dd>
      </dl>
    )
  }
  return (
    <SelectField
      label={t('field.country')}
      help={t('country.help')}
      error={error}
      searchable
      data={countries}
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={320}
      value={value}
      onChange={(country) => country && onChange(country)}
    />
  )
}
