import type { Receptionist, ReceptionistNow } from '@switchboard/contract/receptionists'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeMoment, type Moment } from '../../format/moments.ts'
import { currentLanguage } from '../../i18n/i18n.ts'

/** Writes an instant on the clock of a receptionist: `Monday 8:00 AM`. */
export function useMoment(): (instant: string, timeZone: string) => Moment {
  useTranslation() // follows a change of language
  const [now] = useState(() => new Date())
  const readerZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (instant, timeZone) => makeMoment(currentLanguage(), timeZone, readerZone, now)(instant)
}

/** Which string says until when: French words it otherwise before a date. */
export const untilForm = ({ dated }: Moment) => (dated ? 'UntilDate' : 'Until')

/** Tells what callers hear now, and how long: `Open until 6:00 PM`. */
export function useNowText(): (receptionist: Pick<Receptionist, 'now' | 'timeZone'>) => string {
  const { t } = useTranslation('receptionists')
  const moment = useMoment()
  return ({ now, timeZone }) => {
    const { mode, holiday, until } = now
    const end = until === null ? null : moment(until, timeZone)
    if (mode === 'holiday') {
      const name = holiday?.[currentLanguage()] ?? t('now.holiday')
      return end === null ? name : t(`now.holiday${untilForm(end)}`, { name, moment: end.text })
    }
    if (end === null) return t(`now.${mode}Always`)
    return t(`now.${mode}${untilForm(end)}`, { moment: end.text })
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
