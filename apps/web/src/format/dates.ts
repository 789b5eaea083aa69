import type { Language } from '@switchboard/contract/common'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session-store.ts'
import { currentLanguage } from '../i18n/i18n.ts'

/** US for English, by look.md; 12-hour times come with it. */
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-US' }

/** 14:30 is `14 h 30` in French typography. */
const inFrench = (time: string) => time.replace(/(\d{1,2}):(\d{2})/, '$1\u00a0h\u00a0$2')

/**
 * Formatters for one language and one IANA time zone. Instants are ISO 8601 in UTC, as the contract sends them.
 * The zone's name is added where it is not `readerZone`, the reader's own.
 */
export function makeFormat(language: Language, timeZone: string, readerZone: string) {
  const locale = LOCALES[language]
  const zoneName = timeZone === readerZone ? undefined : 'short'
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const time = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: zoneName,
  })
  const number = new Intl.NumberFormat(locale)
  const timeOf = (instant: string) => {
    const text = time.format(new Date(instant))
    return language === 'fr' ? inFrench(text) : text
  }
  return {
    date: (instant: string) => date.format(new Date(instant)),
    time: timeOf,
    dateTime: (instant: string) => `${date.format(new Date(instant))}, ${timeOf(instant)}`,
    number: (value: number) => number.format(value),
  }
}

/** Formatters in the user's language and the company's time zone. */
export function useFormat() {
  useTranslation() // follows a change of language
  const { tenant } = useSession()
  return makeFormat(currentLanguage(), tenant.timeZone, new Intl.DateTimeFormat().resolvedOptions().timeZone)
}
