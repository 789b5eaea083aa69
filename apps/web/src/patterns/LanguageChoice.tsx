import type { Language } from '@switchboard/contract/common'
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES } from '../i18n/i18n.ts'
import classes from './language-choice.module.css'

interface LanguageChoiceProps {
  label: string
  onChoose: (language: Language) => void
}

/** The portal's languages by their own names, for pages that are open to everybody. */
export function LanguageChoice({ label, onChoose }: LanguageChoiceProps) {
  return (
    <fieldset className={classes.languages} aria-label={label}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          className={classes.language}
          lang={language}
          aria-pressed={language === currentLanguage()}
          onClick={() => onChoose(language)}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </fieldset>
  )
}
