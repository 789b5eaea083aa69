import type { RouteObject } from 'react-router'
import { paths } from '../../paths.ts'

/** One's own page, opened from the user menu: it belongs to no tab. */
export const profileRoutes: RouteObject[] = [
  { path: paths.profile(), lazy: () => import('./ProfilePage.tsx') },
]
