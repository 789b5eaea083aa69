import type { Extension } from '@switchboard/contract/extensions'
import { slices } from '../../db/rows.ts'
import type { AuditInput } from '../../http/audit.ts'
import type { TenantWork } from '../../http/route.ts'
import { toExtension, WITH_PHONE } from './present.ts'
import type { ExtensionWithPhone } from './present.ts'

/**
 * A change as the history keeps it. The PIN is never in it, only that it changed; of a phone that is deleted, how many
 * messages go with it.
 */
export function changeOf(
  action: `extension.${'created' | 'updated' | 'deleted'}`,
  before: (Extension & { messages?: number | undefined }) | null,
  after: (Extension & { pinChanged?: boolean }) | null,
): AuditInput {
  const subject = after ?? before
  if (!subject) throw new Error('a change has a before or an after')
  const { id, number, name, version } = subject
  return {
    action,
    objectKind: 'extension',
    objectId: id,
    objectLabel: `${number} ${name}`,
    version,
    before,
    after,
  }
}

/** An extension that was written, and what it was before; null for a new one. */
interface Written {
  id: string
  before: ExtensionWithPhone | null
  /** Told of those that were saved, not of those that changed along. */
  also?: { pinChanged: boolean }
}

/** Reads what was written, tells the history, and gives the extensions as they are now, in the same order. */
export async function record(
  { db, audit }: Pick<TenantWork, 'db' | 'audit'>,
  written: readonly Written[],
): Promise<Extension[]> {
  const recorded: Extension[] = []
  for (const slice of slices(written)) {
    const rows = await db.extension.findMany({
      where: { id: { in: slice.map(({ id }) => id) } },
      include: WITH_PHONE,
    })
    const now = new Map(rows.map((row) => [row.id, toExtension(row)]))
    const events = slice.map(({ id, before, also }) => {
      const after = now.get(id)
      if (!after) throw new Error('an extension that was just written is gone')
      recorded.push(after)
      if (!before) return changeOf('extension.created', null, after)
      return changeOf('extension.updated', toExtension(before), { ...after, ...also })
    })
    await audit(...events)
  }
  return recorded
}
