import type { ReceptionistRow } from '@switchboard/contract/receptionists'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { Alert } from '../../ui/Alert.tsx'
import { EndOverride } from './EndOverride.tsx'
import { overriddenQuery } from './queries.ts'
import classes from './receptionists.module.css'
import { untilForm, untilNext, useMoment } from './useNowText.ts'

/** Tells above the list which receptionists are open or closed by hand; each can go back to its hours at once. */
export function OverrideBanner() {
  const { t } = useTranslation('receptionists')
  const { data } = useQuery({
    ...overriddenQuery(),
    refetchInterval: ({ state }) => untilNext(state.data?.items),
  })
  if (!data || data.items.length === 0) return null
  return (
    <Alert tone="warning" title={t('override.banner', { count: data.items.length })}>
      <ul className={classes.overridden}>
        {data.items.map((row) => (
          <li key={row.id}>
            <Overridden receptionist={row} named />
          </li>
        ))}
      </ul>
    </Alert>
  )
}

interface OverriddenProps {
  receptionist: Pick<ReceptionistRow, 'id' | 'name' | 'override' | 'timeZone'>
  /** Tells which it is. */
  named?: boolean
}

/** One that is open or closed by hand: until when, what callers are told, and the way back. */
export function Overridden({ receptionist, named = false }: OverriddenProps) {
  const { t } = useTranslation('receptionists')
  const moment = useMoment()
  const { id, name, override, timeZone } = receptionist
  if (!override) return null
  const { state, until, message } = override
  const end = until === null ? null : moment(until, timeZone)
  return (
    <div className={classes.overriddenOne}>
      <span>
        {named && <Link to={paths.receptionist(id)}>{name}</Link>}
        {named && ' '}
        {end === null
          ? t(`override.${state}`)
          : t(`override.${state}${untilForm(end)}`, { moment: end.text })}
        {message !== null && <q className={classes.message}>{message}</q>}
      </span>
      <EndOverride id={id} name={name} />
    </div>
  )
}
