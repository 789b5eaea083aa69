import type { UndoReason } from '@switchboard/contract/history'
import type { TransactionContext } from '../../http/route.ts'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import type { Obstacle } from '../../http/undo.ts'
import { RecordedGroup, stateOf, toWrite } from './record.ts'
import { judgeRingGroup } from './rules.ts'
import { holdRingGroups, writeRingGroups } from './write.ts'

/** What of the wanted states breaks a rule today. */
async function judge(
  { db, actor }: TransactionContext,
  all: readonly Restoration<RecordedGroup>[],
): Promise<Obstacle[]> {
  const found: Obstacle[] = []
  for (const { id, label, before } of all) {
    if (!before) continue
    const codes = Object.values(await judgeRingGroup(db, actor.tenant.country, toWrite(before), id))
    const reason: UndoReason = codes.includes('taken') ? 'number_taken' : 'reference_gone'
    if (codes.length > 0) found.push({ label, reason })
  }
  return found
}

/** Takes back what was done to ring groups. */
export const ringGroupRestorer = restorerOf<RecordedGroup>({
  objectKind: 'ring_group',
  permission: 'ringGroups:write',
  recorded: RecordedGroup,
  hold: ({ db }, ids) => holdRingGroups(db, ids),
  stateOf,
  judge,
  restore: (ctx, all) =>
    writeRingGroups(
      ctx,
      all.map(({ id, before, now }) => ({ id, before: now, write: before && toWrite(before) })),
    ),
})
