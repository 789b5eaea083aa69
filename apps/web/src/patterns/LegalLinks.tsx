import type { LegalPage } from '@switchboard/contract/legal'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { paths } from '../paths.ts'

const PAGES = ['imprint', 'privacy', 'cookies', 'accessibility'] as const satisfies readonly LegalPage[]

/** Ways to the operator's legal pages; whoever draws them says how they look. */
export function LegalLinks({ className }: { className: string | undefined }) {
  const { t } = useTranslation()
  return (
    <nav className={className} aria-label={t('legal.pages')}>
      {PAGES.map((page) => (
        <NavLink key={page} to={paths.legal(page)}>
          {t(`legal.${page}`)}
        </NavLink>
      ))}
    </nav>
  )
}
