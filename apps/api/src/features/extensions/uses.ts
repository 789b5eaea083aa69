import type { ExtensionUse } from '@switchboard/contract/extensions'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { slices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { signingInWith } from './holder.ts'
import { extensionRef, WITH_PHONE } from './present.ts'
import type { ExtensionWithPhone } from './present.ts'

/** Something that is of no use any more without one of the extensions that go. */
interface FoundUse {
  of: ExtensionRef
  use: ExtensionUse
}

/** Those that forward to one of `targets` and are not among them, in the order of their numbers. */
async function findForwarders(
  db: TenantDb,
  targets: ReadonlyMap<string, ExtensionWithPhone>,
): Promise<ExtensionWithPhone[]> {
  const found: ExtensionWithPhone[] = []
  for (const slice of slices([...targets.keys()])) {
    const rows = await db.extension.findMany({
      where: { phone: { forwardingExtensionId: { in: slice } } },
      include: WITH_PHONE,
    })
    found.push(...rows.filter(({ id }) => !targets.has(id)))
  }
  return found.toSorted((a, b) => a.numberValue - b.numberValue)
}

/** What would break if these extensions were deleted together: first the forwarding of others, then signing in. */
export async function findUses(db: TenantDb, going: readonly ExtensionWithPhone[]) {
  const byId = new Map(going.map((row) => [row.id, row]))
  const forwarders = await findForwarders(db, byId)
  const uses = forwarders.flatMap((row): FoundUse[] => {
    const of = byId.get(row.phone?.forwardingExtensionId ?? '')
    return of ? [{ of: extensionRef(of), use: { kind: 'forwarding', extension: extensionRef(row) } }] : []
  })
  const held = going.flatMap((row) => (row.userId ? [{ userId: row.userId, number: row.number, row }] : []))
  for (const { row } of await signingInWith(db, held)) {
    uses.push({ of: extensionRef(row), use: { kind: 'sign_in', personName: row.name } })
  }
  return { forwarders, uses }
}
