import { restorerOf } from '../../http/restore.ts'
import type { Reference } from '../../http/undo.ts'
import { claimNumbered, judgeReturning } from '../extensions/index.ts'
import { RecordedGroup, stateOf, toWrite } from './record.ts'
import { holdRingGroups, writeRingGroups } from './write.ts'

function refersTo({ members, fallback, holdPlaylist }: RecordedGroup): Reference[] {
  return [
    ...members.map((member): Reference =>
      member.kind === 'extension'
        ? { target: 'extension', id: member.extensionId }
        : { target: 'device', id: member.deviceId },
    ),
    ...(fallback && fallback.kind !== 'external'
      ? [{ target: 'extension', id: fallback.extensionId } as const]
      : []),
    ...(holdPlaylist ? [{ target: 'playlist', id: holdPlaylist.id } as const] : []),
  ]
}

/** Takes back what was done to ring groups. */
export const ringGroupRestorer = restorerOf<RecordedGroup>({
  objectKind: 'ring_group',
  permission: 'ringGroups:write',
  recorded: RecordedGroup,
  hold: ({ db }, ids) => holdRingGroups(db, ids),
  stateOf,
  target: 'extension',
  refersTo,
  judge: judgeReturning,
  claim: (ctx, all) => claimNumbered(ctx, 'ring_group', all),
  restore: (ctx, all) =>
    writeRingGroups(
      ctx,
      all.map(({ id, before, now }) => ({
        id,
        before: now,
        write: before && toWrite(before),
        claimed: true,
      })),
    ),
})
