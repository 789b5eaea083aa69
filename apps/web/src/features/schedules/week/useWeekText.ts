import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../../i18n/i18n.ts'
import { isOpen } from '@switchboard/call-flow/week'
import type { Ranges } from './edit.ts'
import { linesOf } from './words.ts'

const WEEK = Array.from({ length: 7 * 96 }, (_, index) => new Date(Date.UTC(2024, 0, 1, 0, index * 15)))

/** Writes a week's hours in words: `lundi–vendredi 9 h–12 h, 14 h–18 h · samedi 9 h–12 h`. */
export function useWeekText(): (ranges: Ranges) => string {
  const { t } = useTranslation('schedules')
  return (ranges) => {
    if (ranges.length === 0) return t('week.never')
    if (WEEK.every((instant) => isOpen(ranges, 'UTC', instant))) return t('week.always')
    const lines = linesOf(ranges, currentLanguage())
    return lines.map((line) => t('week.line', line)).join(' · ')
  }
}
