import type { RouteObject } from 'react-router'

/** A section of Account > Settings. */
export const securityRoutes: RouteObject[] = [{ path: 'security', lazy: () => import('./SecurityPage.tsx') }]
