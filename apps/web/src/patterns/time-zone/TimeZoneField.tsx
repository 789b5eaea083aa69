import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeTime } from '../../format/dates.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './time-zone.module.css'
import { fits, groupZones, offsetOf, type ZoneGroup } from './time-zones.ts'

interface TimeZoneFieldProps {
  value: string
  /** What goes by it, in a sentence. */
  purpose: string
  /** Whose zones come first. */
  country: string
  error?: ReactNode
  onChange: (zone: string) => void
}

const GROUPS: readonly ZoneGroup[] = ['own', 'others', 'aliases']

/** Every time zone, searched by name; what it adds to UTC today, and what time it is there. */
export function TimeZoneField({ value, purpose, country, error, onChange }: TimeZoneFieldProps) {
  const { t } = useTranslation('time-zone')
  const [now] = useState(() => new Date())
  const groups = useMemo(() => groupZones(country), [country])
  const time = makeTime(currentLanguage(), value, value)(now.toISOString())
  return (
    <SelectField
      label={t('label')}
      help={t('help', { offset: offsetOf(value, now), time, purpose })}
      error={error}
      searchable
      nothingFoundMessage={t('none')}
      data={GROUPS.map((group) => ({
        group: t(`group.${group}`),
        items: groups[group].map(({ name }) => ({ value: name, label: name })),
      }))}
      filter={({ options, search }) =>
        options.flatMap((option) => {
          if (!('group' in option)) return []
          const items = option.items.filter(({ label }) => fits(label, search))
          return items.length > 0 ? [{ ...option, items }] : []
        })
      }
      renderOption={({ option }) => (
        <span className={classes.zone}>
          <span>{option.label}</span>
          <span className={classes.offset}>{offsetOf(option.label, now)}</span>
        </span>
      )}
      // In the page itself: a list that stands beside it belongs to no part of it.
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={320}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
    />
  )
}
