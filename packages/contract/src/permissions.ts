/** What can be allowed. An endpoint names one; the session carries the list that its role gives. */
export const PERMISSIONS = [
  'extensions:read',
  'extensions:write',
  'phoneNumbers:read',
  'phoneNumbers:write', // emergency addresses too
  'receptionists:read',
  'receptionists:write',
  'schedules:read', // holiday calendars too
  'schedules:write',
  'devices:read',
  'devices:write',
  'ringGroups:read',
  'ringGroups:write',
  'conferences:read',
  'conferences:write',
  'audio:read', // playlists too
  'audio:write',
  'preferences:read', // blocked numbers too
  'preferences:write',
  'voicemail:read', // messages of phones that are nobody's own
  'configuration:export',
  'configuration:import',
  'audit:read',
  'history:undo',
  'users:read',
  'users:write',
  'ownership:write', // handing it over
  'settings:read',
  'settings:write',
  'security:write',
  'tokens:write',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** The roles of product.md, "People". */
export const ROLES = ['owner', 'admin', 'billing', 'receptionist_editor', 'read_only', 'user'] as const
export type Role = (typeof ROLES)[number]

const READ_CONFIGURATION = [
  'extensions:read',
  'phoneNumbers:read',
  'receptionists:read',
  'schedules:read',
  'devices:read',
  'ringGroups:read',
  'conferences:read',
  'audio:read',
  'preferences:read',
] as const satisfies readonly Permission[]

/** The one table from role to permissions; server and portal both read it through the session. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  owner: PERMISSIONS,
  admin: PERMISSIONS.filter((permission) => permission !== 'ownership:write'),
  billing: ['settings:read'],
  receptionist_editor: [...READ_CONFIGURATION, 'receptionists:write', 'schedules:write', 'audio:write'],
  read_only: [...READ_CONFIGURATION, 'audit:read', 'users:read', 'settings:read'],
  user: [],
}

/**
 * What an API token may be given: neither making tokens, so that one that leaked cannot make its successor, nor handing
 * the company over.
 */
export const TOKEN_PERMISSIONS = PERMISSIONS.filter(
  (permission) => permission !== 'tokens:write' && permission !== 'ownership:write',
)
export type TokenPermission = (typeof TOKEN_PERMISSIONS)[number]

/** The roles that somebody with these permissions gives and takes: nobody makes people what they are not themselves. */
export const rolesWithin = (permissions: readonly Permission[]): Role[] =>
  ROLES.filter((role) => ROLE_PERMISSIONS[role].every((permission) => permissions.includes(permission)))
