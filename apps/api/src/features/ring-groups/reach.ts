import { findLoop } from '@switchboard/call-flow/ring-group'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import type { TenantDb } from '../../db/tenant.ts'
import { extensionRef } from '../extensions/index.ts'

/** Where calls go on inside the company: from groups that nobody answers, and from phones that forward all of theirs. */
async function readOnward(db: TenantDb): Promise<Map<string, string>> {
  const groups = await db.ringGroup.findMany({
    where: { fallbackKind: 'extension' },
    select: { extensionId: true, fallbackExtensionId: true },
  })
  const phones = await db.phoneExtension.findMany({
    where: { status: 'forwarding', forwardingExtensionId: { not: null } },
    select: { extensionId: true, forwardingExtensionId: true },
  })
  const onward = [
    ...groups.map(({ extensionId, fallbackExtensionId: to }) => [extensionId, to] as const),
    ...phones.map(({ extensionId, forwardingExtensionId: to }) => [extensionId, to] as const),
  ]
  return new Map(onward.filter((each): each is [string, string] => each[1] !== null))
}

/** What tells whether calls of a group can come round at all. */
type Group = { extensionId: string; fallbackKind: string | null }

/** The rounds that calls of these groups make while nobody takes them, by group; those whose calls end have none. */
export async function findLoops(db: TenantDb, groups: readonly Group[]): Promise<Map<string, string[]>> {
  const passing = groups.filter(({ fallbackKind }) => fallbackKind === 'extension')
  if (passing.length === 0) return new Map()
  const onward = await readOnward(db)
  const found = passing.flatMap(({ extensionId }) => {
    const loop = findLoop(extensionId, (place) => onward.get(place) ?? null)
    return loop ? [[extensionId, loop] as const] : []
  })
  return new Map(found)
}

/** The same of one group, with the names of those who are in the round. */
export async function findLoopOf(db: TenantDb, group: Group): Promise<ExtensionRef[]> {
  const loop = (await findLoops(db, [group])).get(group.extensionId)
  if (!loop) return []
  const rows = await db.extension.findMany({ where: { id: { in: loop } } })
  const byId = new Map(rows.map((row) => [row.id, extensionRef(row)]))
  return loop.flatMap((id) => byId.get(id) ?? [])
}
