import type { Language } from '@switchboard/contract/common'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session-store.ts'
import { currentLanguage } from '../i18n/i18n.ts'

/** US for English, by look.md; 12-hour times come with it. */
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-US' }

/** 14:30 is `14 h 30` in French typography. */
const inFrench = (time: string) => time.replace(/(\d{1,2}):(\d{2})/, '$1\u00a0h\u00a0$2')

/** Writes dates by Intl's options, and `1er` where French has it and Intl does not. */
export function makeDate(language: Language, options: Intl.DateTimeFormatOptions) {
  const date = new Intl.DateTimeFormat(LOCALES[language], options)
  const text = (parts: readonly { type: string; value: string }[]) =>
    parts
      .map(({ type, value }) => (language === 'fr' && type === 'day' && value === '1' ? '1er' : value))
      .join('')
  return {
    one: (at: Date) => text(date.formatToParts(at)),
    range: (from: Date, to: Date) => text(date.formatRangeToParts(from, to)),
  }
}

/** Writes the time of an instant; see `makeDateTime()`. */
export function makeTime(language: Language, timeZone: string, readerZone: string) {
  const time = new Intl.DateTimeFormat(LOCALES[language], {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: timeZone === readerZone ? undefined : 'short',
  })
  return (instant: string): string => {
    const text = time.format(new Date(instant))
    return language === 'fr' ? inFrench(text) : text
  }
}

/**
 * Writes an instant (ISO 8601 in UTC, as the contract sends it) for one language and one IANA time zone. The zone's
 * name is added where it is not `readerZone`, the reader's own.
 */
export function makeDateTime(language: Language, timeZone: string, readerZone: string) {
  const date = makeDate(language, { dateStyle: 'medium', timeZone })
  const time = makeTime(language, timeZone, readerZone)
  return (instant: string): string => `${date.one(new Date(instant))}, ${time(instant)}`
}

/** Writes days (`2026-11-22`): with their weekday, briefly, and from one to another. */
export function makeDays(language: Language) {
  const full = makeDate(language, { dateStyle: 'full', timeZone: 'UTC' })
  const medium = makeDate(language, { dateStyle: 'medium', timeZone: 'UTC' })
  return {
    full: (day: string) => full.one(new Date(day)),
    medium: (day: string) => medium.one(new Date(day)),
    range: (from: string, to: string) => medium.range(new Date(from), new Date(to)),
  }
}

/** What every format here goes by: the user's language, the company's time zone, and the reader's own. */
function useZones() {
  useTranslation() // follows a change of language
  const { tenant } = useSession()
  return [currentLanguage(), tenant.timeZone, new Intl.DateTimeFormat().resolvedOptions().timeZone] as const
}

/** Writes instants in the user's language and the company's time zone. */
export const useDateTime = (): ((instant: string) => string) => makeDateTime(...useZones())

/** Writes times of day in the user's language and the company's time zone. */
export const useTime = (): ((instant: string) => string) => makeTime(...useZones())

/** Writes days in the user's language. */
export const useDays = () => makeDays(useZones()[0])
