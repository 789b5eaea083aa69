import { ConferenceLine, type ConferenceLineWrite } from '@switchboard/contract/conferences'
import type { z } from 'zod'
import type { TenantDb } from '../../db/tenant.ts'
import type { AuditInput } from '../../http/audit.ts'
import type { TransactionContext } from '../../http/route.ts'
import { hold, insertNumbered, updateNumbered } from '../extensions/index.ts'

/** A line as the history keeps it. */
export const RecordedLine = ConferenceLine.pick({ id: true, version: true, number: true, name: true })
export type RecordedLine = z.infer<typeof RecordedLine>

/** A line to make (`before` null), to change, or to delete (`write` null). */
interface Change {
  id: string
  before: RecordedLine | null
  write: ConferenceLineWrite | null
  /** Has an undo made its extension already? */
  claimed?: boolean
}

async function readLines(db: TenantDb, ids: readonly string[]): Promise<Map<string, RecordedLine>> {
  const rows = await db.extension.findMany({
    where: { id: { in: [...ids] }, kind: 'conference' },
    select: { id: true, version: true, number: true, name: true },
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Keeps lines as they are until the transaction ends, and reads them. */
export async function holdLines(db: TenantDb, ids: readonly string[]): Promise<Map<string, RecordedLine>> {
  await hold(db, ids)
  return readLines(db, ids)
}

type Action = { action: `conference.${'created' | 'updated' | 'deleted'}` }

const eventOf = ({ action }: Action, { id, number, name, version }: RecordedLine) => ({
  action,
  objectKind: 'conference',
  objectId: id,
  objectLabel: `${number} ${name}`,
  version,
})

function changeOf(before: RecordedLine | null, after: RecordedLine | null): AuditInput {
  if (after) {
    const action = before ? 'conference.updated' : 'conference.created'
    return { ...eventOf({ action }, after), before, after }
  }
  if (!before) throw new Error('a change has a before or an after')
  return { ...eventOf({ action: 'conference.deleted' }, before), before, after }
}

/** Writes lines that are held and judged, and tells the history. */
export async function writeLines(
  ctx: Pick<TransactionContext, 'db' | 'audit' | 'clock'>,
  changes: readonly Change[],
): Promise<void> {
  const { db, audit } = ctx
  const kept = changes.flatMap(({ write, ...rest }) => (write ? [{ ...rest, ...write }] : []))
  const gone = changes.filter(({ write }) => !write).map(({ id }) => id)
  for (const { before, claimed, ...line } of kept) {
    if (!before && !claimed) await insertNumbered(ctx, 'conference', line)
  }
  await updateNumbered(
    ctx,
    kept.flatMap(({ before, ...line }) => (before ? [line] : [])),
  )
  if (gone.length > 0) await db.extension.deleteMany({ where: { id: { in: gone } } })
  const now = await readLines(
    db,
    kept.map(({ id }) => id),
  )
  await audit(...changes.map(({ id, before }) => changeOf(before, now.get(id) ?? null)))
}
