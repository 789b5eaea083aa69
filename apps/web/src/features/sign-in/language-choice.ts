import type { Language } from '@switchboard/contract/common'
import type { Session } from '@switchboard/contract/session'
import { savePreferences } from '../../api/session.ts'
import { setLanguage } from '../../i18n/i18n.ts'

let chosen: Language | null = null

/** Switches the page at the door, and keeps the choice for the person who then comes in. */
export function chooseLanguage(language: Language): void {
  chosen = language
  void setLanguage(language)
}

/** A language chosen at the door becomes the user's own; it is no reason to fail a sign-in. */
export async function applyChosenLanguage({ user }: Session): Promise<void> {
  if (chosen && chosen !== user.language) await savePreferences({ language: chosen }).catch(() => {})
}
