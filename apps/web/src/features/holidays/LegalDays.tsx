import type { LegalHoliday } from '@switchboard/contract/holidays'
import { dayOf, type Day } from '@switchboard/call-flow/zone'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import classes from './holidays.module.css'
import { legalQuery } from './queries.ts'
import { useShortDays } from './words.ts'

interface LegalDaysProps {
  country: string
  region: string
  leftOut: readonly string[]
  onChange: (leftOut: readonly string[]) => void
}

/** A rule, and its days in each of the two years. */
interface Rule {
  key: string
  name: string
  days: [readonly LegalHoliday[], readonly LegalHoliday[]]
}

/** By the rule they follow: in the order of the first year, then those that the second alone has. */
function rulesOf(years: [readonly LegalHoliday[], readonly LegalHoliday[]], language: 'fr' | 'en'): Rule[] {
  const byKey = Map.groupBy(years.flat(), ({ key }) => key)
  return [...byKey].map(([key, [first]]) => ({
    key,
    name: first?.names[language] ?? key,
    days: [years[0].filter((day) => day.key === key), years[1].filter((day) => day.key === key)],
  }))
}

const yearIn = (day: Day) => Number(day.slice(0, 4))

/** The legal holidays of this year and the next, each with whether it counts. */
export function LegalDays({ country, region, leftOut, onChange }: LegalDaysProps) {
  const { t } = useTranslation('holidays')
  const language = currentLanguage()
  const { timeZone } = useSession().tenant
  const [year] = useState(() => yearIn(dayOf(timeZone, new Date())))
  const shortDays = useShortDays()
  const first = useQuery(legalQuery(country, region, year))
  const second = useQuery(legalQuery(country, region, year + 1))
  const error = first.error ?? second.error
  if (error) return <ErrorAlert error={error} />
  if (!first.data || !second.data) return <Skeleton width="80%" />
  const rules = rulesOf([first.data.items, second.data.items], language)
  const set = (key: string, counts: boolean) =>
    onChange(counts ? leftOut.filter((each) => each !== key) : [...leftOut, key])
  return (
    <table className={classes.legal} aria-label={t('legal.title')}>
      <thead>
        <tr>
          <th scope="col">{t('legal.counts')}</th>
          <th scope="col">{year}</th>
          <th scope="col">{year + 1}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ key, name, days }) => {
          const counts = !leftOut.includes(key)
          return (
            <tr key={key} data-out={!counts || undefined}>
              <th scope="row">
                <label className={classes.counts}>
                  <input
                    type="checkbox"
                    checked={counts}
                    onChange={({ currentTarget }) => set(key, currentTarget.checked)}
                  />
                  {name}
                </label>
              </th>
              <td>{shortDays(days[0])}</td>
              <td>{shortDays(days[1])}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
