import { randomUUIDv7 } from 'node:crypto'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'
import { judgeExtensionNumber } from '@switchboard/contract/number-plan'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { searchKey } from '@switchboard/database/search-key'
import { insertRows, updateRows } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import type { Restoration } from '../../http/restore.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { Obstacle } from '../../http/undo.ts'
import type { WriteContext } from './many.ts'

// The extension that a ring group, a receptionist or a conference line is: their number, their name, their version.

/** What such a thing is called, inside and by dialing. */
export interface Numbered {
  number: string
  name: string
}

/** Kinds that are no phones: each has a feature of its own. */
export type NumberedKind = Exclude<ExtensionKind, 'user' | 'shared_phone'>

/**
 * What is wrong with a number, to be told at the field `number`; null for nothing.
 * @param id the extension whose number it may be already; null for a new one
 */
export async function judgeNumbered(
  db: TenantDb,
  country: string,
  number: string,
  id: string | null,
): Promise<FieldErrorCode | null> {
  const holder = await db.extension.findFirst({ where: { number }, select: { id: true } })
  if (holder) return holder.id === id ? null : 'taken'
  return judgeExtensionNumber(number, country).state === 'reserved' ? 'number_reserved' : null
}

const columnsOf = ({ number, name }: Numbered) => ({ number, name, searchText: searchKey(name, number) })

/** Makes the extension, or makes it again with its id and a version, and gives its id. Two who take a number at once: the second is 409 `already_exists`. */
export async function insertNumbered(
  { db, clock }: Pick<WriteContext, 'db' | 'clock'>,
  kind: NumberedKind,
  { id = randomUUIDv7(), version = 1, ...named }: Numbered & { id?: string; version?: number },
): Promise<string> {
  const now = clock.now()
  await insertRows(db, 'extension', [
    { id, version, kind, createdAt: now, updatedAt: now, ...columnsOf(named) },
  ])
  return id
}

/** What an undo would give a number to that is reserved, or by now that of another one which the undo leaves alone. */
export async function judgeReturning(
  { db, actor }: TransactionContext,
  all: readonly Restoration<Numbered>[],
  along: ReadonlySet<string>,
): Promise<Obstacle[]> {
  const numbers = all.flatMap(({ before }) => before?.number ?? [])
  const found = await db.extension.findMany({
    where: { number: { in: numbers } },
    select: { id: true, number: true },
  })
  const holders = new Map(found.map(({ id, number }) => [number, id]))
  return all.flatMap(({ id, label, before }) => {
    if (!before) return []
    const holder = holders.get(before.number)
    const wrong = holder
      ? holder !== id && !along.has(holder)
      : judgeExtensionNumber(before.number, actor.tenant.country).state === 'reserved'
    return wrong ? [{ label, reason: 'number_taken' as const }] : []
  })
}

/** The extensions of what an undo makes again: others that come back may refer to it before it is whole. */
export async function claimNumbered(
  ctx: Pick<WriteContext, 'db' | 'clock'>,
  kind: NumberedKind,
  all: readonly Restoration<Numbered>[],
): Promise<void> {
  for (const { id, before, now, version } of all) {
    const { number, name } = before ?? {}
    if (number && name && !now) await insertNumbered(ctx, kind, { id, version, number, name })
  }
}

/** Gives extensions a number and a name, and raises their version: also for a change of what hangs on them. */
export const updateNumbered = (
  { db, clock }: Pick<WriteContext, 'db' | 'clock'>,
  all: readonly (Numbered & { id: string })[],
): Promise<void> =>
  updateRows(
    db,
    'extension',
    'id',
    all.map(({ id, ...named }) => ({ id, updatedAt: clock.now(), ...columnsOf(named) })),
  )
