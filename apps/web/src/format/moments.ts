import { addDays, dayOf } from '@switchboard/call-flow/zone'
import type { Language } from '@switchboard/contract/common'
import { makeDate, makeTime } from './dates.ts'

/** An instant in words. `dated` when a date stands in it, which French leads to by another word: « jusqu’au lundi 30 ». */
export interface Moment {
  text: string
  dated: boolean
}

const AT: Record<Language, string> = { fr: ' à ', en: ' at ' }

/** Days ahead that are called by their name alone: another of the same name is a week away. */
const NAMED_DAYS = 6

/**
 * Writes an instant as people say when something ends: the time alone today, the weekday within a week, the date after
 * that. `2026-11-30T07:00:00Z` is `lundi 8 h 00` on the Tuesday before, `lundi 30 novembre à 8 h 00` a week earlier.
 * @param zone IANA; its name is added where it is not `readerZone`
 */
export function makeMoment(language: Language, zone: string, readerZone: string, now: Date) {
  const time = makeTime(language, zone, readerZone)
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: zone })
  const date = makeDate(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  })
  const today = dayOf(zone, now)
  return (instant: string): Moment => {
    const at = new Date(instant)
    const day = dayOf(zone, at)
    if (day === today) return { text: time(instant), dated: false }
    const near = day > today && day <= addDays(today, NAMED_DAYS)
    if (near) return { text: `${weekday.format(at)} ${time(instant)}`, dated: false }
    return { text: `${date.one(at)}${AT[language]}${time(instant)}`, dated: true }
  }
}
