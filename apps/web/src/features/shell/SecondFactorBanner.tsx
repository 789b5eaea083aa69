import { IconShieldExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../api/session-store.ts'
import { useDateTime } from '../../format/dates.ts'
import { paths } from '../../paths.ts'
import classes from './shell.module.css'

const DAY = 86_400_000

/** Counts down the days in which people may still sign in without the second factor that their company requires. */
export function SecondFactorBanner() {
  const { t } = useTranslation('shell')
  const dateTime = useDateTime()
  const [now] = useState(() => Date.now())
  const { on, missing, requiredFrom } = useSession().secondFactor
  if (on || missing || requiredFrom === null) return null
  const days = Math.max(1, Math.round((Date.parse(requiredFrom) - now) / DAY))
  return (
    <aside className={classes.banner} aria-label={t('secondFactor.label')}>
      <IconShieldExclamation size={16} stroke={1.75} aria-hidden />
      <span>
        {t('secondFactor.left', { count: days, when: dateTime(requiredFrom) })}{' '}
        <Link to={paths.profile()}>{t('secondFactor.setUp')}</Link>
      </span>
    </aside>
  )
}
