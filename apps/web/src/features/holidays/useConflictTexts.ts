import { dayOf } from '@switchboard/call-flow/zone'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../api/query.ts'
import { useSession } from '../../api/session-store.ts'
import { countryName } from '../../format/countries.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import type { CalendarForm } from './form.ts'
import { legalQuery, regionsQuery } from './queries.ts'
import { useDaysText } from './words.ts'

/** Tells the parts of a calendar's form in words, to be compared with another version. */
export function useConflictTexts(): ConflictTexts<CalendarForm, 'name' | 'legal' | 'own'> {
  const { t } = useTranslation('holidays')
  const daysText = useDaysText()
  const { timeZone } = useSession().tenant
  const legal = ({ country, region, leftOut }: CalendarForm) => {
    const language = currentLanguage()
    if (!country) return t('legal.noCountry')
    // The form has asked for both, unless somebody else has chosen another country or region.
    const regions = queryClient.getQueryData(regionsQuery(country).queryKey)?.items
    const regionName = regions?.find(({ code }) => code === region)?.names[language] ?? region
    const names = [countryName(country, language), regionName].filter(Boolean).join(', ')
    if (leftOut.length === 0) return names
    const year = Number(dayOf(timeZone, new Date()).slice(0, 4))
    const known = queryClient.getQueryData(legalQuery(country, region, year).queryKey)?.items
    const days = known?.filter(({ key }) => leftOut.includes(key)).map((day) => day.names[language])
    return days?.length === leftOut.length
      ? t('conflict.without', { names, days: days.join(', ') })
      : t('conflict.leftOut', { names, count: leftOut.length })
  }
  const own = (values: CalendarForm) =>
    values.own.map((days) => t('conflict.days', { name: days.name, days: daysText(days) })).join(' · ') ||
    t('conflict.none')
  const texts = { name: ({ name }: CalendarForm) => name, legal, own }
  return { labelOf: (part) => t(`conflict.${part}`), textOf: (part, values) => texts[part](values) }
}
