import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/**
 * Configuration > Greetings and music: two lists under common tabs, and the panels beside them.
 * @param playlists the routes of the second
 */
export const audioRoutes = (playlists: RouteObject[]): RouteObject[] => [
  {
    path: 'audio',
    lazy: () => import('./AudioPage.tsx'),
    children: [
      ...playlists,
      {
        handle: WITH_PANELS,
        lazy: () => import('./FilesPage.tsx'),
        children: [
          { index: true, element: null },
          { path: 'new', lazy: () => import('./NewAudioPanel.tsx') },
          { path: ':id', lazy: () => import('./EditAudioPanel.tsx') },
        ],
      },
    ],
  },
]
