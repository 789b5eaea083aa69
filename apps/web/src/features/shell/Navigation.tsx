import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, useLocation } from 'react-router'
import { useSession } from '../../api/session-store.ts'
import { type PortalPage, type Tab, TABS } from './pages.ts'
import classes from './shell.module.css'

/** The four tabs, as links. */
export function TabLinks({ current, withIcons = false }: { current: Tab | undefined; withIcons?: boolean }) {
  const { t } = useTranslation('shell')
  return TABS.map((tab) => (
    <Link
      key={tab.id}
      to={tab.pages[0]?.path ?? tab.path}
      className={classes.tab}
      aria-current={tab === current ? 'true' : undefined}
    >
      {withIcons && <tab.icon size={20} stroke={1.75} aria-hidden />}
      {t(`tab.${tab.id}`)}
    </Link>
  ))
}

/** The pages of the open tab: a rail on wide screens, a strip that scrolls on narrow ones. */
export function PageRail({ tab }: { tab: Tab }) {
  const { t } = useTranslation('shell')
  return (
    <nav className={classes.rail} aria-label={t('pages', { tab: t(`tab.${tab.id}`) })}>
      <ul>
        {tab.pages.map((page) => (
          <li key={page.id}>
            <PageLink page={page} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function PageLink({ page: { id, path, icon: PageIcon, permission } }: { page: PortalPage }) {
  const { t } = useTranslation('shell')
  const { permissions } = useSession()
  const { pathname } = useLocation()
  const locked = permission !== undefined && !permissions.includes(permission)
  return (
    <NavLink
      to={path}
      className={classes.pageLink}
      // The strip on narrow screens scrolls to the page that is open.
      ref={(link) => {
        if (pathname.startsWith(path)) link?.scrollIntoView({ block: 'nearest', inline: 'center' })
      }}
    >
      <PageIcon size={16} stroke={1.75} aria-hidden />
      <span className={classes.pageName}>{t(`page.${id}`)}</span>
      {locked && (
        <>
          <IconLock size={14} stroke={1.75} aria-hidden />
          <span className="visually-hidden">{t('locked')}</span>
        </>
      )}
    </NavLink>
  )
}
