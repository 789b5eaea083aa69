import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { Page } from '../../patterns/Page.tsx'
import { PageTabs } from '../../patterns/PageTabs.tsx'
import { SECTIONS } from './sections.ts'

export async function loader(): Promise<null> {
  await loadStrings('settings')
  return null
}

/** Account > Settings: a tab for each section that the role includes, and below them the one that is open. */
export function Component() {
  const { t } = useTranslation('settings')
  const { pathname } = useLocation()
  const sections = SECTIONS.filter(({ permission }) => can(permission))
  const open = SECTIONS.find(({ path }) => pathname.startsWith(path))
  // In place of the whole page, tabs and all: a page has one title.
  if (sections.length === 0 || (open && !can(open.permission))) return <NotAllowed />
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <PageTabs
        label={t('sections')}
        tabs={sections.map(({ id, path }) => ({ to: path, label: t(`section.${id}`) }))}
      />
      <Outlet />
    </Page>
  )
}
