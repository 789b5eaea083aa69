import { randomUUIDv7 } from 'node:crypto'
import {
  type BlockedNumber,
  type BlockedNumberWrite,
  MOST_BLOCKED,
} from '@switchboard/contract/blocked-numbers'
import { coversEmergency, isEmergency } from '@switchboard/contract/number-plan'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type BlockedRow, toBlocked, WITH_PHONE } from './find.ts'

type FieldErrors = Record<string, FieldErrorCode>
type Context = Pick<TransactionContext, 'db' | 'audit' | 'clock' | 'actor'>

/** What is wrong with a pattern; null for nothing. An emergency service that calls back is always put through. */
export function judgePattern(
  country: string,
  { kind, pattern }: Pick<BlockedNumberWrite, 'kind' | 'pattern'>,
): FieldErrorCode | null {
  const isForEmergency = kind === 'prefix' ? coversEmergency : isEmergency
  if (isForEmergency(country, pattern)) return 'emergency_number'
  if (kind === 'prefix') return null
  return parsePhoneNumberFromString(pattern)?.isPossible() ? null : 'phone_malformed'
}

function assertPattern({ actor }: Context, wanted: BlockedNumberWrite, others: FieldErrors = {}): void {
  const wrong = judgePattern(actor.tenant.country, wanted)
  const fieldErrors: FieldErrors = { ...others, ...(wrong && { pattern: wrong }) }
  if (Object.keys(fieldErrors).length > 0) throw problem('validation_failed', { fieldErrors })
}

/** As the history keeps it: with the phone by its number, since that is what people know. */
const toRecord = (row: BlockedRow) => ({ ...toBlocked(row), phone: row.phone?.extension ?? null })

const toColumns = ({ kind, pattern, note }: BlockedNumberWrite) => ({
  pattern,
  isPrefix: kind === 'prefix',
  note,
})

const read = ({ db }: Context, id: string): Promise<BlockedRow> =>
  db.blockedNumber.findFirstOrThrow({ where: { id }, include: WITH_PHONE })

async function tell({ audit }: Context, before: BlockedRow | null, after: BlockedRow | null): Promise<void> {
  const row = after ?? before
  if (!row) return
  const done = before && after ? 'blocked_number.updated' : 'blocked_number.created'
  await audit({
    action: after ? done : 'blocked_number.deleted',
    objectKind: 'blocked_number',
    objectId: row.id,
    objectLabel: row.pattern,
    ...(after && { version: after.version }),
    before: before && toRecord(before),
    after: after && toRecord(after),
  })
}

/** Writes a new row that has been judged. 409 `already_exists`, 422 `not_found` for what is no phone. */
export async function insertBlocked(
  ctx: Context,
  {
    id = randomUUIDv7(),
    extensionId,
    ...wanted
  }: BlockedNumberWrite & { id?: string; extensionId: string | null },
  version = 1,
): Promise<BlockedNumber> {
  const createdAt = ctx.clock.now()
  await ctx.db.blockedNumber.create({ data: { id, extensionId, version, createdAt, ...toColumns(wanted) } })
  const row = await read(ctx, id)
  await tell(ctx, null, row)
  return toBlocked(row)
}

/**
 * Blocks callers for a phone, or for the company. 409 `already_exists` or `limit_reached`, 422 `validation_failed`.
 * @param mayChoose is the phone one that whoever asks may choose?
 */
export async function createBlocked(
  ctx: Context,
  wanted: BlockedNumberWrite & { extensionId: string | null },
  mayChoose = true,
): Promise<BlockedNumber> {
  assertPattern(ctx, wanted, mayChoose ? {} : { extensionId: 'not_found' })
  const { extensionId } = wanted
  const most = extensionId === null ? MOST_BLOCKED.company : MOST_BLOCKED.phone
  if ((await ctx.db.blockedNumber.count({ where: { extensionId } })) >= most) throw problem('limit_reached')
  return insertBlocked(ctx, wanted)
}

/** Writes what has been judged over a row that is held. */
export async function changeBlocked(
  ctx: Context,
  before: BlockedRow,
  wanted: BlockedNumberWrite,
): Promise<BlockedNumber> {
  const { id, version } = before
  await ctx.db.blockedNumber.updateMany({
    where: { id },
    data: { ...toColumns(wanted), version: version + 1 },
  })
  const row = await read(ctx, id)
  await tell(ctx, before, row)
  return toBlocked(row)
}

/** Replaces what can be edited. 409 `version_conflict` with what is blocked now, or `already_exists`; 422. */
export async function updateBlocked(
  ctx: Context,
  row: BlockedRow,
  { version, ...wanted }: BlockedNumberWrite & { version: number },
): Promise<BlockedNumber> {
  if (row.version !== version) throw problem('version_conflict', { current: toBlocked(row) })
  assertPattern(ctx, wanted)
  return changeBlocked(ctx, row, wanted)
}

/** Puts callers through again. */
export async function removeBlocked(ctx: Context, row: BlockedRow): Promise<void> {
  await ctx.db.blockedNumber.deleteMany({ where: { id: row.id } })
  await tell(ctx, row, null)
}
