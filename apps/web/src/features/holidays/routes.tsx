import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/** Configuration > Schedules and holidays > Holidays: the calendars, and the panels that edit them. */
export const holidaysRoutes: RouteObject[] = [
  {
    path: 'holidays',
    handle: WITH_PANELS,
    lazy: () => import('./HolidaysPage.tsx'),
    children: [
      { path: 'new', lazy: () => import('./NewCalendarPanel.tsx') },
      { path: ':id', lazy: () => import('./EditCalendarPanel.tsx') },
    ],
  },
]
