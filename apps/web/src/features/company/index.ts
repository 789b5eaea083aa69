import type { RouteObject } from 'react-router'

export { companyQuery } from './queries.ts'

/** Below Account > Settings. */
export const companyRoutes: RouteObject[] = [{ path: 'company', lazy: () => import('./CompanyPage.tsx') }]
