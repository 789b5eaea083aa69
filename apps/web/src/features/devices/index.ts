import { lazy } from 'react'
import type { RouteObject } from 'react-router'
import { loadStrings } from '../../i18n/i18n.ts'

/** Beside the list of extensions: a new device of one of them, and one that exists. */
export const devicePanels: RouteObject[] = [
  { path: ':id/devices/new', lazy: () => import('./NewDevicePanel.tsx') },
  { path: 'devices/:deviceId', lazy: () => import('./DevicePanel.tsx') },
]

/** The devices of an extension, for its panel. */
export const ExtensionDevices = lazy(() =>
  Promise.all([import('./ExtensionDevices.tsx'), loadStrings('devices')]).then(([{ ExtensionDevices }]) => ({
    default: ExtensionDevices,
  })),
)

/** The devices of one's own phones, and softphones to connect. */
export const OwnDevices = lazy(() =>
  Promise.all([import('./OwnDevices.tsx'), loadStrings('devices')]).then(([{ OwnDevices }]) => ({
    default: OwnDevices,
  })),
)
