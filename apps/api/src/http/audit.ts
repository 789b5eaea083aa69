import type { Prisma } from '@switchboard/database/client'
import type { Actor } from './actor.ts'
import type { TenantDb } from '../db/tenant.ts'

/** What a change was: becomes one `audit_event`. */
export interface AuditInput {
  /** `extension.updated`: feature and past participle. */
  action: string
  objectKind: string
  objectId: string
  /** How a person calls the object, as it was at that time. */
  objectLabel: string
  /** The object's version after the change, so that undo can tell whether it is still the last one. */
  version?: number
  /** The object as JSON; null when it did not exist. Secrets in it are replaced. */
  before: object | null
  after: object | null
}

/** Writes audit events, in one statement, in the transaction of the changes they describe. */
export type Audit = (...events: AuditInput[]) => Promise<void>

/** Properties whose value never enters the history, wherever they are in `before` and `after`. */
const SECRET_PROPERTIES = new Set([
  'password',
  'passwordHash',
  'pin',
  'voicemailPinSecret',
  'csrfToken',
  'token',
])
const REDACTED = '[redacted]'

/** A copy fit for JSON in which every secret that is set reads `[redacted]`: that it changed is told, not to what. */
function redact(value: object): Prisma.InputJsonObject {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    SECRET_PROPERTIES.has(key) && inner !== null && inner !== undefined ? REDACTED : inner,
  )
  return JSON.parse(text) as Prisma.InputJsonObject
}

/** @param at of the request. */
export function makeAudit(db: TenantDb, actor: Pick<Actor, 'userId'>, at: Date, requestId: string): Audit {
  return async (...events) => {
    await db.auditEvent.createMany({
      data: events.map(({ before, after, version, ...event }) => ({
        ...event,
        at,
        actorKind: 'user',
        actorUserId: actor.userId,
        objectVersion: version ?? null,
        ...(before && { before: redact(before) }),
        ...(after && { after: redact(after) }),
        requestId,
      })),
    })
  }
}
