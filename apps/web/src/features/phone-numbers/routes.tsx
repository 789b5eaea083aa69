import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/**
 * Configuration > Numbers: numbers and emergency addresses under common tabs, and the panels beside them.
 * @param addresses the routes of the second
 */
export const phoneNumbersRoutes = (addresses: RouteObject[]): RouteObject[] => [
  {
    path: 'numbers',
    lazy: () => import('./NumbersFrame.tsx'),
    children: [
      ...addresses,
      {
        handle: WITH_PANELS,
        lazy: () => import('./NumbersPage.tsx'),
        children: [
          { index: true, element: null },
          { path: ':id', lazy: () => import('./NumberPanel.tsx') },
        ],
      },
    ],
  },
]
