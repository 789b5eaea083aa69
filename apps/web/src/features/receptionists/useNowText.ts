import type { Receptionist, ReceptionistNow } from '@switchboard/contract/receptionists'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeMoment } from '../../format/moments.ts'
import { currentLanguage } from '../../i18n/i18n.ts'

/** Writes an instant on the clock of a receptionist: `Monday 8:00 AM`. */
export function useMoment(): (instant: string, timeZone: string) => string {
  useTranslation() // follows a change of language
  const [now] = useState(() => new Date())
  const readerZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (instant, timeZone) => makeMoment(currentLanguage(), timeZone, readerZone, now)(instant)
}

/** Tells what callers hear now, and how long: `Open until 6:00 PM`. */
export function useNowText(): (receptionist: Pick<Receptionist, 'now' | 'timeZone'>) => string {
  const { t } = useTranslation('receptionists')
  const moment = useMoment()
  return ({ now, timeZone }) => {
    const { mode, holiday, until } = now
    if (mode === 'holiday') {
      const name = holiday?.[currentLanguage()] ?? t('now.holiday')
      return until === null ? name : t('now.holidayUntil', { name, moment: moment(until, timeZone) })
    }
    if (until === null) return t(`now.${mode}Always`)
    return t(`now.${mode}Until`, { moment: moment(until, timeZone) })
  }
}

/** Milliseconds that a timer can wait. */
const LONGEST = 2 ** 31 - 1

/** Milliseconds until the first of these changes, for a query to be asked again then; false for none. */
export function untilNext(
  all: readonly { now: Pick<ReceptionistNow, 'until'> }[] | undefined,
): number | false {
  const instants = (all ?? []).flatMap(({ now: { until } }) => (until === null ? [] : [Date.parse(until)]))
  if (instants.length === 0) return false
  // A moment later, so that the server's clock has passed it too.
  return Math.min(LONGEST, Math.max(1000, Math.min(...instants) - Date.now() + 1000))
}
