import type { Language } from '@switchboard/contract/common'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session-store.ts'
import { currentLanguage } from '../i18n/i18n.ts'

/** US for English, by look.md; 12-hour times come with it. */
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-US' }

/** 14:30 is `14 h 30` in French typography. */
const inFrench = (time: string) => time.replace(/(\d{1,2}):(\d{2})/, '$1\u00a0h\u00a0$2')

/**
 * Writes an instant (ISO 8601 in UTC, as the contract sends it) for one language and one IANA time zone. The zone's
 * name is added where it is not `readerZone`, the reader's own.
 */
export function makeDateTime(language: Language, timeZone: string, readerZone: string) {
  const date = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone })
  const time = new Intl.DateTimeFormat(LOCALES[language], {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: timeZone === readerZone ? undefined : 'short',
  })
  return (instant: string): string => {
    const at = new Date(instant)
    const text = time.format(at)
    return `${date.format(at)}, ${language === 'fr' ? inFrench(text) : text}`
  }
}

/** Writes instants in the user's language and the company's time zone. */
export function useDateTime(): (instant: string) => string {
  useTranslation() // follows a change of language
  const { tenant } = useSession()
  return makeDateTime(
    currentLanguage(),
    tenant.timeZone,
    new Intl.DateTimeFormat().resolvedOptions().timeZone,
  )
}
