import type { RouteObject } from 'react-router'

/** Configuration > Phone extensions: the list, and the panels beside it. */
export const extensionsRoutes: RouteObject[] = [
  {
    path: 'extensions',
    lazy: () => import('./ExtensionsPage.tsx'),
    children: [
      { path: 'new', lazy: () => import('./NewExtensionPanel.tsx') },
      { path: ':id', lazy: () => import('./EditExtensionPanel.tsx') },
    ],
  },
]
