import type { RouteObject } from 'react-router'

/** Account > History. */
export const historyRoutes: RouteObject[] = [{ path: 'history', lazy: () => import('./HistoryPage.tsx') }]
