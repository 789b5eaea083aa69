import { RingGroup, RingGroupMemberWrite, type RingGroupWrite } from '@switchboard/contract/ring-groups'
import { z } from 'zod'
import type { AuditInput } from '../../http/audit.ts'

/** A ring group as the history keeps it: what a save sends, and what it was called. */
export const RecordedGroup = RingGroup.pick({
  id: true,
  version: true,
  number: true,
  name: true,
  strategy: true,
  ringSeconds: true,
  memberForwarding: true,
  fallback: true,
  holdPlaylist: true,
}).extend({
  members: z.array(RingGroupMemberWrite),
  /** In their order, for people to read. */
  memberNames: z.string(),
})
export type RecordedGroup = z.infer<typeof RecordedGroup>

const inTurn = ({ strategy }: Pick<RingGroup, 'strategy'>) => strategy !== 'simultaneous'

const memberNames = (group: RingGroup) =>
  group.members
    .map((member) => {
      const { number, name } = member.extension
      const device = member.kind === 'device' ? ` · ${member.deviceName}` : ''
      return `${number} ${name}${device}${inTurn(group) ? ` (${member.ringSeconds} s)` : ''}`
    })
    .join(', ')

export const toRecorded = (group: RingGroup): RecordedGroup =>
  RecordedGroup.parse({ ...group, memberNames: memberNames(group) })

/** The same group as a save would send it. */
export const toWrite = ({ holdPlaylist, fallback, members, ...group }: RecordedGroup): RingGroupWrite => ({
  number: group.number,
  name: group.name,
  strategy: group.strategy,
  ringSeconds: group.ringSeconds,
  memberForwarding: group.memberForwarding,
  members,
  fallback,
  holdPlaylistId: holdPlaylist?.id ?? null,
})

/** What a group is, whatever what it refers to is called now. */
export const stateOf = (group: RecordedGroup) => {
  const { fallback, ...write } = toWrite(group)
  const to = fallback && { ...fallback, extension: null }
  return { ...write, fallback: to }
}

type Action = { action: `ring_group.${'created' | 'updated' | 'deleted'}` }

const eventOf = ({ action }: Action, { id, number, name, version }: RecordedGroup) => ({
  action,
  objectKind: 'ring_group',
  objectId: id,
  objectLabel: `${number} ${name}`,
  version,
})

/** A change as the history keeps it. */
export function changeOf(before: RecordedGroup | null, after: RecordedGroup | null): AuditInput {
  if (after) {
    const action = before ? 'ring_group.updated' : 'ring_group.created'
    return { ...eventOf({ action }, after), before, after }
  }
  if (!before) throw new Error('a change has a before or an after')
  return { ...eventOf({ action: 'ring_group.deleted' }, before), before, after }
}
