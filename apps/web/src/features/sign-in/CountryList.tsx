/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the ARIA combobox pattern; a datalist cannot show flags */
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useActiveOption } from '../../ui/useActiveOption.ts'
import { type Country, listCountries, searchCountries } from './countries.ts'
import classes from './country.module.css'
import { Flag } from './Flag.tsx'

interface CountryListProps {
  value: string
  onChoose: (country: string) => void
  /** Closed without a choice, by Escape. */
  onClose: () => void
}

/** The countries with flags and dialing codes, found by name, ISO code or dialing code. */
export function CountryList({ value, onChoose, onClose }: CountryListProps) {
  const { t } = useTranslation('sign-in')
  const [typed, setTyped] = useState('')
  const countries = useMemo(() => listCountries(currentLanguage()), [])
  const found = useMemo(() => searchCountries(countries, typed), [countries, typed])
  const { active, setActive, fieldProps, listId, optionId } = useActiveOption({
    count: found.length,
    first: countries.findIndex(({ code }) => code === value),
    onChoose: (index) => found[index] && onChoose(found[index].code),
    onEscape: onClose,
  })
  return (
    <div className={classes.popover}>
      <div className={classes.search}>
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <input
          {...fieldProps}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key or a click on "country": this is where it goes on
          autoFocus
          className={classes.searchInput}
          aria-label={t('country.search')}
          placeholder={t('country.search')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
        />
      </div>
      <div id={listId} className={classes.list} role="listbox" aria-label={t('country.label')}>
        {found.map((country, index) => (
          <CountryOption
            key={country.code}
            id={optionId(index)}
            country={country}
            chosen={country.code === value}
            active={index === active}
            onChoose={onChoose}
          />
        ))}
      </div>
      {found.length === 0 && <output className={classes.none}>{t('country.none')}</output>}
    </div>
  )
}

interface CountryOptionProps {
  id: string
  country: Country
  chosen: boolean
  active: boolean
  onChoose: (country: string) => void
}

function CountryOption({
  id,
  country: { code, name, dialCode },
  chosen,
  active,
  onChoose,
}: CountryOptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the search field above has the focus and the keys
    <div
      id={id}
      className={classes.option}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      data-active={active || undefined}
      // Keeps the focus in the search field.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(code)}
    >
      <Flag country={code} />
      <span className={classes.name}>{name}</span>
      <span className={classes.optionCode}>{dialCode}</span>
    </div>
  )
}
