import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { countryName } from '../../format/countries.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { CountryField } from '../../patterns/CountryField.tsx'
import classes from './company.module.css'

interface CompanyCountryProps {
  value: string
  /** Whether it can no longer change. */
  fixed: boolean
  error?: ReactNode
  onChange: (country: string) => void
}

/** The company's country; once its numbers or extensions depend on it, it is read, with the reason. */
export function CompanyCountry({ value, fixed, error, onChange }: CompanyCountryProps) {
  const { t } = useTranslation('company')
  if (fixed) {
    return (
      <dl className={classes.fact}>
        <dt>{t('field.country')}</dt>
        <dd>{countryName(value, currentLanguage())}</dd>
        <dd className={classes.reason}>{t('country.fixed')}</dd>
      </dl>
    )
  }
  return (
    <CountryField
      label={t('field.country')}
      help={t('country.help')}
      error={error}
      value={value}
      onChange={onChange}
    />
  )
}
