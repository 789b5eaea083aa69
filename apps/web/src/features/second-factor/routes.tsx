import type { RouteObject } from 'react-router'
import { paths } from '../../paths.ts'

/** Where people are led who can do nothing before they have a second factor. */
export const secondFactorRoutes: RouteObject[] = [
  { path: paths.secondFactor(), lazy: () => import('./RequiredPage.tsx') },
]
