import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDateTime } from '../../format/dates.ts'
import classes from './devices.module.css'
import { effectQuery } from './queries.ts'

/** Milliseconds between two looks: what was saved takes effect within two seconds where an engine runs. */
const EVERY = 2_000

/** Whether calls go by everything that the company saved; nothing while it is not known. */
export function CompanyEffect() {
  const { t } = useTranslation('devices')
  const dateTime = useDateTime()
  const { data } = useQuery({ ...effectQuery(), refetchInterval: EVERY })
  if (!data) return null
  const { effect, since, appliedAt } = data
  const when = dateTime(since ?? appliedAt ?? new Date(0).toISOString())
  return (
    <output className={classes.help}>
      {appliedAt === null ? t('effect.company.never') : t(`effect.company.${effect}`, { when })}
    </output>
  )
}
