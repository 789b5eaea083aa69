import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/** Account > Settings > People: the list, and the panels beside it. */
export const usersRoutes: RouteObject[] = [
  {
    path: 'people',
    handle: WITH_PANELS,
    lazy: () => import('./PeoplePage.tsx'),
    children: [
      { path: 'new', lazy: () => import('./InvitePanel.tsx') },
      { path: ':id', lazy: () => import('./PersonPanel.tsx') },
    ],
  },
]
