import { RingGroupWrite } from '@switchboard/contract/ring-groups'
import { portable } from '../../http/portable.ts'
import { toWrite } from './record.ts'
import { createRingGroup, updateRingGroup } from './service.ts'
import { holdRingGroups } from './write.ts'

/** Ring groups in the configuration file. */
export const portableRingGroups = portable<RingGroupWrite>({
  section: 'ringGroups',
  key: ['number'],
  schema: RingGroupWrite,
  async list({ db }) {
    const rows = await db.extension.findMany({
      where: { kind: 'ring_group' },
      orderBy: { numberValue: 'asc' },
      select: { id: true },
    })
    const ids = rows.map(({ id }) => id)
    const groups = await holdRingGroups(db, ids)
    return ids.flatMap((id) => {
      const group = groups.get(id)
      return group ? [{ id, version: group.version, write: toWrite(group) }] : []
    })
  },
  create: createRingGroup,
  update: (ctx, id, write, version) => updateRingGroup(ctx, id, { ...write, version }),
  bare: (write) => ({ ...write, members: [], fallback: null, holdPlaylistId: null }),
})
