import type { RingGroupListQuery } from '@switchboard/contract/ring-groups'
import type { TenantDb } from '../../db/tenant.ts'
import { numberedPage, toPage } from '../extensions/index.ts'
import { isRingGroup, toRow, WITH_GROUP } from './present.ts'
import { findLoops } from './reach.ts'

/** One page of ring groups with why each would reach nobody, in a handful of queries. */
export async function listRingGroups(db: TenantDb, query: RingGroupListQuery) {
  const found = await db.extension.findMany({ ...numberedPage('ring_group', query), include: WITH_GROUP })
  const { rows, nextCursor } = toPage(found, query)
  const groups = rows.filter(isRingGroup)
  const loops = await findLoops(
    db,
    groups.map(({ ringGroup }) => ringGroup),
  )
  return { items: groups.map((group) => toRow(group, loops.has(group.id))), nextCursor }
}
