import type { RouteObject } from 'react-router'

/** Configuration > First steps. */
export const quickStartRoutes: RouteObject[] = [
  { path: 'quick-start', lazy: () => import('./QuickStartPage.tsx') },
]
