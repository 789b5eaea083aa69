import { randomUUIDv7 } from 'node:crypto'
import type { ConferenceLine, ConferenceLineWrite, conferences } from '@switchboard/contract/conferences'
import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import type { RemoveQuery, Uses } from '@switchboard/contract/uses'
import type { Prisma } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed, usesOf } from '../../http/uses.ts'
import { extensionRef, judgeNumbered, numberedPage, toPage } from '../extensions/index.ts'
import { holdLines, writeLines } from './write-lines.ts'

const WITH_NUMBERS = {
  numbers: { select: { e164: true }, orderBy: { e164: 'asc' }, where: { destinationKind: 'extension' } },
} satisfies Prisma.ExtensionInclude

const toLine = (row: Prisma.ExtensionGetPayload<{ include: typeof WITH_NUMBERS }>): ConferenceLine => ({
  ...extensionRef(row),
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  dialedAt: row.numbers.map(({ e164 }) => e164),
})

type Query = ParsedRequestOf<typeof conferences.list>['query']

/** One page of conference lines, by number. */
export async function listLines(db: TenantDb, page: Query) {
  const query = { ...page, sort: 'number' } as const
  const found = await db.extension.findMany({ ...numberedPage('conference', query), include: WITH_NUMBERS })
  const { rows, nextCursor } = toPage(found, query)
  return { items: rows.map(toLine), nextCursor }
}

/** One line; 404 when unknown, another tenant's or another kind of extension. */
export async function getLine(db: TenantDb, id: string): Promise<ConferenceLine> {
  const row = await db.extension.findFirst({ where: { id, kind: 'conference' }, include: WITH_NUMBERS })
  if (!row) throw problem('not_found')
  return toLine(row)
}

async function assertNumber({ db, actor }: TransactionContext, number: string, id: string | null) {
  const wrong = await judgeNumbered(db, actor.tenant.country, number, id)
  if (!wrong) return
  throw problem(wrong === 'taken' ? 'already_exists' : 'validation_failed', {
    fieldErrors: { number: wrong },
  })
}

/** Creates a line. 422 `validation_failed`, 409 `already_exists`. */
export async function createLine(
  ctx: TransactionContext,
  write: ConferenceLineWrite,
): Promise<ConferenceLine> {
  await assertNumber(ctx, write.number, null)
  const id = randomUUIDv7()
  await writeLines(ctx, [{ id, before: null, write }])
  return getLine(ctx.db, id)
}

/** Renames or renumbers a line. 409 `version_conflict` with the line as it is now. */
export async function updateLine(
  ctx: TransactionContext,
  id: string,
  { version, ...write }: ConferenceLineWrite & { version: number },
): Promise<ConferenceLine> {
  const { db } = ctx
  const before = (await holdLines(db, [id])).get(id)
  if (!before) throw problem('not_found')
  if (before.version !== version) throw problem('version_conflict', { current: await getLine(db, id) })
  await assertNumber(ctx, write.number, id)
  await writeLines(ctx, [{ id, before, write }])
  return getLine(db, id)
}

/** What leads to this line. 404 when it is unknown. */
export async function usesOfLine(db: TenantDb, referrers: readonly Referrer[], id: string): Promise<Uses> {
  await getLine(db, id)
  return usesOf(db, referrers, 'extension', id)
}

/** Deletes a line. While something leads to it 409 `in_use`, unless `how` says what becomes of that. */
export async function removeLine(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> {
  await getLine(ctx.db, id)
  const remove = async (batch: TransactionContext) => {
    const before = (await holdLines(batch.db, [id])).get(id)
    if (!before) throw problem('not_found')
    await writeLines(batch, [{ id, before, write: null }])
  }
  await removeUsed(ctx, referrers, { target: 'extension', id, how, remove })
}
