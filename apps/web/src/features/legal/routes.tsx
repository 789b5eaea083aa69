import { redirect, type RouteObject } from 'react-router'
import { paths } from '../../paths.ts'

/** The operator's legal pages, open to everybody. */
export const legalRoutes: RouteObject[] = [
  { path: '/legal', loader: () => redirect(paths.legal('imprint')), element: null },
  { path: paths.legal(':page'), lazy: () => import('./LegalPage.tsx') },
]
