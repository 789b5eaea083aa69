import { randomUUIDv7 } from 'node:crypto'
import type { RingGroup, RingGroupWrite } from '@switchboard/contract/ring-groups'
import type { RemoveQuery, Uses } from '@switchboard/contract/uses'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed, usesOf } from '../../http/uses.ts'
import { isRingGroup, toRingGroup, WITH_GROUP } from './present.ts'
import { findLoopOf } from './reach.ts'
import { assertRingGroup } from './rules.ts'
import { holdRingGroups, writeRingGroups } from './write.ts'

/** One ring group; 404 when unknown, another tenant's or another kind of extension. */
export async function getRingGroup(db: TenantDb, id: string): Promise<RingGroup> {
  const row = await db.extension.findFirst({ where: { id, kind: 'ring_group' }, include: WITH_GROUP })
  if (!row || !isRingGroup(row)) throw problem('not_found')
  return toRingGroup(row, await findLoopOf(db, row.ringGroup))
}

/** Creates a ring group. 422 `validation_failed`, 409 `already_exists`. */
export async function createRingGroup(ctx: TransactionContext, write: RingGroupWrite): Promise<RingGroup> {
  const { db, actor } = ctx
  await assertRingGroup(db, actor.tenant.country, write, null)
  const id = randomUUIDv7()
  await writeRingGroups(ctx, [{ id, before: null, write }])
  return getRingGroup(db, id)
}

/** Replaces what can be edited. 409 `version_conflict` with the group as it is now. */
export async function updateRingGroup(
  ctx: TransactionContext,
  id: string,
  { version, ...write }: RingGroupWrite & { version: number },
): Promise<RingGroup> {
  const { db, actor } = ctx
  const before = (await holdRingGroups(db, [id])).get(id)
  if (!before) throw problem('not_found')
  if (before.version !== version) throw problem('version_conflict', { current: await getRingGroup(db, id) })
  await assertRingGroup(db, actor.tenant.country, write, id)
  await writeRingGroups(ctx, [{ id, before, write }])
  return getRingGroup(db, id)
}

/** What leads to this group. 404 when it is unknown. */
export async function usesOfRingGroup(
  db: TenantDb,
  referrers: readonly Referrer[],
  id: string,
): Promise<Uses> {
  await getRingGroup(db, id)
  return usesOf(db, referrers, 'extension', id)
}

/** Deletes a group. While something leads to it 409 `in_use`, unless `how` says what becomes of that. */
export async function removeRingGroup(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> {
  await getRingGroup(ctx.db, id)
  const remove = async (batch: TransactionContext) => {
    const before = (await holdRingGroups(batch.db, [id])).get(id)
    if (!before) throw problem('not_found')
    await writeRingGroups(batch, [{ id, before, write: null }])
  }
  await removeUsed(ctx, referrers, { target: 'extension', id, how, remove })
}
