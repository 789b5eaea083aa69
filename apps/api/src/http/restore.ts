import { isDeepStrictEqual } from 'node:util'
import type { UndoReason } from '@switchboard/contract/history'
import type { Permission } from '@switchboard/contract/permissions'
import type { z } from 'zod'
import type { TransactionContext } from './route.ts'
import type { Obstacle, RecordedChange, Reference, Restorer, UndoPlan } from './undo.ts'
import type { TargetKind } from './uses.ts'

/** What every object has that is edited as a whole. */
interface Versioned {
  id: string
  version: number
}

/** An object that is to be what it was. */
export interface Restoration<T> {
  id: string
  label: string
  /** As it was; null takes away what is there now. */
  before: T | null
  /** As the changes left it; null when they deleted it. */
  after: T | null
  /** As it is; null when it is to be made again, under its old id. */
  now: T | null
  /** Of what is made again. It goes on counting, so that a form that was open before is told of what came since. */
  version: number
}

/** A column that no two objects of a company have in common, and how what was recorded tells it. */
interface Unique<T> {
  column: 'name' | 'label' | 'code' | 'mac'
  of(object: T): string | null
}

interface Restorable<T extends Versioned> {
  /** Of the audit events; where `unique` is given, the table too. */
  objectKind: string
  permission: Permission
  /** How the history recorded it; what newer versions added needs a default. */
  recorded: z.ZodType<T>
  /** Holds these objects until the transaction ends and reads them as the history records them. */
  hold(ctx: TransactionContext, ids: readonly string[]): Promise<ReadonlyMap<string, T>>
  /** What the object is about: without version, instants and the names of what it refers to. */
  stateOf(object: T): unknown
  /** What others use it as; for what nothing refers to it is left out. */
  target?: TargetKind
  /** What it refers to by keys that refuse: an undo needs it to be there, or brings it back itself. */
  refersTo?(object: T): readonly Reference[]
  /** Will others, who could use it as it is now, no longer be able to when it is what it was? */
  withdraws?(now: T, before: T): boolean
  /** What no two of a company share. */
  unique?: Unique<T>
  /**
   * What else stands in the way, such as a number that is taken.
   * @param along ids of all that the undo puts back or takes away, of any kind
   */
  judge?(
    ctx: TransactionContext,
    all: readonly Restoration<T>[],
    along: ReadonlySet<string>,
  ): Promise<Obstacle[]>
  /** What cannot be brought back, such as a PIN. */
  losses?(
    ctx: TransactionContext,
    all: readonly Restoration<T>[],
  ): UndoPlan['losses'] | Promise<UndoPlan['losses']>
  /** For what has an extension: makes that alone, of what is to be made again (`claimNumbered`). */
  claim?(ctx: TransactionContext, all: readonly Restoration<T>[]): Promise<void>
  /** Makes them what they were, by the feature's own writer: audited, versions raised. */
  restore(ctx: TransactionContext, all: readonly Restoration<T>[]): Promise<void>
}

/** What several changes in a row made of one object. */
interface Story<T> {
  label: string
  before: T | null
  after: T | null
  /** The one that the last of them left. */
  version: number
}

/**
 * Why an object is not as the change left it. Its state alone tells: in a later version it may be the same again, when what
 * came between was undone too.
 */
export function obstacleOf<T>(
  after: T | null,
  now: T | null,
  stateOf: (object: T) => unknown,
): UndoReason | null {
  if (!after) return now ? 'changed_since' : null
  if (!now) return 'gone'
  return isDeepStrictEqual(stateOf(now), stateOf(after)) ? null : 'changed_since'
}

/** Those that cannot be what they were, because another has by now what no two share. */
async function judgeUnique<T>(
  { db }: TransactionContext,
  table: string,
  { column, of }: Unique<T>,
  all: readonly Restoration<T>[],
): Promise<Obstacle[]> {
  const wanted = all.flatMap(({ label, before }) => {
    const value = before && of(before)
    return value === null ? [] : [{ label, value }]
  })
  const values = wanted.map(({ value }) => value)
  const ids = all.map(({ id }) => id)
  const text = `select ${column} as value from ${table} where ${column} = any($1::text[]) and id <> all($2::uuid[])`
  const rows = await db.$queryRawUnsafe<{ value: string }[]>(text, values, ids)
  const taken = new Set(rows.map(({ value }) => value))
  const reason = column === 'name' || column === 'label' ? 'name_taken' : 'exists_already'
  return wanted.flatMap(({ label, value }) => (taken.has(value) ? [{ label, reason }] : []))
}

/** Takes changes of a kind of object back that is recorded whole: made, edited, deleted. */
export function restorerOf<T extends Versioned>(kind: Restorable<T>): Restorer {
  const recorded = kind.recorded.nullable()

  function toStories(changes: readonly RecordedChange[]): Map<string, Story<T>> {
    const stories = new Map<string, Story<T>>()
    for (const change of changes) {
      const { objectId, objectLabel: label } = change
      const known = stories.get(objectId)
      const [before, after] = [recorded.parse(change.before), recorded.parse(change.after)]
      const version = (after ?? before)?.version ?? 0
      stories.set(objectId, { label, before: known ? known.before : before, after, version })
    }
    return stories
  }

  async function plan(
    ctx: TransactionContext,
    changes: readonly RecordedChange[],
    along: ReadonlySet<string>,
  ): Promise<UndoPlan> {
    const stories = toStories(changes)
    const present = await kind.hold(ctx, [...stories.keys()])
    const obstacles: Obstacle[] = []
    const all: Restoration<T>[] = []
    for (const [id, story] of stories) {
      const { label, before, after } = story
      const now = present.get(id) ?? null
      const reason = obstacleOf(after, now, kind.stateOf)
      if (reason) obstacles.push({ label, reason })
      else if (before || now) all.push({ id, label, before, after, now, version: story.version + 1 })
      // Made and deleted within the batch: there is nothing to take back.
    }
    if (kind.unique) obstacles.push(...(await judgeUnique(ctx, kind.objectKind, kind.unique, all)))
    obstacles.push(...((await kind.judge?.(ctx, all, along)) ?? []))
    const { target } = kind
    const restore = async (batch: TransactionContext, which: (before: T | null) => boolean) => {
      const some = all.filter(({ before }) => which(before))
      if (some.length > 0) await kind.restore(batch, some)
    }
    return {
      obstacles,
      losses: (await kind.losses?.(ctx, all)) ?? [],
      puts: all.flatMap(({ id, label, before }) =>
        before ? [{ id, label, refersTo: kind.refersTo?.(before) ?? [] }] : [],
      ),
      takes: all.flatMap(({ id, label, before, now }) =>
        before && !(now && kind.withdraws?.(now, before)) ? [] : [{ id, label, ...(target && { target }) }],
      ),
      takeAway: (batch) => restore(batch, (before) => before === null),
      claim: async (batch) => kind.claim?.(batch, all),
      restore: (batch) => restore(batch, (before) => before !== null),
    }
  }

  return { objectKind: kind.objectKind, permission: kind.permission, plan }
}
