import { randomUUIDv7 } from 'node:crypto'
import {
  type EmergencyAddress,
  type EmergencyAddressRow,
  type EmergencyAddressWrite,
  MOST_ADDRESSES,
} from '@switchboard/contract/emergency-addresses'
import type { RemoveQuery } from '@switchboard/contract/uses'
import type { FastifyBaseLogger } from 'fastify'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed } from '../../http/uses.ts'
import type { AddressChecker } from './checker.ts'
import { judgePlace } from './rules.ts'
import { type AddressDetails, holdAddresses, readAddresses, writeAddresses } from './write.ts'

/** All addresses, by name. */
export async function listAddresses(db: TenantDb): Promise<EmergencyAddressRow[]> {
  const rows = await db.emergencyAddress.findMany({
    take: MOST_ADDRESSES,
    include: { _count: { select: { numbers: true } } },
  })
  return rows
    .map(({ _count: { numbers }, ...row }) => ({ ...row, numbers }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
}

/** One address; 404 when unknown or another tenant's. */
export async function getAddress(db: TenantDb, id: string): Promise<EmergencyAddress> {
  const address = (await readAddresses(db, [id])).get(id)
  if (!address) throw problem('not_found')
  return address
}

/**
 * Refuses what breaks a rule, or what a register does not know unless the person knows better: 422. A register is asked
 * over the network, so this is for before a transaction.
 */
export async function acceptPlace(
  { asTyped, ...details }: EmergencyAddressWrite,
  check: AddressChecker,
  log: FastifyBaseLogger,
): Promise<AddressDetails> {
  const fieldErrors = judgePlace(details)
  if (Object.keys(fieldErrors).length > 0) throw problem('validation_failed', { fieldErrors })
  const verdict = asTyped ? null : await check(details, log)
  if (verdict?.state === 'unknown') {
    throw problem('validation_failed', {
      fieldErrors: { line1: 'address_unknown' },
      current: verdict.suggestion,
    })
  }
  return details
}

async function assertFreeLabel(db: TenantDb, label: string, id: string | null): Promise<void> {
  const other = await db.emergencyAddress.findFirst({ where: { label }, select: { id: true } })
  if (other && other.id !== id) throw problem('already_exists', { fieldErrors: { label: 'taken' } })
}

/** Creates an address that has been judged. 409 `already_exists`, `limit_reached`. */
export async function createAddress(
  ctx: TransactionContext,
  write: AddressDetails,
): Promise<EmergencyAddress> {
  const { db } = ctx
  await assertFreeLabel(db, write.label, null)
  if ((await db.emergencyAddress.count()) >= MOST_ADDRESSES) throw problem('limit_reached')
  const id = randomUUIDv7()
  await writeAddresses(ctx, [{ id, before: null, write }])
  return getAddress(db, id)
}

/** Replaces an address by what has been judged. 409 `version_conflict` with the address as it is now. */
export async function updateAddress(
  ctx: TransactionContext,
  id: string,
  version: number,
  write: AddressDetails,
): Promise<EmergencyAddress> {
  const { db } = ctx
  const before = (await holdAddresses(db, [id])).get(id)
  if (!before) throw problem('not_found')
  if (before.version !== version) throw problem('version_conflict', { current: before })
  await assertFreeLabel(db, write.label, id)
  await assertCountry(db, before, write)
  await writeAddresses(ctx, [{ id, before, write }])
  return getAddress(db, id)
}

/** An address stays in the country of the numbers that are there. */
async function assertCountry(db: TenantDb, before: EmergencyAddress, write: AddressDetails): Promise<void> {
  if (before.country === write.country) return
  const number = await db.phoneNumber.findFirst({
    where: { emergencyAddressId: before.id },
    select: { id: true },
  })
  if (number) throw problem('validation_failed', { fieldErrors: { country: 'address_in_use' } })
}

/** Deletes an address. 409 `in_use` while numbers are there, unless `how` says where they go. */
export const removeAddress = (
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> =>
  removeUsed(ctx, referrers, {
    target: 'emergency_address',
    id,
    how,
    remove: async (batch) => {
      const before = await getAddress(batch.db, id)
      await writeAddresses(batch, [{ id, before, write: null }])
    },
  })
