import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation, useNavigation } from 'react-router'
import { queryClient } from '../../api/query.ts'
import { useSession } from '../../api/session-store.ts'
import { useSignInAgain } from '../../api/sign-in-again.ts'
import { paths } from '../../paths.ts'
import { ScrollPlaces } from '../../patterns/ScrollPlaces.tsx'
import { usePageTitle } from '../../patterns/useDocumentTitle.ts'
import { useToastsWanted } from '../../patterns/toast.ts'
import { Mark } from '../../ui/Mark.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { JumpButton } from './JumpButton.tsx'
import { Offline } from './Offline.tsx'
import { PageRail, TabLinks } from './Navigation.tsx'
import { tabsOf } from './pages.ts'
import { SecondFactorBanner } from './SecondFactorBanner.tsx'
import classes from './shell.module.css'
import { UserMenu } from './UserMenu.tsx'

const SignInAgain = lazy(() =>
  import('./SignInAgain.tsx').then((module) => ({ default: module.SignInAgain })),
)
const Toasts = lazy(() => import('../../patterns/Toasts.tsx').then((module) => ({ default: module.Toasts })))

/** The signed-in portal: what it reads from the server is cached from here on. */
export function Component() {
  return (
    <QueryClientProvider client={queryClient}>
      <Shell />
    </QueryClientProvider>
  )
}

/** Around a page: company, tabs, the tab's pages, search, the user's menu. */
function Shell() {
  const { t } = useTranslation('shell')
  const session = useSession()
  const { pathname } = useLocation()
  const tabs = tabsOf(session)
  const tab = tabs.find(({ path }) => pathname.startsWith(path))
  const title = usePageTitle()
  const sessionLost = useSignInAgain()
  const toastsWanted = useToastsWanted()
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <header className={classes.bar}>
        <Link to={paths.home()} className={classes.company}>
          <Mark size={24} />
          <span className={classes.companyName}>{session.tenant.name}</span>
        </Link>
        {tabs.length > 0 && (
          <nav className={classes.tabs} aria-label={t('tabs')}>
            <TabLinks current={tab} />
          </nav>
        )}
        <div className={classes.tools}>
          {tabs.length > 1 && <JumpButton />}
          <UserMenu />
        </div>
        <Progress />
      </header>
      <div>
        <Offline />
        <SecondFactorBanner />
      </div>
      <div className={classes.body}>
        {tab && <PageRail tab={tab} />}
        <main id="content" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {tabs.length > 0 && (
        <nav className={classes.bottom} aria-label={t('tabs')}>
          <TabLinks current={tab} withIcons />
        </nav>
      )}
      <output className="visually-hidden">{title}</output>
      <ScrollPlaces />
      <Suspense>
        {toastsWanted && <Toasts />}
        {sessionLost && <SignInAgain />}
      </Suspense>
    </div>
  )
}

/** A line under the bar while the next page loads; what is quick shows nothing. */
function Progress() {
  const { state } = useNavigation()
  return useDelayed(state === 'loading', 150) && <div className={classes.progress} aria-hidden />
}
