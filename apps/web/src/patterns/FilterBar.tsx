import '@mantine/core/styles/Menu.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import { Menu } from '@mantine/core'
import { type Icon, IconCheck, IconPlus, IconX } from '@tabler/icons-react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import menu from '../ui/menu.module.css'
import classes from './filter-bar.module.css'
import { SearchField } from './SearchField.tsx'

export interface Filter {
  id: string
  label: string
  /** Empty when not set. */
  value: string
  options: readonly { value: string; label: string; icon?: Icon }[]
  onChange: (value: string) => void
}

interface FilterBarProps {
  search?: { label: string; value: string; onChange: (value: string) => void }
  filters: readonly Filter[]
  /** How many there are, in words: "12 of 25 extensions". */
  count: string | undefined
  onClear: () => void
}

/** Narrows a list: a search field and filters as chips, "clear" when any is set, and the count. */
export function FilterBar({ search, filters, count, onClear }: FilterBarProps) {
  const { t } = useTranslation()
  const anySet = Boolean(search?.value) || filters.some(({ value }) => value !== '')
  return (
    <search className={classes.bar}>
      {search && <SearchField {...search} />}
      {filters.map((filter) => (
        <FilterChip key={filter.id} filter={filter} />
      ))}
      {anySet && (
        <Button variant="quiet" onClick={onClear}>
          {t('action.clearFilters')}
        </Button>
      )}
      <output className={classes.count}>{count}</output>
    </search>
  )
}

function FilterChip({ filter: { label, value, options, onChange } }: { filter: Filter }) {
  const { t } = useTranslation()
  const chosen = options.find((option) => option.value === value)
  return (
    <span className={clsx(chosen && classes.set)}>
      <Menu
        withInitialFocusPlaceholder={false}
        position="bottom-start"
        offset={4}
        transitionProps={{ duration: 100, transition: 'fade' }}
        classNames={{ dropdown: menu.dropdown, item: menu.item, itemSection: menu.icon }}
      >
        <Menu.Target>
          <button type="button" className={clsx(classes.chip, chosen && classes.chipSet)}>
            {!chosen && <IconPlus size={14} stroke={1.75} aria-hidden />}
            {label}
            {chosen && <span className={classes.chosen}>{chosen.label}</span>}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {options.map(({ value: option, label: text, icon: OptionIcon }) => (
            <Menu.RadioItem
              key={option}
              value={option}
              checked={option === value}
              checkIcon={<IconCheck size={16} stroke={1.75} aria-hidden />}
              closeMenuOnClick
              onChange={() => onChange(option === value ? '' : option)}
            >
              <span className={menu.choice}>
                {OptionIcon && <OptionIcon size={16} stroke={1.75} aria-hidden />}
                {text}
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen && (
        <button
          type="button"
          className={classes.remove}
          aria-label={t('action.removeFilter', { name: label })}
          onClick={() => onChange('')}
        >
          <IconX size={14} stroke={1.75} aria-hidden />
        </button>
      )}
    </span>
  )
}
