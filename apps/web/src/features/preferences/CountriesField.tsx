import { IconX } from '@tabler/icons-react'
import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { countryName } from '../../format/countries.ts'
import { usePhoneLibrary } from '../../format/phone.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './preferences.module.css'

interface CountriesFieldProps {
  /** ISO 3166-1 alpha-2. */
  value: readonly string[]
  error: ReactNode
  onChange: (countries: readonly string[]) => void
}

/** A list of countries: found by name and added, taken out one by one. One's own is not abroad. */
export function CountriesField({ value, error, onChange }: CountriesFieldProps) {
  const { t } = useTranslation('preferences')
  const { country: own } = useSession().tenant
  const language = currentLanguage()
  const phones = usePhoneLibrary()
  const input = useRef<HTMLInputElement>(null)
  const all = useMemo(() => {
    const { compare } = new Intl.Collator(language)
    return (phones?.getCountries() ?? [])
      .filter((code) => code !== own)
      .map((code) => ({ value: code as string, label: countryName(code, language) }))
      .sort((one, other) => compare(one.label, other.label))
  }, [phones, language, own])
  const chosen = value.map((code) => ({ code, name: countryName(code, language) }))
  return (
    <div className={classes.countries}>
      <SelectField
        ref={input}
        label={t('international.add')}
        help={t('international.addHelp')}
        error={error}
        searchable
        data={all.filter((each) => !value.includes(each.value))}
        nothingFoundMessage={t('international.noCountry')}
        value={null}
        onChange={(country) => country && onChange([...value, country])}
      />
      {chosen.length > 0 && (
        <ul className={classes.chips} aria-label={t('international.chosen')}>
          {chosen.map(({ code, name }) => (
            <li key={code} className={classes.chip}>
              {name}
              <button
                type="button"
                aria-label={t('international.remove', { name })}
                onClick={() => {
                  onChange(value.filter((each) => each !== code))
                  input.current?.focus()
                }}
              >
                <IconX size={14} stroke={1.75} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
