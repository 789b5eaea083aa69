import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/** Account > Settings > API: the tokens, and the panel that makes one. */
export const apiTokensRoutes: RouteObject[] = [
  {
    path: 'tokens',
    handle: WITH_PANELS,
    lazy: () => import('./TokensPage.tsx'),
    children: [{ path: 'new', lazy: () => import('./NewTokenPanel.tsx') }],
  },
]
