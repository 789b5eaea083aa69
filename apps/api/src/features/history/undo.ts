import { randomUUIDv7 } from 'node:crypto'
import type { UndoVerdict } from '@switchboard/contract/history'
import type { AuditEvent } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import { mayDo } from '../../http/actor.ts'
import { inBatch } from '../../http/audit.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import {
  type Obstacle,
  type RecordedChange,
  type Restorer,
  takesBack,
  type UndoPlan,
} from '../../http/undo.ts'

/** Obstacles that an answer names; the rest is a number. */
const MOST_NAMED = 20

async function findEntry(db: TenantDb, id: string): Promise<AuditEvent> {
  const entry = await db.auditEvent.findFirst({ where: { id } })
  if (!entry) throw problem('not_found')
  return entry
}

/** Does it only sum a batch up? The deletion of one extension stands for what it turned off too, and is a change itself. */
const sumsUp = ({ objectId, batchId, action }: AuditEvent) => objectId === batchId || isOpposite(action)

/** What stands for the undoing of a batch, and for the undoing of that. */
const OPPOSITES = { 'history.undone': 'history.redone', 'history.redone': 'history.undone' } as const
const isOpposite = (action: string): action is keyof typeof OPPOSITES => action in OPPOSITES

const standsForBatch = ({ listed, batchId }: AuditEvent) => listed && batchId !== null

/** Ids of those events that were undone, and whose undoing was not undone itself. */
async function undoneAmong(db: TenantDb, ids: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ undoes: string }[]>`
    select u.undoes from audit_event u
    where u.undoes = any(${ids}::uuid[]) and not exists (select from audit_event again where again.undoes = u.id)`
  return new Set(rows.map(({ undoes }) => undoes))
}

/** What an entry is made of, oldest first: itself, or the changes of its batch. */
async function changesOf(db: TenantDb, entry: AuditEvent): Promise<AuditEvent[]> {
  if (!standsForBatch(entry)) return [entry]
  const all = await db.auditEvent.findMany({
    where: { batchId: entry.batchId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return all.filter((event) => !sumsUp(event))
}

const toRecorded = (event: AuditEvent): RecordedChange => ({
  id: event.id,
  action: event.action,
  objectId: event.objectId,
  objectLabel: event.objectLabel,
  version: event.objectVersion,
  before: event.before,
  after: event.after,
})

const refusing = (obstacle: Obstacle): UndoPlan => ({
  obstacles: [obstacle],
  losses: [],
  restore: async () => {
    throw new Error('an undo that something stands in the way of was carried out')
  },
})

async function planUndo(
  ctx: TransactionContext,
  entry: AuditEvent,
  restorers: readonly Restorer[],
): Promise<UndoPlan> {
  const { db, actor } = ctx
  const label = entry.objectLabel
  const changes = await changesOf(db, entry)
  const restorer = restorers.find((each) => changes.every((change) => takesBack(each, change)))
  if (!restorer || changes.length === 0) return refusing({ label, reason: 'no_way_back' })
  if (!mayDo(actor, restorer.permission)) throw problem('forbidden')
  const undone = await undoneAmong(db, [entry.id, ...changes.map(({ id }) => id)])
  const left = changes.filter(({ id }) => !undone.has(id))
  if (undone.has(entry.id) || left.length === 0) return refusing({ label, reason: 'undone' })
  return restorer.plan(ctx, left.map(toRecorded))
}

const toVerdict = ({ obstacles, losses }: UndoPlan): UndoVerdict => ({
  possible: obstacles.length === 0,
  obstacles: { items: obstacles.slice(0, MOST_NAMED), total: obstacles.length },
  losses,
})

/** Can this entry be undone now? 404 when it is unknown, 403 when its changes are not for this role to make. */
export async function judgeUndo(
  ctx: TransactionContext,
  id: string,
  restorers: readonly Restorer[],
): Promise<UndoVerdict> {
  return toVerdict(await planUndo(ctx, await findEntry(ctx.db, id), restorers))
}

/** What stands for the undoing of a batch that had no object of its own: `after` names what was undone, or done again. */
const summarize = (
  { audit }: TransactionContext,
  { objectKind, objectId, objectLabel, action, after }: AuditEvent,
) =>
  audit({
    ...(isOpposite(action)
      ? { action: OPPOSITES[action], after: after as object }
      : { action: 'history.undone', after: { action } }),
    objectKind,
    objectId,
    objectLabel,
    before: null,
  })

/** Undoes an entry, all of it or nothing. 409 `not_undoable` with the verdict. */
export async function undo(ctx: TransactionContext, id: string, restorers: readonly Restorer[]) {
  const { db } = ctx
  // Of two who undo the same entry, the second finds it undone.
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended('undo ' || ${id}, 0))`
  const entry = await findEntry(db, id)
  const plan = await planUndo(ctx, entry, restorers)
  if (plan.obstacles.length > 0) throw problem('not_undoable', { current: toVerdict(plan) })
  const entryId = randomUUIDv7()
  const batch = inBatch(ctx, entryId, { objectId: entry.objectId, undoes: entry.id })
  await plan.restore(batch)
  if (sumsUp(entry)) await summarize(batch, entry)
  return { entryId, losses: plan.losses }
}
