/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA combobox pattern; a datalist cannot show flags */
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhoneLibrary } from '../../format/phone.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { type Country, listCountries, searchCountries } from './countries.ts'
import classes from './country.module.css'
import { Flag } from './Flag.tsx'

const PAGE = 7

interface CountryListProps {
  phones: PhoneLibrary
  value: string
  onChoose: (country: string) => void
  /** Closed without a choice; by Escape, the focus goes back to the button. */
  onClose: (options: { refocus: boolean }) => void
}

/**
 * The countries with flags and dialling codes, found by name, ISO code or dialling code. A combobox whose list is
 * always open (ARIA APG): the focus stays in the search field, the arrows move the active option.
 */
export function CountryList({ phones, value, onChoose, onClose }: CountryListProps) {
  const { t } = useTranslation('sign-in')
  const id = useId()
  const [typed, setTyped] = useState('')
  const countries = useMemo(() => listCountries(phones, currentLanguage()), [phones])
  const found = useMemo(() => searchCountries(countries, typed), [countries, typed])
  const [active, setActive] = useState(() => countries.findIndex(({ code }) => code === value))
  const options = useRef<HTMLUListElement>(null)

  useLayoutEffect(() => {
    options.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const move = (to: number) => setActive(Math.max(0, Math.min(to, found.length - 1)))
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: active + 1 < found.length ? active + 1 : 0,
      ArrowUp: active > 0 ? active - 1 : found.length - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
    }
    const to = moves[event.key]
    const chosen = found[active]
    if (to !== undefined) move(to)
    else if (event.key === 'Enter' && chosen) onChoose(chosen.code)
    else if (event.key === 'Escape') onClose({ refocus: true })
    else if (event.key === 'Tab') return onClose({ refocus: false })
    else if (event.key !== 'Enter') return
    // Enter would send the form around the list, Escape would clear the search field.
    event.preventDefault()
  }

  return (
    <div className={classes.popover}>
      <div className={classes.search}>
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key or a click on "country": this is where it goes on
          autoFocus
          className={classes.searchInput}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[active] && `${id}-${found[active].code}`}
          aria-label={t('country.search')}
          placeholder={t('country.search')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul
        ref={options}
        id={`${id}-list`}
        className={classes.list}
        role="listbox"
        aria-label={t('country.label')}
      >
        {found.map((country, index) => (
          <CountryOption
            key={country.code}
            id={`${id}-${country.code}`}
            country={country}
            chosen={country.code === value}
            active={index === active}
            onChoose={onChoose}
          />
        ))}
      </ul>
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
    <li
      id={id}
      className={classes.option}
      role="option"
      aria-selected={chosen}
      data-active={active || undefined}
      // Keeps the focus in the search field, so that the click is not "outside" first.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(code)}
    >
      <Flag country={code} />
      <span className={classes.name}>{name}</span>
      <span className={classes.optionCode}>{dialCode}</span>
    </li>
  )
}
