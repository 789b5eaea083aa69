import { randomInt, randomUUIDv7 } from 'node:crypto'
import {
  type ConferenceBridge,
  type ConferenceBridgeWrite,
  type conferences,
} from '@switchboard/contract/conferences'
import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import type { TenantDb } from '../../db/tenant.ts'
import { beyond, decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { assertBridge } from './rules.ts'
import { holdBridges, toBridge, WITH_OWNER, writeBridges } from './write-bridges.ts'

type Query = ParsedRequestOf<typeof conferences.bridges>['query']

const SORT = 'name'

/** One page of bridges, by name. */
export async function listBridges(db: TenantDb, { limit, cursor }: Query) {
  const after = cursor ? decodeCursor(cursor, SORT, 'text') : null
  const rows = await db.conferenceBridge.findMany({
    where: after ? beyond('name', 'asc', after) : {},
    include: WITH_OWNER,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toBridge),
    nextCursor: rows.length > limit && last ? encodeCursor(SORT, { position: last.name, id: last.id }) : null,
  }
}

/** One bridge; 404 when unknown or another tenant's. */
export async function getBridge(db: TenantDb, id: string): Promise<ConferenceBridge> {
  const row = await db.conferenceBridge.findFirst({ where: { id }, include: WITH_OWNER })
  if (!row) throw problem('not_found')
  return toBridge(row)
}

/** Random IDs that are looked up at once: so many are not all taken before a company has a million bridges. */
const DRAWN = 20

/** An ID that no bridge has: six random digits, the first not 0. Whoever uses it first has it. */
export async function findFreeId(db: TenantDb): Promise<string> {
  const drawn = Array.from({ length: DRAWN }, () => String(randomInt(100_000, 1_000_000)))
  const taken = await db.conferenceBridge.findMany({ where: { code: { in: drawn } }, select: { code: true } })
  const free = drawn.find((id) => !taken.some(({ code }) => code === id))
  if (free === undefined) throw new Error('all conference IDs that were drawn are taken')
  return free
}

/** The PIN in plain digits, for who has to tell participants. */
export async function revealPin({ db, secrets }: TransactionContext, id: string): Promise<string | null> {
  const row = await db.conferenceBridge.findFirst({ where: { id }, select: { pinSecret: true } })
  if (!row) throw problem('not_found')
  return row.pinSecret === null ? null : secrets.decrypt(row.pinSecret)
}

/** Creates a bridge. 422 `validation_failed`, 409 `already_exists`. */
export async function createBridge(
  ctx: TransactionContext,
  write: ConferenceBridgeWrite,
): Promise<ConferenceBridge> {
  await assertBridge(ctx.db, write, null)
  const id = randomUUIDv7()
  await writeBridges(ctx, [{ id, before: null, write }])
  return getBridge(ctx.db, id)
}

/** Replaces what can be edited, but for a PIN that is left out. 409 `version_conflict` with the bridge as it is now. */
export async function updateBridge(
  ctx: TransactionContext,
  id: string,
  { version, ...write }: ConferenceBridgeWrite & { version: number },
): Promise<ConferenceBridge> {
  const { db } = ctx
  const before = (await holdBridges(db, [id])).get(id)
  if (!before) throw problem('not_found')
  if (before.version !== version) throw problem('version_conflict', { current: await getBridge(db, id) })
  await assertBridge(db, write, id)
  await writeBridges(ctx, [{ id, before, write }])
  return getBridge(db, id)
}

/** Deletes a bridge; callers find its ID unknown from then on. */
export async function removeBridge(ctx: TransactionContext, id: string): Promise<void> {
  const before = (await holdBridges(ctx.db, [id])).get(id)
  if (!before) throw problem('not_found')
  await writeBridges(ctx, [{ id, before, write: null }])
}
