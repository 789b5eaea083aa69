import type { RingGroupWrite } from '@switchboard/contract/ring-groups'
import type { TenantDb } from '../../db/tenant.ts'
import { toColumns } from '../../http/destination.ts'
import type { TransactionContext } from '../../http/route.ts'
import { hold, insertNumbered, updateNumbered } from '../extensions/index.ts'
import { isRingGroup, toRingGroup, WITH_GROUP } from './present.ts'
import { changeOf, type RecordedGroup, toRecorded } from './record.ts'

// How ring groups are written, one or several, by the same few statements. Whoever calls holds them and has judged what is
// written.

/** A ring group to make (`before` null), to change, or to delete (`write` null). */
export interface Change {
  id: string
  before: RecordedGroup | null
  write: RingGroupWrite | null
  /** Has an undo made its extension already? */
  claimed?: boolean
}

/** Ring groups as the history keeps them, by id; what is none is not among them. */
async function readRecorded(db: TenantDb, ids: readonly string[]): Promise<Map<string, RecordedGroup>> {
  const rows = await db.extension.findMany({
    where: { id: { in: [...ids] }, kind: 'ring_group' },
    include: WITH_GROUP,
  })
  return new Map(rows.filter(isRingGroup).map((row) => [row.id, toRecorded(toRingGroup(row, []))]))
}

/** Keeps ring groups as they are until the transaction ends, and reads them. */
export async function holdRingGroups(
  db: TenantDb,
  ids: readonly string[],
): Promise<Map<string, RecordedGroup>> {
  await hold(db, ids)
  return readRecorded(db, ids)
}

const groupRow = (id: string, write: RingGroupWrite) => {
  const { kind, extensionId, external } = toColumns(write.fallback)
  return {
    extensionId: id,
    strategy: write.strategy,
    ringSeconds: write.ringSeconds,
    memberForwarding: write.memberForwarding,
    fallbackKind: kind,
    fallbackExtensionId: extensionId,
    fallbackExternal: external,
    holdPlaylistId: write.holdPlaylistId,
  }
}

const memberRows = (id: string, { members }: RingGroupWrite) =>
  members.map((member, position) => ({
    ringGroupId: id,
    position,
    extensionId: member.kind === 'extension' ? member.extensionId : null,
    deviceId: member.kind === 'device' ? member.deviceId : null,
    ringSeconds: member.ringSeconds,
  }))

type Context = Pick<TransactionContext, 'db' | 'audit' | 'clock'>

/** Writes ring groups and tells the history. Those that change have their version raised, and all their rows replaced. */
export async function writeRingGroups(ctx: Context, changes: readonly Change[]): Promise<void> {
  const { db, audit } = ctx
  const kept = changes.flatMap(({ write, ...rest }) => (write ? [{ ...rest, write }] : []))
  const gone = changes.filter(({ write }) => !write).map(({ id }) => id)
  for (const { id, before, write, claimed } of kept) {
    if (before || claimed) continue
    await insertNumbered(ctx, 'ring_group', { id, number: write.number, name: write.name })
  }
  const changed = kept.filter(({ before }) => before)
  await updateNumbered(
    ctx,
    changed.map(({ id, write: { number, name } }) => ({ id, number, name })),
  )
  // Their members go with them; and groups that fall back to one another do not keep each other.
  await db.ringGroup.deleteMany({ where: { extensionId: { in: changes.map(({ id }) => id) } } })
  if (gone.length > 0) await db.extension.deleteMany({ where: { id: { in: gone } } })
  await db.ringGroup.createMany({ data: kept.map(({ id, write }) => groupRow(id, write)) })
  await db.ringGroupMember.createMany({ data: kept.flatMap(({ id, write }) => memberRows(id, write)) })
  const now = await readRecorded(
    db,
    kept.map(({ id }) => id),
  )
  await audit(...changes.map(({ id, before }) => changeOf(before, now.get(id) ?? null)))
}
