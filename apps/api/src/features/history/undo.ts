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
import { existing, findUses, type Referrer, TARGET_KINDS, type TargetKind, userOf } from '../../http/uses.ts'

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

/** An undo as a whole: the plans of all kinds of objects that changed. */
type Plan = Required<Omit<UndoPlan, 'takeAway' | 'claim'>>

const together = (plans: readonly UndoPlan[]): Plan => ({
  obstacles: plans.flatMap(({ obstacles }) => obstacles),
  losses: [...new Set(plans.flatMap(({ losses }) => losses))],
  puts: plans.flatMap(({ puts }) => puts ?? []),
  takes: plans.flatMap(({ takes }) => takes ?? []),
  restore: async (ctx) => {
    // In whatever order: what one kind refers to, another may bring back.
    await ctx.db.$executeRaw`set constraints all deferred`
    for (const { takeAway } of plans.toReversed()) await takeAway?.(ctx)
    for (const { claim } of plans) await claim?.(ctx)
    for (const { restore } of plans) await restore(ctx)
    await ctx.db.$executeRaw`set constraints all immediate`
  },
})

const refusing = (obstacles: Obstacle[]): Plan => ({
  ...together([]),
  obstacles,
  restore: async () => {
    throw new Error('an undo that something stands in the way of was carried out')
  },
})

/** How changes are taken back, and what may refer to what. */
export interface Ways {
  restorers: readonly Restorer[]
  referrers: readonly Referrer[]
}

/** Who takes which of the changes back, in the order of the registry; undefined when one of them has no way back. */
function byRestorer(changes: readonly AuditEvent[], restorers: readonly Restorer[]) {
  const own = restorers.map((restorer): [Restorer, AuditEvent[]] => [restorer, []])
  for (const change of changes) {
    const found = own.find(([restorer]) => takesBack(restorer, change))
    if (!found) return undefined
    found[1].push(change)
  }
  return new Map(own.filter(([, events]) => events.length > 0))
}

const groupBy = <T extends { target?: TargetKind }>(all: readonly T[], target: TargetKind) =>
  all.filter((each) => each.target === target)

/** What would be left without what it refers to. */
async function judgeReferences(
  { db }: TransactionContext,
  { puts, takes }: Plan,
  referrers: readonly Referrer[],
): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = []
  const back = new Set(puts.map(({ id }) => id))
  const gone = new Set(takes.map(({ id }) => id))
  const references = puts.flatMap(({ label, refersTo }) => refersTo.map((each) => ({ ...each, label })))
  for (const target of TARGET_KINDS) {
    const wanted = groupBy(references, target).filter(({ id }) => !back.has(id))
    const ids = [...new Set(wanted.map(({ id }) => id))]
    const there = ids.length > 0 ? await existing(db, target, ids) : new Set<string>()
    for (const { id, label } of wanted) {
      if (!there.has(id) || gone.has(id)) obstacles.push({ label, reason: 'reference_gone' })
    }
    const going = new Map(groupBy(takes, target).map(({ id, label }) => [id, label]))
    const uses = going.size > 0 ? await findUses(db, referrers, target, [...going.keys()]) : []
    for (const found of uses) {
      // What uses it is put back to what it was, or goes too.
      const user = userOf(found)
      const released = back.has(user) || gone.has(user)
      if (!released) obstacles.push({ label: going.get(found.of) ?? '', reason: 'in_use' })
    }
  }
  return obstacles
}

async function planUndo(ctx: TransactionContext, entry: AuditEvent, ways: Ways): Promise<Plan> {
  const { db, actor } = ctx
  const label = entry.objectLabel
  const changes = await changesOf(db, entry)
  const all = byRestorer(changes, ways.restorers)
  if (!all || changes.length === 0) return refusing([{ label, reason: 'no_way_back' }])
  const lacking = [...all.keys()].find(({ permission }) => !mayDo(actor, permission))
  if (lacking) throw problem('forbidden', { permission: lacking.permission })
  const undone = await undoneAmong(db, [entry.id, ...changes.map(({ id }) => id)])
  if (undone.has(entry.id) || changes.every(({ id }) => undone.has(id))) {
    return refusing([{ label, reason: 'undone' }])
  }
  const along = new Set(changes.map(({ objectId }) => objectId))
  const plans: UndoPlan[] = []
  for (const [restorer, events] of all) {
    const left = events.filter(({ id }) => !undone.has(id))
    if (left.length > 0) plans.push(await restorer.plan(ctx, left.map(toRecorded), along))
  }
  const plan = together(plans)
  plan.obstacles.push(...(await judgeReferences(ctx, plan, ways.referrers)))
  return plan
}

const toVerdict = ({ obstacles, losses }: Plan): UndoVerdict => ({
  possible: obstacles.length === 0,
  obstacles: { items: obstacles.slice(0, MOST_NAMED), total: obstacles.length },
  losses,
})

/** Can this entry be undone now? 404 when it is unknown, 403 when its changes are not for this role to make. */
export async function judgeUndo(ctx: TransactionContext, id: string, ways: Ways): Promise<UndoVerdict> {
  return toVerdict(await planUndo(ctx, await findEntry(ctx.db, id), ways))
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
export async function undo(ctx: TransactionContext, id: string, ways: Ways) {
  const { db } = ctx
  // Of two who undo the same entry, the second finds it undone.
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended('undo ' || ${id}, 0))`
  const entry = await findEntry(db, id)
  const plan = await planUndo(ctx, entry, ways)
  if (plan.obstacles.length > 0) throw problem('not_undoable', { current: toVerdict(plan) })
  const entryId = randomUUIDv7()
  const batch = inBatch(ctx, entryId, { objectId: entry.objectId, undoes: entry.id })
  await plan.restore(batch)
  if (sumsUp(entry)) await summarize(batch, entry)
  return { entryId, losses: plan.losses }
}
