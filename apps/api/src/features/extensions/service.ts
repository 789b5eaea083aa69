import type { Extension, ExtensionWrite } from '@switchboard/contract/extensions'
import type { RemoveQuery } from '@switchboard/contract/uses'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed } from '../../http/uses.ts'
import { hold } from './hold.ts'
import { insertMany, removeMany, updateMany } from './many.ts'
import { toExtension, WITH_PHONE } from './present.ts'
import type { ExtensionWithPhone } from './present.ts'
import { assertValid, keptEmailOf } from './rules.ts'

async function find(db: TenantDb, id: string): Promise<ExtensionWithPhone> {
  const row = await db.extension.findFirst({ where: { id }, include: WITH_PHONE })
  if (!row) throw problem('not_found')
  return row
}

async function findPhone(db: TenantDb, id: string): Promise<ExtensionWithPhone> {
  const row = await find(db, id)
  if (!row.phone) throw problem('kind_not_editable')
  return row
}

/** One extension; 404 when unknown or another tenant's. */
export const getExtension = async (db: TenantDb, id: string): Promise<Extension> =>
  toExtension(await find(db, id))

/** What was written, by whoever writes one. */
function only([written]: Extension[]): Extension {
  if (!written) throw new Error('one extension was to be written')
  return written
}

/** Creates a personal or shared phone. 422 `validation_failed`, 409 `already_exists`. */
export async function createExtension(ctx: TransactionContext, input: ExtensionWrite): Promise<Extension> {
  const { db, actor } = ctx
  const { country } = actor.tenant
  const situation = {
    country,
    id: null,
    number: null,
    callerIdNumberId: null,
    pinSet: false,
    keptEmail: undefined,
  }
  await assertValid(db, input, situation)
  return only(await insertMany(ctx, [{ write: input }]))
}

/**
 * Replaces what can be edited. References follow a new number, since they are by id. 409 `version_conflict` with the
 * extension as it is now when someone saved in between.
 */
export async function updateExtension(
  ctx: TransactionContext,
  id: string,
  { version, ...input }: ExtensionWrite & { version: number },
): Promise<Extension> {
  const { db, actor } = ctx
  await hold(db, [id])
  const row = await findPhone(db, id)
  const before = toExtension(row)
  if (row.version !== version) throw problem('version_conflict', { current: before })
  const pinSet = before.phone?.voicemail.pinSet ?? false
  const { country } = actor.tenant
  const callerIdNumberId = row.phone?.callerIdNumberId ?? null
  const situation = { country, id, number: row.number, callerIdNumberId, pinSet, keptEmail: keptEmailOf(row) }
  await assertValid(db, input, situation)
  return only(await updateMany(ctx, [{ before: row, write: input }]))
}

/** Deletes a phone. While something uses it: 409 `in_use` with the uses, unless `how` says what becomes of them. */
export async function removeExtension(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> {
  await findPhone(ctx.db, id)
  await removeUsed(ctx, referrers, {
    target: 'extension',
    id,
    how,
    remove: async (batch) => removeMany(batch, [await findPhone(ctx.db, id)]),
  })
}
