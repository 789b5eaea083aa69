import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/** Configuration > Conferences: the lines and bridges, and the panels beside them. */
export const conferencesRoutes: RouteObject[] = [
  {
    path: 'conferences',
    handle: WITH_PANELS,
    lazy: () => import('./ConferencesPage.tsx'),
    children: [
      { path: 'bridges/new', lazy: () => import('./NewBridgePanel.tsx') },
      { path: 'bridges/:id', lazy: () => import('./EditBridgePanel.tsx') },
      { path: 'lines/new', lazy: () => import('./NewLinePanel.tsx') },
      { path: 'lines/:id', lazy: () => import('./EditLinePanel.tsx') },
    ],
  },
]
