import { randomUUIDv7 } from 'node:crypto'
import type { RemoveQuery, Use, Uses } from '@switchboard/contract/uses'
import type { TenantDb } from '../db/tenant.ts'
import { inBatch } from './audit.ts'
import { problem } from './errors.ts'
import { countMessages } from './messages.ts'
import type { TransactionContext } from './route.ts'

/** What can be deleted though something uses it. Each kind is a table of that name. */
export const TARGET_KINDS = [
  'extension',
  'schedule',
  'holiday_calendar',
  'audio_file',
  'playlist',
  'phone_number',
  'emergency_address',
  'device',
] as const

export type TargetKind = (typeof TARGET_KINDS)[number]

/** A use, and of which of the objects that were asked about. */
export interface FoundUse {
  of: string
  use: Use
}

/** How the objects of one feature use those of another: at least one for each foreign key that refuses a deletion. */
export interface Referrer {
  target: TargetKind
  /** The foreign keys that it finds, as `table.column`; none for what ends with the object by itself. */
  keys: readonly string[]
  /** What uses any of these objects, in the order it is told. Objects that are among `ids` themselves go with the rest. */
  find(db: TenantDb, ids: readonly string[]): Promise<FoundUse[]>
  /**
   * Lets all that uses these objects use another one, or go without, by the feature's own writer: held, audited, versions
   * raised. Refuses a replacement that cannot take the place with 422 `not_found` at `replacement`.
   */
  replace(ctx: TransactionContext, ids: readonly string[], replacement: string | null): Promise<void>
}

/** Those of `ids` that are objects of this kind. */
export async function existing(
  db: TenantDb,
  target: TargetKind,
  ids: readonly string[],
): Promise<Set<string>> {
  const text = `select id from ${target} where id = any($1::uuid[])`
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(text, ids)
  return new Set(rows.map(({ id }) => id))
}

/** 422 `not_found` at `replacement`, unless it is an object of this kind other than these. */
export async function assertReplacement(
  db: TenantDb,
  target: TargetKind,
  ids: readonly string[],
  replacement: string,
): Promise<void> {
  const known = !ids.includes(replacement) && (await existing(db, target, [replacement])).has(replacement)
  if (!known) throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
}

/** Keeps these objects as they are until the transaction ends, also against whoever would refer to them. */
export const holdTargets = (db: TenantDb, target: TargetKind, ids: readonly string[]): Promise<number> =>
  db.$executeRawUnsafe(`select from ${target} where id = any($1::uuid[]) order by id for update`, ids)

/** What uses any of these objects, by who found it. */
async function findByReferrer(
  db: TenantDb,
  referrers: readonly Referrer[],
  target: TargetKind,
  ids: readonly string[],
): Promise<[Referrer, FoundUse[]][]> {
  const found: [Referrer, FoundUse[]][] = []
  for (const referrer of referrers) {
    if (referrer.target === target) found.push([referrer, await referrer.find(db, ids)])
  }
  return found
}

/** What uses any of these objects, in the order of the registry. */
export const findUses = async (
  db: TenantDb,
  referrers: readonly Referrer[],
  target: TargetKind,
  ids: readonly string[],
): Promise<FoundUse[]> => (await findByReferrer(db, referrers, target, ids)).flatMap(([, found]) => found)

const MOST_LISTED = 100

/** What deleting this object would change. 404 when it is unknown. */
export async function usesOf(
  db: TenantDb,
  referrers: readonly Referrer[],
  target: TargetKind,
  id: string,
): Promise<Uses> {
  if (!(await existing(db, target, [id])).has(id)) throw problem('not_found')
  const found = await findUses(db, referrers, target, [id])
  const items = found.slice(0, MOST_LISTED).map(({ use }) => use)
  const messages = target === 'extension' ? await countMessages(db, [id]) : null
  return { items, total: found.length, messages: messages?.get(id) ?? 0 }
}

/** The object that uses, whatever it is. */
export const userOf = ({ use: { by } }: FoundUse) => (by.kind === 'extension' ? by.extension.id : by.id)

const keyOf = (found: FoundUse) => [found.of, found.use.way, userOf(found), found.use.detail].join(' ')

/**
 * Lets what uses these objects use another one, or go without, and keeps the objects from being used again. Who uses
 * something writes itself before it refers, so what uses is held first here too, lest the two wait for each other; what
 * came up meanwhile follows once the objects are held.
 * @returns what used them; what only ends with them, such as a sign-in, is still there
 * @throws 422 `not_found` at `replacement`
 */
export async function releaseUses(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  target: TargetKind,
  ids: readonly string[],
  replacement: string | null,
): Promise<FoundUse[]> {
  const { db } = ctx
  if (replacement !== null) await assertReplacement(db, target, ids, replacement)
  const released = new Map<string, FoundUse>()
  const release = async () => {
    for (const [referrer, found] of await findByReferrer(db, referrers, target, ids)) {
      const left = found.filter((each) => !released.has(keyOf(each)))
      if (left.length === 0) continue
      const takesAnother = left.some(({ use }) => use.replaceable)
      await referrer.replace(ctx, ids, takesAnother ? replacement : null)
      for (const each of left) released.set(keyOf(each), each)
    }
  }
  await release()
  await holdTargets(db, target, ids)
  await release()
  return [...released.values()]
}

interface Removal {
  target: TargetKind
  id: string
  how: RemoveQuery
  /** Deletes the object, which is held, and tells the history. 404 when somebody was faster. */
  remove: (batch: TransactionContext) => Promise<void>
}

/**
 * Deletes an object. What uses it goes without, or uses another one: one entry of the history, and one undo, with it.
 * 404 when it is unknown; while something uses it 409 `in_use` with the `Uses`, unless `how` says what becomes of them.
 */
export async function removeUsed(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  { target, id, how, remove }: Removal,
): Promise<void> {
  const { detach, replacement = null } = how
  const uses = await usesOf(ctx.db, referrers, target, id)
  if (uses.total > 0 && !detach && replacement === null) throw problem('in_use', { current: uses })
  const whole = uses.total > 0 ? inBatch(ctx, randomUUIDv7(), { objectId: id }) : ctx
  await releaseUses(whole, referrers, target, [id], replacement)
  await remove(whole)
}
