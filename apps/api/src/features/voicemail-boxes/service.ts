import { randomUUIDv7 } from 'node:crypto'
import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import type { RemoveQuery, Uses } from '@switchboard/contract/uses'
import type { VoicemailBox, voicemailBoxes, VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed, usesOf } from '../../http/uses.ts'
import { numberedPage, toPage } from '../extensions/index.ts'
import { assertBox } from './rules.ts'
import { holdBoxes, toBox, WITH_BOX, writeBoxes } from './write.ts'

/** One page of boxes, by number or name. */
export async function listBoxes(db: TenantDb, query: ParsedRequestOf<typeof voicemailBoxes.list>['query']) {
  const found = await db.extension.findMany({ ...numberedPage('voicemail', query), include: WITH_BOX })
  const { rows, nextCursor } = toPage(found, query)
  return { items: rows.map(toBox), nextCursor }
}

/** One box; 404 when unknown, another tenant's or another kind of extension. */
export async function getBox(db: TenantDb, id: string): Promise<VoicemailBox> {
  const row = await db.extension.findFirst({ where: { id, kind: 'voicemail' }, include: WITH_BOX })
  if (!row) throw problem('not_found')
  return toBox(row)
}

/** Creates a box. 422 `validation_failed`, 409 `already_exists`. */
export async function createBox(ctx: TransactionContext, write: VoicemailBoxWrite): Promise<VoicemailBox> {
  const { db, actor } = ctx
  await assertBox(db, actor.tenant.country, write, null)
  const id = randomUUIDv7()
  await writeBoxes(ctx, [{ id, before: null, write }])
  return getBox(db, id)
}

/** Replaces what can be edited, but for a PIN that is left out. 409 `version_conflict` with the box as it is now. */
export async function updateBox(
  ctx: TransactionContext,
  id: string,
  { version, ...write }: VoicemailBoxWrite & { version: number },
): Promise<VoicemailBox> {
  const { db, actor } = ctx
  const before = (await holdBoxes(db, [id])).get(id)
  if (!before) throw problem('not_found')
  if (before.version !== version) throw problem('version_conflict', { current: await getBox(db, id) })
  await assertBox(db, actor.tenant.country, write, id)
  await writeBoxes(ctx, [{ id, before, write }])
  return getBox(db, id)
}

/** What leads to this box. 404 when it is unknown. */
export async function usesOfBox(db: TenantDb, referrers: readonly Referrer[], id: string): Promise<Uses> {
  await getBox(db, id)
  return usesOf(db, referrers, 'extension', id)
}

/** Deletes a box with its messages. While something leads to it 409 `in_use`, unless `how` says what becomes of that. */
export async function removeBox(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> {
  await getBox(ctx.db, id)
  const remove = async (batch: TransactionContext) => {
    const before = (await holdBoxes(batch.db, [id])).get(id)
    if (!before) throw problem('not_found')
    await writeBoxes(batch, [{ id, before, write: null }])
  }
  await removeUsed(ctx, referrers, { target: 'extension', id, how, remove })
}
