import type { RouteObject } from 'react-router'

/** Below Account > Settings. */
export const companyRoutes: RouteObject[] = [{ path: 'company', lazy: () => import('./CompanyPage.tsx') }]
