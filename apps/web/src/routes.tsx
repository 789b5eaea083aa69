import type { Session } from '@switchboard/contract/session'
import { createBrowserRouter, data, type MiddlewareFunction, redirect, type RouteObject } from 'react-router'
import { loadSession } from './api/session.ts'
import { getSession } from './api/session-store.ts'
import { audioRoutes } from './features/audio/routes.tsx'
import { emergencyAddressesRoutes } from './features/emergency-addresses/routes.tsx'
import { conferencesRoutes } from './features/conferences/routes.tsx'
import { extensionsRoutes } from './features/extensions/routes.tsx'
import { historyRoutes } from './features/history/routes.tsx'
import { holidaysRoutes } from './features/holidays/routes.tsx'
import { legalRoutes } from './features/legal/routes.tsx'
import { mailsRoutes } from './features/mails/routes.tsx'
import { phoneNumbersRoutes } from './features/phone-numbers/routes.tsx'
import { preferencesRoutes } from './features/preferences/routes.tsx'
import { playlistsRoutes } from './features/playlists/routes.tsx'
import { profileRoutes } from './features/profile/routes.tsx'
import { schedulesRoutes } from './features/schedules/routes.tsx'
import { ringGroupsRoutes } from './features/ring-groups/routes.tsx'
import { receptionistsRoutes } from './features/receptionists/routes.tsx'
import { quickStartRoutes } from './features/quick-start/routes.tsx'
import { secondFactorRoutes } from './features/second-factor/routes.tsx'
import { settingsRoutes } from './features/settings/routes.tsx'
import { voicemailRoutes } from './features/voicemail/routes.tsx'
import { entryOf, homeOf, isUnbuilt, type Tab, TABS, tabsOf } from './features/shell/pages.ts'
import * as signIn from './features/sign-in/SignInPage.tsx'
import { ShellSkeleton } from './features/shell/ShellSkeleton.tsx'
import type { UnbuiltHandle } from './features/unbuilt/handle.ts'
import { setLanguage } from './i18n/i18n.ts'
import { paths } from './paths.ts'
import { PageError } from './patterns/PageError.tsx'
import { NotFound, RouteError } from './patterns/RouteError.tsx'

/** Runs before any loader below the shell: nobody is asked for data that nobody signed in for. */
const signedIn: MiddlewareFunction = async ({ request }, next) => {
  const session = await loadSession()
  const { pathname, search } = new URL(request.url)
  if (!session) {
    throw redirect(paths.signIn(pathname === '/' ? undefined : pathname + search))
  }
  await setLanguage(session.user.language)
  if (session.secondFactor.missing && pathname !== paths.secondFactor()) {
    throw redirect(paths.secondFactor(pathname === '/' ? undefined : pathname + search))
  }
  return next()
}

/** Of whoever the middleware above let in. */
function session(): Session {
  const known = getSession()
  if (!known) throw new Error('a loader below the shell ran for nobody')
  return known
}

/** A tab that the role does not have is told to be so, whichever of its pages is asked for. */
function ofRole(tab: Tab): null {
  if (!tabsOf(session()).some(({ id }) => id === tab.id)) throw data(null, { status: 403 })
  return null
}

/** The last segment of a page's path, which is its route's below the tab. */
const segment = (path: string) => path.slice(path.lastIndexOf('/') + 1)

const unbuiltRoutes = (tab: Tab): RouteObject[] =>
  tab.pages.flatMap(({ id, path, icon }) =>
    isUnbuilt(id)
      ? {
          path: segment(path),
          handle: { unbuilt: id, icon } satisfies UnbuiltHandle,
          lazy: () => import('./features/unbuilt/UnbuiltPage.tsx'),
        }
      : [],
  )

/** Pages that are built, by tab; all others come from the list of those that are not. */
const BUILT: Partial<Record<Tab['id'], RouteObject[]>> = {
  usage: voicemailRoutes,
  configuration: [
    ...extensionsRoutes,
    ...phoneNumbersRoutes(emergencyAddressesRoutes),
    ...schedulesRoutes(holidaysRoutes),
    ...ringGroupsRoutes,
    ...audioRoutes(playlistsRoutes),
    ...preferencesRoutes,
    ...quickStartRoutes,
    ...receptionistsRoutes,
    ...conferencesRoutes,
  ],
  account: [...settingsRoutes, ...historyRoutes, ...mailsRoutes],
}

const tabRoute = (tab: Tab): RouteObject => ({
  path: tab.path,
  loader: () => ofRole(tab),
  children: [
    { index: true, loader: () => redirect(entryOf(session(), tab)), element: null },
    ...(BUILT[tab.id] ?? []),
    ...unbuiltRoutes(tab),
  ],
})

export const routes: RouteObject[] = [
  {
    ErrorBoundary: PageError,
    HydrateFallback: () => null,
    children: [
      // Not lazy: it would be a second step on the way to the first page, and it is small.
      { path: paths.signIn(), ...signIn },
      { path: paths.developers(), lazy: () => import('./features/api-tokens/docs/DevelopersPage.tsx') },
      { path: paths.invitation(':token'), lazy: () => import('./features/sign-in/InvitationPage.tsx') },
      { path: paths.forgotPassword(), lazy: () => import('./features/sign-in/ForgotPage.tsx') },
      { path: paths.resetPassword(':token'), lazy: () => import('./features/sign-in/ResetPage.tsx') },
      ...legalRoutes,
      { path: paths.confirmEmail(':token'), lazy: () => import('./features/sign-in/ConfirmEmailPage.tsx') },
      {
        middleware: [signedIn],
        // Without a loader the middleware above would not run.
        loader: () => null,
        HydrateFallback: ShellSkeleton,
        lazy: async () => (await import('./first.ts')).FIRST.frame,
        children: [
          {
            ErrorBoundary: RouteError,
            children: [
              { index: true, loader: () => redirect(homeOf(session())), element: null },
              ...TABS.map(tabRoute),
              ...profileRoutes,
              ...secondFactorRoutes,
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
    ],
  },
]

export const router = createBrowserRouter(routes)
