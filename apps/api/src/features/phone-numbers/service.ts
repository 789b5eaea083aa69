import {
  MOST_NUMBERS,
  type PhoneNumber,
  type PhoneNumberRow,
  type PhoneNumberWrite,
} from '@switchboard/contract/phone-numbers'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { toPhoneNumber, WITH_TARGETS } from './present.ts'
import { judgeLoss, judgePhoneNumber } from './rules.ts'
import { holdPhoneNumbers, readPhoneNumbers, writePhoneNumbers } from './write.ts'

/** All numbers of the company, its main number first. */
export async function listPhoneNumbers(db: TenantDb): Promise<PhoneNumberRow[]> {
  const { mainNumber } = await db.tenant.findFirstOrThrow({ select: { mainNumber: true } })
  const rows = await db.phoneNumber.findMany({
    orderBy: { e164: 'asc' },
    take: MOST_NUMBERS,
    include: { ...WITH_TARGETS, _count: { select: { shownAsCallerBy: true } } },
  })
  return rows
    .map((row) => ({ ...toPhoneNumber(row, mainNumber), shownBy: row._count.shownAsCallerBy }))
    .toSorted((a, b) => Number(b.main) - Number(a.main))
}

/** One number; 404 when unknown or another tenant's. */
export async function getPhoneNumber(db: TenantDb, id: string): Promise<PhoneNumber> {
  const number = (await readPhoneNumbers(db, [id])).get(id)
  if (!number) throw problem('not_found')
  return number
}

/** Replaces what a company decides about a number. 409 `version_conflict` with the number as it is now, 422. */
export async function updatePhoneNumber(
  ctx: TransactionContext,
  id: string,
  { version, ...write }: PhoneNumberWrite & { version: number },
): Promise<PhoneNumber> {
  const { db, actor } = ctx
  const before = (await holdPhoneNumbers(db, [id])).get(id)
  if (!before) throw problem('not_found')
  if (before.version !== version) throw problem('version_conflict', { current: before })
  const fieldErrors = {
    ...(await judgePhoneNumber(db, actor.tenant.country, before, write)),
    ...(await judgeLoss(db, before, write)),
  }
  if (Object.keys(fieldErrors).length > 0) throw problem('validation_failed', { fieldErrors })
  await writePhoneNumbers(ctx, [{ before, write }])
  return getPhoneNumber(db, id)
}
