import { z } from 'zod'
import { EmailAddress, Instant, Name, NoContent, Password, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, PageQuery } from './page.ts'
import { ROLES } from './permissions.ts'

/**
 * What a person has of the portal.
 * - `active`: a password, so they can sign in.
 * - `invited`: a link to choose one, which may have expired.
 * - `no_access`: neither; they hold an extension.
 */
export const USER_STATES = ['active', 'invited', 'no_access'] as const
export type UserState = (typeof USER_STATES)[number]

/** Why the one who asks may not change a person's role or access. */
export const USER_REFUSALS = [
  'above_yours', // their role may do what the one who asks may not: an owner's is for owners
  'last_owner', // a company has at least one owner
  'own_access', // one's own: somebody else does it
] as const
export type UserRefusal = (typeof USER_REFUSALS)[number]

const RoleName = z.enum(ROLES)

/** A person of the company, as those who manage people see them. */
export const User = z.object({
  id: z.uuid(),
  version: Version,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  role: RoleName,
  state: z.enum(USER_STATES),
  /** Of an invitation that was not accepted yet; it may be over. */
  invitationEndsAt: Instant.nullable(),
  /** Does a password alone not let them in? */
  secondFactor: z.boolean(),
  lastSignedInAt: Instant.nullable(),
  /** What they hold, by number. */
  extensions: z.array(z.object({ id: z.uuid(), number: z.string() })),
  /** Why the one who asks may not change their role or access; null when they may, if their own role includes it. */
  refusal: z.enum(USER_REFUSALS).nullable(),
})
export type User = z.infer<typeof User>

const ById = z.object({ id: z.uuid() })
const params = { id: '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01' }

/** What narrows the list. */
const UserFilter = {
  /** Part of a name, an e-mail address or an extension's number; case and accents do not matter. */
  search: z
    .string()
    .trim()
    .max(100)
    .regex(/^\P{Cc}*$/u, { error: 'invalid' })
    .optional(),
  role: RoleName.optional(),
  state: z.enum(USER_STATES).optional(),
}

/**
 * People of the company and what they may do. Nobody gives or takes a role that may do more than they may themselves:
 * owners every one, administrators every one but `owner`, an API token those within its own permissions. Of a person
 * above that 403, of a role in a body 422 `role_not_yours`. Nobody changes their own access: 409 `own_access`.
 */
export const users = {
  /** By name. */
  list: endpoint({
    id: 'users.list',
    method: 'GET',
    path: '/users',
    permission: 'users:read',
    summary: 'The people of the company, their role, and whether they have access.',
    query: PageQuery.extend(UserFilter),
    status: 200,
    response: pageOf(User),
    errors: [],
    example: { query: { role: 'admin' } },
  }),
  get: endpoint({
    id: 'users.get',
    method: 'GET',
    path: '/users/:id',
    permission: 'users:read',
    summary: 'One person.',
    params: ById,
    status: 200,
    response: User,
    errors: [],
    example: { params },
  }),
  /** 409 `already_exists` at `email` when somebody of the company signs in with it, or is invited to. */
  create: endpoint({
    id: 'users.create',
    method: 'POST',
    path: '/users',
    permission: 'users:write',
    summary: 'Add a person without an extension, and invite them by e-mail.',
    body: z.strictObject({ firstName: Name(60), lastName: Name(60), email: EmailAddress, role: RoleName }),
    status: 201,
    response: User,
    errors: ['already_exists', 'validation_failed'],
    example: {
      body: { firstName: 'Claire', lastName: 'Fontaine', email: 'claire@example.com', role: 'read_only' },
    },
  }),
  /**
   * Gives access to a person who has none, or sends the invitation again: links mailed before are void. 409
   * `access_changed` with the `User` as they are now when they have accepted one.
   */
  invite: endpoint({
    id: 'users.invite',
    method: 'POST',
    path: '/users/:id/invitation',
    permission: 'users:write',
    summary: 'Invite a person by e-mail, or invite them again.',
    params: ById,
    body: z.strictObject({ email: EmailAddress, role: RoleName }),
    status: 200,
    response: User,
    errors: ['already_exists', 'validation_failed', 'access_changed', 'last_owner', 'own_access'],
    example: { params, body: { email: 'claire@example.com', role: 'read_only' } },
  }),
  /** Who holds no extension is removed with it. 409 `access_changed` with the `User` when it is no longer open. */
  revoke: endpoint({
    id: 'users.revoke',
    method: 'DELETE',
    path: '/users/:id/invitation',
    permission: 'users:write',
    summary: 'Take an invitation back: its link is void.',
    params: ById,
    status: 204,
    response: NoContent,
    errors: ['access_changed', 'last_owner', 'own_access'],
    example: { params },
  }),
  /**
   * In effect at once: the person's sessions end, and a mail tells them. 422 `role: email_missing` for a role that may do
   * more, when they have no e-mail address: they add one in their profile. 409 `version_conflict` with the `User` as they are now; `access_changed`
   * for one without access, who is invited instead.
   */
  setRole: endpoint({
    id: 'users.setRole',
    method: 'PUT',
    path: '/users/:id/role',
    permission: 'users:write',
    summary: 'Give a person another role; they sign in anew.',
    params: ById,
    body: z.strictObject({ role: RoleName, version: Version }),
    status: 200,
    response: User,
    errors: ['version_conflict', 'access_changed', 'validation_failed', 'last_owner', 'own_access'],
    example: { params, body: { role: 'read_only', version: 1 } },
  }),
  /**
   * Ends sessions, links and sign-in names at once. Who holds an extension keeps it, without access; everybody else is
   * gone. 409 `access_changed` with the `User` for a person without access.
   */
  remove: endpoint({
    id: 'users.remove',
    method: 'DELETE',
    path: '/users/:id',
    permission: 'users:write',
    summary: "Remove a person's access.",
    params: ById,
    status: 204,
    response: NoContent,
    errors: ['access_changed', 'last_owner', 'own_access'],
    example: { params },
  }),
  /**
   * For owners, who become administrators by it. A wrong password is 422 `currentPassword: password_wrong`. The new owner
   * must be active: 409 `access_changed` with the `User` otherwise; and have an e-mail address: 422 `id: email_missing`.
   */
  handOver: endpoint({
    id: 'users.handOver',
    method: 'POST',
    path: '/users/:id/ownership',
    permission: 'ownership:write',
    summary: 'Hand your ownership of the company over to another person.',
    tx: 'none',
    bodyLimit: 4096,
    params: ById,
    body: z.strictObject({ currentPassword: Password }),
    status: 200,
    response: User,
    errors: ['validation_failed', 'access_changed', 'last_owner', 'own_access'],
    example: { params, body: { currentPassword: 'the present one' } },
  }),
}
