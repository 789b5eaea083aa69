import type { RouteObject } from 'react-router'

/** A section of Account > Settings. */
export const configurationRoutes: RouteObject[] = [
  { path: 'configuration', lazy: () => import('./ConfigurationPage.tsx') },
]
