import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, useLocation } from 'react-router'
import { useSession } from '../../api/session-store.ts'
import { entryOf, includes, isLocked, type PortalPage, type Tab, tabsOf } from './pages.ts'
import classes from './shell.module.css'

/** The tabs of the role, as links. */
export function TabLinks({ current, withIcons = false }: { current: Tab | undefined; withIcons?: boolean }) {
  const { t } = useTranslation('shell')
  const session = useSession()
  return tabsOf(session).map((tab) => {
    const locked = isLocked(session, tab)
    return (
      <Link
        key={tab.id}
        to={entryOf(session, tab)}
        className={classes.tab}
        aria-current={tab === current ? 'true' : undefined}
      >
        {withIcons && !locked && <tab.icon size={20} stroke={1.75} aria-hidden />}
        {locked && <IconLock size={withIcons ? 20 : 14} stroke={1.75} aria-hidden />}
        {t(`tab.${tab.id}`)}
        {locked && <span className="visually-hidden">{t('locked')}</span>}
      </Link>
    )
  })
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

function PageLink({ page }: { page: PortalPage }) {
  const { t } = useTranslation('shell')
  const session = useSession()
  const { pathname } = useLocation()
  const { id, path, icon: PageIcon } = page
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
      {!includes(session, page) && (
        <>
          <IconLock size={14} stroke={1.75} aria-hidden />
          <span className="visually-hidden">{t('locked')}</span>
        </>
      )}
    </NavLink>
  )
}
