import { slices } from '../db/rows.ts'
import type { TenantDb } from '../db/tenant.ts'

// Voicemail messages hang on the id of a mailbox, a phone's or a box of its own, and stay for some days after it
// (`VOICEMAIL_RESTORE_DAYS`): an undo brings them back with it, else the worker removes them and their recordings.

/** How many messages these mailboxes hold that nobody deleted, by mailbox; those without any are not in it. */
export async function countMessages(db: TenantDb, ids: Iterable<string>): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const slice of slices(ids)) {
    const groups = await db.voicemailMessage.groupBy({
      by: ['extensionId'],
      where: { extensionId: { in: slice }, deletedAt: null },
      _count: true,
    })
    for (const { extensionId, _count } of groups) counts.set(extensionId, _count)
  }
  return counts
}

/** Marks the messages of mailboxes that are deleted at this instant, or brought back (null). */
export async function markMessages(
  db: TenantDb,
  ids: Iterable<string>,
  boxDeletedAt: Date | null,
): Promise<void> {
  for (const slice of slices(ids)) {
    await db.voicemailMessage.updateMany({
      where: { extensionId: { in: slice } },
      data: { boxDeletedAt },
    })
  }
}
