/** What can be allowed. An endpoint names one; the session carries the list that its role gives. */
export const PERMISSIONS = [
  'extensions:read',
  'extensions:write',
  'phoneNumbers:read',
  'audit:read',
  'history:undo',
  'users:read',
  'users:write',
  'settings:read',
  'settings:write',
  'security:write',
  'tokens:write',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** The roles of product.md, "People". */
export const ROLES = ['owner', 'admin', 'billing', 'receptionist_editor', 'read_only', 'user'] as const
export type Role = (typeof ROLES)[number]

const READ_CONFIGURATION = ['extensions:read', 'phoneNumbers:read'] as const

/** The one table from role to permissions; server and portal both read it through the session. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  owner: PERMISSIONS,
  admin: PERMISSIONS,
  billing: ['settings:read'],
  receptionist_editor: READ_CONFIGURATION,
  read_only: [...READ_CONFIGURATION, 'audit:read', 'users:read', 'settings:read'],
  user: [],
}

/** What an API token may be given: all but making tokens, so that one that leaked cannot make its successor. */
export const TOKEN_PERMISSIONS = PERMISSIONS.filter((permission) => permission !== 'tokens:write')
export type TokenPermission = (typeof TOKEN_PERMISSIONS)[number]
