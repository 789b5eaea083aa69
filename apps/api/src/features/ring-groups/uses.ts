import { isDeepStrictEqual } from 'node:util'
import type { Use } from '@switchboard/contract/uses'
import type { RingGroupMemberWrite, RingGroupWrite } from '@switchboard/contract/ring-groups'
import type { Extension, Prisma } from '@switchboard/database/client'
import { readSlices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { FoundUse, Referrer, TargetKind } from '../../http/uses.ts'
import { extensionRef } from '../extensions/index.ts'
import { toWrite } from './record.ts'
import { judgeRingGroup } from './rules.ts'
import { holdRingGroups, writeRingGroups } from './write.ts'

/** A group that uses something, and what. */
interface Using {
  group: Extension
  of: string
}

/** A group as a save that changes nothing would send it. */
interface Group {
  id: string
  write: RingGroupWrite
}

/** One way in which groups use other objects. */
interface Way {
  target: TargetKind
  /** The foreign key, as `table.column`. */
  key: string
  way: Use['way']
  find(db: TenantDb, ids: readonly string[]): Promise<Using[]>
  /** The group with another object in the place of these, or without. */
  swap(db: TenantDb, group: Group, ids: readonly string[], to: string | null): Promise<RingGroupWrite>
}

const byNumber = (a: Using, b: Using) => a.group.numberValue - b.group.numberValue

/** How groups use something, as those need it who delete it. */
const referrer = ({ target, key, way, find, swap }: Way): Referrer => ({
  target,
  keys: [key],
  async find(db, ids) {
    // A group that goes itself goes with what it uses.
    const going = new Set(ids)
    const found = (await readSlices(ids, (slice) => find(db, slice))).filter(
      ({ group }) => !going.has(group.id),
    )
    return found.toSorted(byNumber).map(({ group, of }): FoundUse => {
      const by = { kind: 'extension', extension: extensionRef(group) } as const
      return { of, use: { way, by, detail: null, replaceable: true } }
    })
  },
  async replace(ctx, ids, replacement) {
    const { db, actor } = ctx
    const using = await readSlices(ids, (slice) => find(db, slice))
    const groups = await holdRingGroups(db, [...new Set(using.map(({ group }) => group.id))])
    const changes = []
    for (const [id, before] of groups) {
      const write = await swap(db, { id, write: toWrite(before) }, ids, replacement)
      // Somebody was faster: it uses them no more.
      if (isDeepStrictEqual(write, toWrite(before))) continue
      const wrong = replacement !== null && (await judgeRingGroup(db, actor.tenant.country, write, id))
      if (wrong && Object.keys(wrong).length > 0) {
        throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
      }
      changes.push({ id, before, write })
    }
    await writeRingGroups(ctx, changes)
  },
})

type Who = { kind: 'extension'; extensionId: string } | { kind: 'device'; deviceId: string }
const idOf = (who: Who) => (who.kind === 'extension' ? who.extensionId : who.deviceId)

/** Another member in the place of the first that `goes`, with its time, unless it is one already. */
function swapMembers(
  members: readonly RingGroupMemberWrite[],
  goes: (member: RingGroupMemberWrite) => boolean,
  to: Who | null,
): RingGroupMemberWrite[] {
  const joins = to !== null && !members.some((member) => !goes(member) && idOf(member) === idOf(to))
  const first = members.findIndex(goes)
  return members.flatMap((member, index) => {
    if (!goes(member)) return [member]
    return joins && index === first ? [{ ...to, ringSeconds: member.ringSeconds }] : []
  })
}

const MEMBER = {
  extensionId: true,
  deviceId: true,
  device: { select: { extensionId: true } },
  ringGroup: { select: { extension: true } },
} satisfies Prisma.RingGroupMemberSelect

/** Phones that are members, by themselves or by one of their devices. */
const phoneMembers = referrer({
  target: 'extension',
  key: 'ring_group_member.extension_id',
  way: 'group_member',
  async find(db, ids) {
    const rows = await db.ringGroupMember.findMany({
      where: { OR: [{ extensionId: { in: [...ids] } }, { device: { extensionId: { in: [...ids] } } }] },
      select: MEMBER,
    })
    const found = rows.map(({ extensionId, device, ringGroup }) => ({
      group: ringGroup.extension,
      of: extensionId ?? device?.extensionId ?? '',
    }))
    // Two devices of one phone are one use of it.
    return [...new Map(found.map((each) => [`${each.group.id} ${each.of}`, each])).values()]
  },
  async swap(db, { write }, ids, to) {
    const going = new Set(ids)
    const members = await db.device.findMany({
      where: { id: { in: write.members.map(idOf) } },
      select: { id: true, extensionId: true },
    })
    for (const { id, extensionId } of members) if (going.has(extensionId)) going.add(id)
    const other = to === null ? null : ({ kind: 'extension', extensionId: to } as const)
    return { ...write, members: swapMembers(write.members, (member) => going.has(idOf(member)), other) }
  },
})

/** Single devices that are members. */
const deviceMembers = referrer({
  target: 'device',
  key: 'ring_group_member.device_id',
  way: 'group_member',
  async find(db, ids) {
    const rows = await db.ringGroupMember.findMany({
      where: { deviceId: { in: [...ids] } },
      select: MEMBER,
    })
    return rows.map(({ deviceId, ringGroup }) => ({ group: ringGroup.extension, of: deviceId ?? '' }))
  },
  async swap(_db, { write }, ids, to) {
    const other = to === null ? null : ({ kind: 'device', deviceId: to } as const)
    return { ...write, members: swapMembers(write.members, (member) => ids.includes(idOf(member)), other) }
  },
})

/** Where calls go that nobody takes. A group that would fall back to itself ends them. */
const fallback = referrer({
  target: 'extension',
  key: 'ring_group.fallback_extension_id',
  way: 'group_fallback',
  async find(db, ids) {
    const rows = await db.ringGroup.findMany({
      where: { fallbackExtensionId: { in: [...ids] } },
      select: { fallbackExtensionId: true, extension: true },
    })
    return rows.map(({ fallbackExtensionId, extension }) => ({
      group: extension,
      of: fallbackExtensionId ?? '',
    }))
  },
  async swap(_db, { id, write }, _ids, to) {
    const kind = write.fallback?.kind === 'voicemail' ? 'voicemail' : 'extension'
    return { ...write, fallback: to === null || to === id ? null : { kind, extensionId: to } }
  },
})

/** Music of a group's own. */
const holdMusic = referrer({
  target: 'playlist',
  key: 'ring_group.hold_playlist_id',
  way: 'hold_music',
  async find(db, ids) {
    const rows = await db.ringGroup.findMany({
      where: { holdPlaylistId: { in: [...ids] } },
      select: { holdPlaylistId: true, extension: true },
    })
    return rows.map(({ holdPlaylistId, extension }) => ({ group: extension, of: holdPlaylistId ?? '' }))
  },
  swap: async (_db, { write }, _ids, to) => ({ ...write, holdPlaylistId: to }),
})

/** What ring groups keep from being deleted. */
export const ringGroupReferrers: readonly Referrer[] = [phoneMembers, deviceMembers, fallback, holdMusic]
