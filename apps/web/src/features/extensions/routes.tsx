import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'
import { devicePanels } from '../devices/index.ts'

/** Configuration > Phone extensions: the list, the panels beside it, and imports. */
export const extensionsRoutes: RouteObject[] = [
  // Pages of their own, not panels beside the list.
  { path: 'extensions/import', lazy: () => import('./import/NewImportPage.tsx') },
  { path: 'extensions/import/:id', lazy: () => import('./import/ImportPage.tsx') },
  {
    path: 'extensions',
    handle: WITH_PANELS,
    lazy: async () => (await import('../../first.ts')).FIRST.extensions,
    children: [
      { path: 'new', lazy: () => import('./NewExtensionPanel.tsx') },
      { path: 'bulk', lazy: () => import('./bulk/BulkPanel.tsx') },
      { path: ':id', lazy: () => import('./EditExtensionPanel.tsx') },
      ...devicePanels,
    ],
  },
]
