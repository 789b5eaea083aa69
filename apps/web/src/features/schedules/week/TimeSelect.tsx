import type { ComboboxItem, OptionsFilter } from '@mantine/core'
import { STEP_MINUTES } from '@switchboard/contract/schedules'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../../i18n/i18n.ts'
import { SelectField } from '../../../ui/SelectField.tsx'
import { parseTime, timeText } from './words.ts'

interface TimeSelectProps {
  label: string
  /** Minutes after midnight; past 1440 on the next day. */
  value: number
  /** The first time on offer, and the last. */
  from: number
  to: number
  error?: string | undefined
  id?: string
  onChange: (minutes: number) => void
}

/** Keeps the times that fit what was typed: `930` and `9:30` are as good as the way they are written. */
const byTime: OptionsFilter = ({ options, search }) => {
  const typed = parseTime(search)
  const text = search.trim().toLowerCase()
  return (options as ComboboxItem[]).filter(
    ({ value, label }) =>
      Number(value) % 1440 === (typed ?? -1) % 1440 || label.toLowerCase().startsWith(text),
  )
}

/** A time of day, in quarters of an hour: chosen from a list, or typed. */
export function TimeSelect({ label, value, from, to, error, id, onChange }: TimeSelectProps) {
  const { t } = useTranslation('schedules')
  const language = currentLanguage()
  const textOf = (minutes: number) => {
    if (minutes < 1440) return timeText(minutes, language)
    if (minutes === 1440) return t('week.midnight')
    return t('week.nextDay', { time: timeText(minutes, language) })
  }
  const count = (to - from) / STEP_MINUTES + 1
  const times = Array.from({ length: count }, (_, index) => from + index * STEP_MINUTES)
  return (
    <SelectField
      {...(id && { id })}
      label={label}
      labelHidden
      data={times.map((minutes) => ({ value: String(minutes), label: textOf(minutes) }))}
      value={String(value)}
      rightSectionWidth={24}
      searchable
      selectFirstOptionOnChange
      filter={byTime}
      error={error !== undefined}
      onChange={(chosen) => chosen !== null && onChange(Number(chosen))}
    />
  )
}
