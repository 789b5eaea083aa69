import { isDeepStrictEqual } from 'node:util'
import type {
  Receptionist,
  ReceptionistOverride,
  ReceptionistRecord,
  ReceptionistWrite,
} from '@switchboard/contract/receptionists'
import type { RemoveQuery } from '@switchboard/contract/uses'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed } from '../../http/uses.ts'
import { hold } from '../extensions/index.ts'
import { activeOverride, readNow } from './now.ts'
import { readRecords, toWrite } from './present.ts'
import { assertValid } from './rules.ts'
import { insertMany, overrideMany, removeMany, updateMany } from './write.ts'

/** As it is told at an instant. */
async function present(db: TenantDb, record: ReceptionistRecord, instant: Date): Promise<Receptionist> {
  const [now] = await readNow(db, [record], instant)
  if (!now) throw new Error('one receptionist was asked for')
  return { ...record, override: activeOverride(record.override, instant), now }
}

async function find(db: TenantDb, id: string): Promise<ReceptionistRecord> {
  const record = (await readRecords(db, [id])).get(id)
  if (!record) throw problem('not_found')
  return record
}

/** One receptionist; 404 when unknown or another tenant's. */
export const getReceptionist = async (
  { db, clock }: Pick<TransactionContext, 'db' | 'clock'>,
  id: string,
): Promise<Receptionist> => present(db, await find(db, id), clock.now())

/** What was written, by whoever writes one. */
function only([written]: ReceptionistRecord[]): ReceptionistRecord {
  if (!written) throw new Error('one receptionist was to be written')
  return written
}

/** Creates a receptionist. 422 `validation_failed`, 409 `already_exists`. */
export async function createReceptionist(
  ctx: TransactionContext,
  write: ReceptionistWrite,
): Promise<Receptionist> {
  const { db, actor, clock } = ctx
  await assertValid(db, write, { country: actor.tenant.country, id: null })
  return present(db, only(await insertMany(ctx, [{ write }])), clock.now())
}

/**
 * Replaces all but the override. References follow a new number, since they are by id. 409 `version_conflict` with the
 * receptionist as it is now when someone saved in between. A save of what is so already changes nothing.
 */
export async function updateReceptionist(
  ctx: TransactionContext,
  id: string,
  { version, ...write }: ReceptionistWrite & { version: number },
): Promise<Receptionist> {
  const { db, actor, clock } = ctx
  await hold(db, [id])
  const before = await find(db, id)
  if (before.version !== version) {
    throw problem('version_conflict', { current: await present(db, before, clock.now()) })
  }
  await assertValid(db, write, { country: actor.tenant.country, id })
  const exclusions = [...new Set(write.directDialing.exclusions)].toSorted()
  const wanted = { ...write, directDialing: { ...write.directDialing, exclusions } }
  const after = isDeepStrictEqual(wanted, toWrite(before))
    ? before
    : only(await updateMany(ctx, [{ before, write: wanted }]))
  return present(db, after, clock.now())
}

/** Opens or closes a receptionist by hand. 422 `in_the_past` at `until`. */
export async function overrideReceptionist(
  ctx: TransactionContext,
  id: string,
  override: ReceptionistOverride,
): Promise<Receptionist> {
  const { db, clock } = ctx
  if (override.until !== null && new Date(override.until) <= clock.now()) {
    throw problem('validation_failed', { fieldErrors: { until: 'in_the_past' } })
  }
  await hold(db, [id])
  const before = await find(db, id)
  return present(db, only(await overrideMany(ctx, [{ before, override }], 'overridden')), clock.now())
}

/** Ends what was opened or closed by hand, if it has not ended by itself. */
export async function endOverride(ctx: TransactionContext, id: string): Promise<Receptionist> {
  const { db, clock } = ctx
  await hold(db, [id])
  const before = await find(db, id)
  const active = activeOverride(before.override, clock.now())
  const after = active
    ? only(await overrideMany(ctx, [{ before, override: null }], 'override_ended'))
    : before
  return present(db, after, clock.now())
}

/** 404 for what is no receptionist, though it may be another extension. */
export async function assertReceptionist(db: TenantDb, id: string): Promise<void> {
  await find(db, id)
}

/** Deletes a receptionist. While something leads to it: 409 `in_use` with the uses, unless `how` says what becomes of them. */
export async function removeReceptionist(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> {
  await find(ctx.db, id)
  await removeUsed(ctx, referrers, {
    target: 'extension',
    id,
    how,
    remove: async (batch) => removeMany(batch, [await find(ctx.db, id)]),
  })
}
