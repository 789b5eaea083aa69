import { useTranslation } from 'react-i18next'
import { countryName } from '../../format/countries.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import type { CalendarForm } from './form.ts'
import { useDaysText } from './words.ts'

/** Tells the parts of a calendar's form in words, to be compared with another version. */
export function useConflictTexts(): ConflictTexts<CalendarForm, 'name' | 'legal' | 'own'> {
  const { t } = useTranslation('holidays')
  const daysText = useDaysText()
  const legal = ({ country, region, leftOut }: CalendarForm) => {
    if (!country) return t('legal.noCountry')
    const names = [countryName(country, currentLanguage()), region].filter(Boolean).join(', ')
    return leftOut.length === 0 ? names : t('conflict.leftOut', { names, count: leftOut.length })
  }
  const own = (values: CalendarForm) =>
    values.own.map((days) => t('conflict.days', { name: days.name, days: daysText(days) })).join(' · ') ||
    t('conflict.none')
  const texts = { name: ({ name }: CalendarForm) => name, legal, own }
  return { labelOf: (part) => t(`conflict.${part}`), textOf: (part, values) => texts[part](values) }
}
