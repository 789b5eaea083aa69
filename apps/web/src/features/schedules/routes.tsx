import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/**
 * Configuration > Schedules and holidays: two lists under common tabs, and the panels beside them.
 * @param holidays the routes of the second
 */
export const schedulesRoutes = (holidays: RouteObject[]): RouteObject[] => [
  {
    path: 'schedules',
    lazy: () => import('./HoursPage.tsx'),
    children: [
      ...holidays,
      {
        handle: WITH_PANELS,
        lazy: () => import('./SchedulesPage.tsx'),
        children: [
          { index: true, element: null },
          { path: 'new', lazy: () => import('./NewSchedulePanel.tsx') },
          { path: ':id', lazy: () => import('./EditSchedulePanel.tsx') },
        ],
      },
    ],
  },
]
