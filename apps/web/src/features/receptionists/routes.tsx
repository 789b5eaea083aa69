import type { RouteObject } from 'react-router'

/** Configuration > Receptionists: the list, and a page for each, because a side panel is too small for three menus. */
export const receptionistsRoutes: RouteObject[] = [
  { path: 'receptionists', lazy: () => import('./ReceptionistsPage.tsx') },
  { path: 'receptionists/new', lazy: () => import('./NewReceptionistPage.tsx') },
  { path: 'receptionists/:id', lazy: () => import('./ReceptionistPage.tsx') },
]
