import { redirect, type RouteObject } from 'react-router'
import { can } from '../../api/session.ts'
import { SECTIONS } from './sections.ts'

/** The first section that is of use to the role. */
function first(): Response | null {
  const section = SECTIONS.find(({ permission }) => can(permission)) ?? SECTIONS[0]
  return section ? redirect(section.path) : null
}

/** Account > Settings: its sections are pages of their own under common tabs. */
export const settingsRoutes: RouteObject[] = [
  {
    path: 'settings',
    lazy: () => import('./SettingsPage.tsx'),
    children: [{ index: true, loader: first, element: null }, ...SECTIONS.flatMap(({ routes }) => routes)],
  },
]
