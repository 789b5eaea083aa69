import { ConferenceBridge, type ConferenceBridgeWrite } from '@switchboard/contract/conferences'
import type { Prisma } from '@switchboard/database/client'
import { z } from 'zod'
import type { TenantDb } from '../../db/tenant.ts'
import type { AuditInput } from '../../http/audit.ts'
import type { TransactionContext } from '../../http/route.ts'
import { extensionRef } from '../extensions/index.ts'

/** What `toBridge` needs to be read with. */
export const WITH_OWNER = { owner: true } satisfies Prisma.ConferenceBridgeInclude
type Row = Prisma.ConferenceBridgeGetPayload<{ include: typeof WITH_OWNER }>

/** The only place that shapes a bridge for the wire; the PIN is not in it. */
export const toBridge = (row: Row): ConferenceBridge => ({
  id: row.id,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  name: row.name,
  conferenceId: row.code,
  maxParticipants: row.maxParticipants,
  muteOnEntry: row.muteOnEntry,
  announce: row.announce,
  pinSet: row.pinSecret !== null,
  owner: row.owner && extensionRef(row.owner),
})

/** A bridge as the history keeps it. The PIN is never in it, only that it changed. */
export const RecordedBridge = ConferenceBridge.omit({ createdAt: true, updatedAt: true }).extend({
  pinChanged: z.boolean().optional(),
})
export type RecordedBridge = z.infer<typeof RecordedBridge>

/** The same bridge as a save that changes nothing would send it: without its PIN, which stays. */
export const toWrite = ({ owner, ...bridge }: RecordedBridge): ConferenceBridgeWrite => ({
  name: bridge.name,
  conferenceId: bridge.conferenceId,
  maxParticipants: bridge.maxParticipants,
  muteOnEntry: bridge.muteOnEntry,
  announce: bridge.announce,
  ownerExtensionId: owner?.id ?? null,
})

/** A bridge to make (`before` null), to change, or to delete (`write` null). */
interface Change {
  id: string
  before: RecordedBridge | null
  write: ConferenceBridgeWrite | null
  /** Of one that is made again. */
  version?: number
}

async function readBridges(db: TenantDb, ids: readonly string[]): Promise<Map<string, RecordedBridge>> {
  const rows = await db.conferenceBridge.findMany({ where: { id: { in: [...ids] } }, include: WITH_OWNER })
  return new Map(rows.map((row) => [row.id, RecordedBridge.parse(toBridge(row))]))
}

/** Keeps bridges as they are until the transaction ends, and reads them. */
export async function holdBridges(
  db: TenantDb,
  ids: readonly string[],
): Promise<Map<string, RecordedBridge>> {
  await db.$executeRaw`
    select from conference_bridge where id = any(${ids}::uuid[]) order by id for no key update`
  return readBridges(db, ids)
}

type Action = { action: `conference_bridge.${'created' | 'updated' | 'deleted'}` }

const eventOf = ({ action }: Action, { id, name, version }: RecordedBridge) => ({
  action,
  objectKind: 'conference_bridge',
  objectId: id,
  objectLabel: name,
  version,
})

function changeOf(before: RecordedBridge | null, after: RecordedBridge | null): AuditInput {
  if (after) {
    const action = before ? 'conference_bridge.updated' : 'conference_bridge.created'
    return { ...eventOf({ action }, after), before, after }
  }
  if (!before) throw new Error('a change has a before or an after')
  return { ...eventOf({ action: 'conference_bridge.deleted' }, before), before, after }
}

/** Writes bridges that are held and judged, and tells the history. A PIN that is left out stays. */
export async function writeBridges(
  ctx: Pick<TransactionContext, 'db' | 'audit' | 'clock' | 'secrets'>,
  changes: readonly Change[],
): Promise<void> {
  const { db, audit, clock, secrets } = ctx
  const now = clock.now()
  for (const { id, before, write, version = 1 } of changes) {
    if (!write) continue
    const { conferenceId: code, pin, ...settings } = write
    const columns = {
      ...settings,
      code,
      updatedAt: now,
      ...(pin !== undefined && { pinSecret: pin === null ? null : secrets.encrypt(pin) }),
    }
    if (!before) await db.conferenceBridge.create({ data: { ...columns, id, version, createdAt: now } })
    else
      await db.conferenceBridge.updateMany({
        where: { id },
        data: { ...columns, version: { increment: 1 } },
      })
  }
  const gone = changes.filter(({ write }) => !write).map(({ id }) => id)
  if (gone.length > 0) await db.conferenceBridge.deleteMany({ where: { id: { in: gone } } })
  const after = await readBridges(
    db,
    changes.map(({ id }) => id),
  )
  await audit(
    ...changes.map(({ id, before, write }) => {
      const written = after.get(id) ?? null
      return changeOf(before, written && { ...written, pinChanged: write?.pin !== undefined })
    }),
  )
}
