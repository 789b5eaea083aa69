import type { RouteObject } from 'react-router'
import { WITH_PANELS } from '../../patterns/usePageAddress.ts'

/** Configuration > Numbers > Emergency addresses: the list, and the panels beside it. */
export const emergencyAddressesRoutes: RouteObject[] = [
  {
    path: 'emergency-addresses',
    handle: WITH_PANELS,
    lazy: () => import('./AddressesPage.tsx'),
    children: [
      { path: 'new', lazy: () => import('./NewAddressPanel.tsx') },
      { path: ':id', lazy: () => import('./AddressPanel.tsx') },
    ],
  },
]
