import type { Permission } from '@switchboard/contract/permissions'
import type { RouteObject } from 'react-router'
import { paths } from '../../paths.ts'
import { companyRoutes } from '../company/index.ts'
import { usersRoutes } from '../users/index.ts'
import { securityRoutes } from '../security/index.ts'
import { apiTokensRoutes } from '../api-tokens/index.ts'
import { configurationRoutes } from '../configuration/index.ts'

/** A part of Account > Settings with an address of its own; its name is `section.<id>` of the strings. */
export interface SettingsSection {
  id: 'company' | 'people' | 'security' | 'tokens' | 'configuration'
  path: string
  /** What the role must include for the section to be of use. */
  permission: Permission
  /** Its routes below `/account/settings`. */
  routes: RouteObject[]
}

/** In the order of the tabs. */
export const SECTIONS: readonly SettingsSection[] = [
  { id: 'company', path: paths.settingsCompany(), permission: 'settings:read', routes: companyRoutes },
  { id: 'people', path: paths.settingsPeople(), permission: 'users:read', routes: usersRoutes },
  {
    id: 'security',
    path: paths.settingsSecurity(),
    permission: 'security:write',
    routes: securityRoutes,
  },
  { id: 'tokens', path: paths.settingsTokens(), permission: 'tokens:write', routes: apiTokensRoutes },
  {
    id: 'configuration',
    path: paths.settingsConfiguration(),
    permission: 'configuration:export',
    routes: configurationRoutes,
  },
]
