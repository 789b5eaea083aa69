import type { VoicemailMessage, voicemail } from '@switchboard/contract/voicemail'
import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import type { Prisma, VoicemailMessage as Row } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import { beyond, decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Asking, type Box, boxesOf, heardBy } from './boxes.ts'

const SORT = '-receivedAt'

/** Names of colleagues, by their number: a caller inside the company is known by it. */
async function namesOf(db: TenantDb, rows: readonly Row[]): Promise<Map<string, string>> {
  const numbers = rows.flatMap(({ caller }) => (caller !== null && !caller.startsWith('+') ? [caller] : []))
  if (numbers.length === 0) return new Map()
  const found = await db.extension.findMany({
    where: { number: { in: numbers } },
    select: { number: true, name: true },
  })
  return new Map(found.map(({ number, name }) => [number, name]))
}

async function toMessages(
  db: TenantDb,
  boxes: ReadonlyMap<string, Box>,
  rows: readonly Row[],
): Promise<VoicemailMessage[]> {
  const names = await namesOf(db, rows)
  return rows.flatMap((row) => {
    const box = boxes.get(row.extensionId)?.ref
    if (!box) return []
    return {
      id: row.id,
      box,
      receivedAt: row.receivedAt.toISOString(),
      caller: row.caller,
      callerName: names.get(row.caller ?? '') ?? row.callerName,
      durationMs: row.durationMs,
      recorded: row.recordedAt !== null,
      heard: row.heardAt !== null,
    }
  })
}

/** The messages of the boxes that whoever asks may hear, newest first. A box that they may not hear has none. */
export async function listMessages(
  ctx: Asking,
  { box, state, cursor, limit }: ParsedRequestOf<typeof voicemail.list>['query'],
): Promise<{ items: VoicemailMessage[]; nextCursor: string | null }> {
  const boxes = await boxesOf(ctx)
  const asked = [...boxes].filter(([id]) => box === undefined || id === box)
  const after = cursor === undefined ? null : decodeCursor(cursor, SORT, 'instant')
  const where: Prisma.VoicemailMessageWhereInput = {
    AND: [
      heardBy(ctx, asked),
      after ? beyond('receivedAt', 'desc', { ...after, position: new Date(after.position) }) : {},
    ],
    deletedAt: null,
    ...(state && { heardAt: state === 'heard' ? { not: null } : null }),
  }
  const rows = await ctx.db.voicemailMessage.findMany({
    where,
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await toMessages(ctx.db, boxes, page),
    nextCursor:
      rows.length > limit && last
        ? encodeCursor(SORT, { position: last.receivedAt.toISOString(), id: last.id })
        : null,
  }
}

/** A message that whoever asks may hear (`heardBy`); 404 for all others. */
export async function findMessage(
  ctx: Asking,
  id: string,
  deleted: Prisma.VoicemailMessageWhereInput = { deletedAt: null },
): Promise<{ row: Row; boxes: Map<string, Box> }> {
  const boxes = await boxesOf(ctx)
  const row = await ctx.db.voicemailMessage.findFirst({ where: { id, ...deleted, ...heardBy(ctx, boxes) } })
  if (!row) throw problem('not_found')
  return { row, boxes }
}

async function getMessage(ctx: Asking, id: string): Promise<VoicemailMessage> {
  const { row, boxes } = await findMessage(ctx, id)
  const [message] = await toMessages(ctx.db, boxes, [row])
  if (!message) throw problem('not_found')
  return message
}

/** Marks a message as heard, or as new. The history tells nothing of it: it is no more a change than opening a letter. */
export async function markMessage(
  ctx: TransactionContext,
  id: string,
  heard: boolean,
): Promise<VoicemailMessage> {
  const { row } = await findMessage(ctx, id)
  if ((row.heardAt !== null) !== heard) {
    const heardAt = heard ? ctx.clock.now() : null
    await ctx.db.voicemailMessage.updateMany({ where: { id }, data: { heardAt } })
  }
  return getMessage(ctx, id)
}

/** Tells the history that a message went or came back: of whose box and of when, not who had called. */
export async function setDeleted(
  { db, audit, clock }: Pick<TransactionContext, 'db' | 'audit' | 'clock'>,
  { id, extensionId, receivedAt }: Pick<Row, 'id' | 'extensionId' | 'receivedAt'>,
  deleted: boolean,
): Promise<void> {
  await db.voicemailMessage.updateMany({
    where: { id },
    data: { deletedAt: deleted ? clock.now() : null },
  })
  const { number, name } = await db.extension.findFirstOrThrow({ where: { id: extensionId } })
  const message = { id, extensionId, receivedAt: receivedAt.toISOString() }
  await audit({
    action: deleted ? 'voicemail_message.deleted' : 'voicemail_message.restored',
    objectKind: 'voicemail_message',
    objectId: id,
    objectLabel: `${number} ${name}`,
    before: deleted ? message : null,
    after: deleted ? null : message,
  })
}

export async function removeMessage(ctx: TransactionContext, id: string): Promise<void> {
  const { row } = await findMessage(ctx, id)
  await setDeleted(ctx, row, true)
}

/** Brings a message back while it is still there. One that was not deleted stays as it is. */
export async function restoreMessage(ctx: TransactionContext, id: string): Promise<VoicemailMessage> {
  const { row } = await findMessage(ctx, id, {})
  if (row.deletedAt !== null) await setDeleted(ctx, row, false)
  return getMessage(ctx, id)
}
