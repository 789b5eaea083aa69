import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from './actor.ts'
import { insertRows } from '../db/rows.ts'
import type { TenantDb } from '../db/tenant.ts'
import { makeNoteOfChanges } from './configuration-change.ts'

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
  /** Shared by changes that were made as one; set by `inBatch`. */
  batchId?: string
  /** Of the event, for one that others name; made otherwise. */
  id?: string
  /** The event that this one undoes. */
  undoes?: string
}

/** Writes audit events, in the transaction of the changes they describe; the history keeps their order, and phone engines learn that there is something to apply. */
export type Audit = (...events: AuditInput[]) => Promise<void>

/** Properties whose value never enters the history, wherever they are in `before` and `after`. */
const SECRET_PROPERTIES = new Set([
  'password',
  'currentPassword',
  'newPassword',
  'passwordHash',
  'pin',
  'voicemailPinSecret',
  'csrfToken',
  'token',
  'tokenHash',
  'secret',
  'sipSecret',
  'sipHa1',
  'setup',
  'recoveryCodes',
])
const REDACTED = '[redacted]'

/** Every secret that is set reads `[redacted]`: that it changed is told, not to what. */
const redact = (property: string, value: unknown) =>
  SECRET_PROPERTIES.has(property) && value !== null && value !== undefined ? REDACTED : value

/**
 * Ids in the order of the events, all after `last`: the history is read by instant and id, and an undo must know which of
 * two changes came first. Within a millisecond a version 7 is random, so this may wait for the next one.
 */
function idsAfter(last: string, count: number): string[] {
  for (;;) {
    const ids = Array.from({ length: count }, () => randomUUIDv7()).toSorted()
    if ((ids[0] ?? '~') > last) return ids
  }
}

/** Who acts: somebody of the company, a program of its own, or the provider. */
export type Author = Pick<Actor, 'userId' | 'token'> | 'platform'

/** Who did it, as an event holds it. */
export function authorOf(author: Author) {
  if (author === 'platform') return { actorKind: 'platform', actorUserId: null, actorTokenId: null }
  const { userId, token } = author
  return token
    ? { actorKind: 'token', actorUserId: null, actorTokenId: token.id }
    : { actorKind: 'user', actorUserId: userId, actorTokenId: null }
}

/** @param at of the request. */
export function makeAudit(db: TenantDb, author: Author, at: Date, requestId: string): Audit {
  const noteChanges = makeNoteOfChanges(db, at)
  let last = ''
  return async (...events) => {
    const ids = idsAfter(last, events.length)
    last = ids.at(-1) ?? last
    const rows = events.map(({ version, batchId, id, undoes, ...event }, index) => ({
      ...event,
      id: id ?? ids[index] ?? randomUUIDv7(),
      at,
      ...authorOf(author),
      objectVersion: version ?? null,
      requestId,
      batchId: batchId ?? null,
      undoes: undoes ?? null,
    }))
    await insertRows(db, 'auditEvent', rows, redact)
    await noteChanges(events)
  }
}

/** What stands for a batch in the history: the event of this object, instead of one that sums up. */
interface Head {
  objectId: string
  undoes?: string
}

/**
 * The same context, whose changes enter the history as one batch. The history lists what stands for it: the event of
 * `head`, which takes the batch's id, or else one that the caller writes with the batch as its object.
 */
export const inBatch = <Context extends { audit: Audit }>(
  context: Context,
  batchId: string,
  head?: Head,
): Context => ({
  ...context,
  audit: (...events) =>
    context.audit(
      ...events.map((event) => {
        if (event.objectId !== head?.objectId) return { ...event, batchId }
        return { ...event, batchId, id: batchId, ...(head.undoes && { undoes: head.undoes }) }
      }),
    ),
})
