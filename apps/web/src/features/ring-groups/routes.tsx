import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/** Configuration > Ring groups: the list, and the panels beside it. */
export const ringGroupsRoutes: RouteObject[] = [
  {
    path: 'ring-groups',
    handle: WITH_PANELS,
    lazy: () => import('./RingGroupsPage.tsx'),
    children: [
      { path: 'new', lazy: () => import('./NewRingGroupPanel.tsx') },
      { path: ':id', lazy: () => import('./EditRingGroupPanel.tsx') },
    ],
  },
]
