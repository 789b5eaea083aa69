import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { setLanguage } from '../../../i18n/i18n.ts'
import { paths } from '../../../paths.ts'
import { LanguageChoice } from '../../../patterns/LanguageChoice.tsx'
import { LinkButton } from '../../../patterns/LinkButton.tsx'
import { Mark } from '../../../ui/Mark.tsx'
import classes from './docs.module.css'

const SECTIONS = [
  'authentication',
  'examples',
  'errors',
  'paging',
  'versions',
  'throttling',
  'reference',
] as const

interface DocsFrameProps {
  title: string
  purpose: string
  children: ReactNode
}

/** The page around the documentation: product, language, the way into the portal, and what is where. */
export function DocsFrame({ title, purpose, children }: DocsFrameProps) {
  const { t } = useTranslation('api-tokens/docs')
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <span className={classes.product}>
          <Mark size={24} />
          Switchboard
        </span>
        <LanguageChoice label={t('language')} onChoose={(language) => void setLanguage(language)} />
        <LinkButton to={paths.settingsTokens()}>{t('portal')}</LinkButton>
      </header>
      <div className={classes.columns}>
        <nav className={classes.contents} aria-label={t('contents')}>
          {SECTIONS.map((id) => (
            <a key={id} href={`#${id}`}>
              {t(`${id}.title`)}
            </a>
          ))}
        </nav>
        <main className={classes.main}>
          <h1>{title}</h1>
          <p className={classes.purpose}>{purpose}</p>
          {children}
        </main>
      </div>
    </div>
  )
}
