import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../i18n/i18n.ts'
import { useDocumentTitle } from '../../patterns/useDocumentTitle.ts'
import { Mark } from '../../ui/Mark.tsx'
import { Board } from './Board.tsx'
import { chooseLanguage } from './language-choice.ts'
import classes from './sign-in.module.css'

interface FrontDoorProps {
  title: string
  purpose?: ReactNode
  children: ReactNode
}

/** The frame of the pages that are open to everybody: product, language, a form, and a drawing where there is room. */
export function FrontDoor({ title, purpose, children }: FrontDoorProps) {
  const { t } = useTranslation('sign-in')
  useDocumentTitle(title)
  return (
    <div className={classes.door}>
      <div className={classes.side}>
        <header className={classes.top}>
          <span className={classes.product}>
            <Mark size={28} />
            Switchboard
          </span>
          <fieldset className={classes.languages} aria-label={t('language')}>
            {LANGUAGES.map((language) => (
              <button
                key={language}
                type="button"
                className={classes.language}
                lang={language}
                aria-pressed={language === currentLanguage()}
                onClick={() => chooseLanguage(language)}
              >
                {LANGUAGE_NAMES[language]}
              </button>
            ))}
          </fieldset>
        </header>
        <main className={classes.column}>
          <h1 className={classes.title}>{title}</h1>
          {purpose !== undefined && <p className={classes.purpose}>{purpose}</p>}
          {children}
        </main>
      </div>
      <aside className={classes.art}>
        <Board />
        <p className={classes.caption}>{t('art')}</p>
      </aside>
    </div>
  )
}
