import { type ReactNode, useMemo } from 'react'
import { countryName } from '../format/countries.ts'
import { usePhoneLibrary } from '../format/phone.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { SelectField } from '../ui/SelectField.tsx'

interface CountryFieldProps {
  label: string
  help: string
  value: string
  error?: ReactNode
  onChange: (country: string) => void
}

/** One of the world's countries (ISO 3166-1 alpha-2), by its name in the language of the page. */
export function CountryField({ value, onChange, ...field }: CountryFieldProps) {
  const language = currentLanguage()
  const phones = usePhoneLibrary()
  const countries = useMemo(() => {
    const { compare } = new Intl.Collator(language)
    const codes = phones?.getCountries() ?? [value]
    return codes
      .map((code) => ({ value: code as string, label: countryName(code, language) }))
      .sort((one, other) => compare(one.label, other.label))
  }, [phones, language, value])
  return (
    <SelectField
      {...field}
      searchable
      data={countries}
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={320}
      value={value}
      onChange={(country) => country && onChange(country)}
    />
  )
}
