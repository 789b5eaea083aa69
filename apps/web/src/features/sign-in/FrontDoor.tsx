import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageChoice } from '../../patterns/LanguageChoice.tsx'
import { LegalLinks } from '../../patterns/LegalLinks.tsx'
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
          <LanguageChoice label={t('language')} onChoose={chooseLanguage} />
        </header>
        <main className={classes.column}>
          <h1 className={classes.title}>{title}</h1>
          {purpose !== undefined && <p className={classes.purpose}>{purpose}</p>}
          {children}
        </main>
        <LegalLinks className={classes.foot} />
      </div>
      <aside className={classes.art}>
        <Board />
        <p className={classes.caption}>{t('art')}</p>
      </aside>
    </div>
  )
}
