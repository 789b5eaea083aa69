import { warningsOf } from '@switchboard/call-flow/ring-group'
import type { DestinationView } from '@switchboard/contract/destination'
import type { ExtensionStatus } from '@switchboard/contract/extensions'
import type {
  RingGroup,
  RingGroupCandidate,
  RingGroupMember,
  RingGroupRow,
  RingStrategy,
} from '@switchboard/contract/ring-groups'
import type { Extension, Prisma } from '@switchboard/database/client'
import { toView } from '../../http/destination.ts'
import { extensionRef } from '../extensions/index.ts'

/** What of a device a member tells; what signs it in cannot be read. */
export const DEVICE = {
  id: true,
  name: true,
  enabled: true,
  phone: { select: { status: true, extension: true } },
} satisfies Prisma.DeviceSelect

/** What is shown of a ring group is read with this. */
export const WITH_GROUP = {
  ringGroup: {
    include: {
      members: {
        orderBy: { position: 'asc' },
        select: {
          ringSeconds: true,
          phone: { include: { phone: { select: { status: true } } } },
          device: { select: DEVICE },
        },
      },
      fallbackExtension: { include: { phone: { select: { status: true, voicemailEnabled: true } } } },
      holdPlaylist: { select: { id: true, name: true } },
    },
  },
} satisfies Prisma.ExtensionInclude

type ExtensionRow = Prisma.ExtensionGetPayload<{ include: typeof WITH_GROUP }>
/** An extension that is a ring group. */
export type RingGroupRecord = ExtensionRow & { ringGroup: NonNullable<ExtensionRow['ringGroup']> }
type Group = RingGroupRecord['ringGroup']
type MemberRow = Group['members'][number]

export const isRingGroup = (row: ExtensionRow): row is RingGroupRecord => row.ringGroup !== null

/** A phone that can be a member. */
export const toPhone = (extension: Extension, status: string | undefined): RingGroupCandidate => ({
  kind: 'extension',
  extensionId: extension.id,
  extension: extensionRef(extension),
  status: (status ?? 'disabled') as ExtensionStatus, // the generated column has no other text
})

/** A device that can be a member. */
export const toDevice = (device: NonNullable<MemberRow['device']>): RingGroupCandidate => ({
  kind: 'device',
  deviceId: device.id,
  deviceName: device.name,
  deviceEnabled: device.enabled,
  extension: extensionRef(device.phone.extension),
  status: device.phone.status as ExtensionStatus,
})

/** The CHECK lets a member be one of the two. */
function toMember({ phone, device, ringSeconds }: MemberRow): RingGroupMember {
  if (device) return { ...toDevice(device), ringSeconds }
  if (!phone) throw new Error('a member of a ring group is neither a phone nor a device')
  return { ...toPhone(phone, phone.phone?.status), ringSeconds }
}

function toFallback(group: Group): DestinationView | null {
  const { fallbackKind: kind, fallbackExtensionId: extensionId, fallbackExternal: external } = group
  const { fallbackExtension: target } = group
  return toView({ kind, extensionId, external }, target && extensionRef(target))
}

/** Does anybody take calls where those go that no member takes? */
function isFallbackAvailable({ fallbackKind, fallbackExtension }: Group): boolean {
  if (fallbackKind === null) return false
  const phone = fallbackExtension?.phone
  if (!phone) return true
  return fallbackKind === 'voicemail' ? phone.voicemailEnabled : phone.status !== 'disabled'
}

const toSettings = (group: Group) => ({
  strategy: group.strategy as RingStrategy, // the CHECK allows no other
  ringSeconds: group.ringSeconds,
  memberForwarding: group.memberForwarding,
})

/** @param loops do calls that nobody takes come round? */
function judge(group: Group, loops: boolean) {
  return warningsOf({
    members: group.members.map(toMember),
    memberForwarding: group.memberForwarding,
    fallback: group.fallbackKind === null ? null : { available: isFallbackAvailable(group), loops },
  })
}

export const toRow = (row: RingGroupRecord, loops: boolean): RingGroupRow => ({
  ...extensionRef(row),
  ...toSettings(row.ringGroup),
  memberCount: row.ringGroup.members.length,
  fallback: toFallback(row.ringGroup),
  warnings: judge(row.ringGroup, loops),
})

/**
 * The only place that shapes a ring group for the wire.
 * @param loop the round that calls make which nobody takes; empty when they come to an end
 */
export const toRingGroup = (row: RingGroupRecord, loop: RingGroup['fallbackLoop']): RingGroup => ({
  ...extensionRef(row),
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  ...toSettings(row.ringGroup),
  members: row.ringGroup.members.map(toMember),
  fallback: toFallback(row.ringGroup),
  fallbackAvailable: isFallbackAvailable(row.ringGroup),
  fallbackLoop: loop,
  holdPlaylist: row.ringGroup.holdPlaylist,
  warnings: judge(row.ringGroup, loop.length > 0),
})
