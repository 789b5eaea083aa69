import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/** The second list of Configuration > Greetings and music. */
export const playlistsRoutes: RouteObject[] = [
  {
    path: 'playlists',
    handle: WITH_PANELS,
    lazy: () => import('./PlaylistsPage.tsx'),
    children: [
      { index: true, element: null },
      { path: 'new', lazy: () => import('./NewPlaylistPanel.tsx') },
      { path: ':id', lazy: () => import('./EditPlaylistPanel.tsx') },
    ],
  },
]
