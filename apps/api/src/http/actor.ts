import type { Language } from '@switchboard/contract/common'
import { type Permission, type Role, ROLE_PERMISSIONS } from '@switchboard/contract/permissions'

/** Who sends the request, as its session or its API token tells. */
export interface Actor {
  /** With an API token: the person who made it. */
  userId: string
  role: Role
  /** What the request may do: all that the role includes, or what of it the token was given. */
  permissions: readonly Permission[]
  /** The API token that it was sent with; null for a session. */
  token: { id: string } | null
  /** The user's choice, else the company's. */
  language: Language
  /** `required`: the company requires one by now and this person has none, so that nothing else can be done. */
  secondFactor: 'ok' | 'required'
  tenant: {
    id: string
    /** ISO 3166-1 alpha-2: decides the reserved codes and how national numbers are read. */
    country: string
    /** IANA name. */
    timeZone: string
  }
}

/** SQL: what a look-up selects of the person `u` in the company `t` to know an actor. */
export const ACTOR_COLUMNS = `
  u.id as user_id, u.role, coalesce(u.language, t.language) as language, t.id as tenant_id, t.country, t.time_zone`

export interface ActorRow {
  user_id: string
  role: Role
  language: Language
  tenant_id: string
  country: string
  time_zone: string
}

/** The person with all that the role includes. A second factor is for people: the session's look-up asks for it. */
export const toActor = (row: ActorRow): Actor => ({
  userId: row.user_id,
  role: row.role,
  permissions: ROLE_PERMISSIONS[row.role],
  token: null,
  language: row.language,
  secondFactor: 'ok',
  tenant: { id: row.tenant_id, country: row.country, timeZone: row.time_zone },
})

export const mayDo = (actor: Actor, permission: Permission): boolean => actor.permissions.includes(permission)
