import type { RouteObject } from 'react-router'

/** Configuration > Preferences. */
export const preferencesRoutes: RouteObject[] = [
  { path: 'preferences', lazy: () => import('./PreferencesPage.tsx') },
]
