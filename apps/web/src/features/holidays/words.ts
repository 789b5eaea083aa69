import type { DaysOff } from '@switchboard/contract/holidays'
import { useTranslation } from 'react-i18next'
import { makeDate, useDays } from '../../format/dates.ts'
import { currentLanguage } from '../../i18n/i18n.ts'

/** Writes days off: one with its weekday, several from the first to the last. */
export function useDaysText(): (days: { from: string; to: string }) => string {
  const { full, range } = useDays()
  return ({ from, to }) => (from === to ? full(from) : range(from, to))
}

/** Writes days of a year that is told: `lun. 6 avr.`; `–` for none. */
export function useShortDays(): (days: readonly { from: string; to: string }[]) => string {
  useTranslation() // follows a change of language
  const day = makeDate(currentLanguage(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  const text = ({ from, to }: { from: string; to: string }) =>
    from === to ? day.one(new Date(from)) : day.range(new Date(from), new Date(to))
  return (days) => days.map(text).join(', ') || '–'
}

/** Tells the days off that come next: `Next: Christmas, Friday, December 25, 2026`. */
export function useNextText(): (next: DaysOff | null) => string {
  const { t } = useTranslation('holidays')
  const daysText = useDaysText()
  return (next) =>
    next ? t('next', { name: next.names[currentLanguage()], days: daysText(next) }) : t('noNext')
}
