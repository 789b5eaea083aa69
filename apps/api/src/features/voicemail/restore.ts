import type { RecordedChange, Restorer, UndoPlan } from '../../http/undo.ts'
import type { TransactionContext } from '../../http/route.ts'
import { setDeleted } from './service.ts'

/** A change deleted a message, or brought one back: either way it is to be the other way round. */
async function plan({ db }: TransactionContext, changes: readonly RecordedChange[]): Promise<UndoPlan> {
  const last = new Map(changes.map((change) => [change.objectId, change]))
  const ids = [...last.keys()]
  await db.$executeRaw`select from voicemail_message where id = any(${ids}::uuid[]) order by id for update`
  const rows = await db.voicemailMessage.findMany({ where: { id: { in: ids }, boxDeletedAt: null } })
  const found = new Map(rows.map((row) => [row.id, row]))
  const obstacles: UndoPlan['obstacles'] = []
  for (const { objectId, objectLabel: label, after } of last.values()) {
    const row = found.get(objectId)
    // Its days are over, or its mailbox is gone.
    if (!row) obstacles.push({ label, reason: 'gone' })
    else if ((row.deletedAt === null) !== (after !== null)) obstacles.push({ label, reason: 'changed_since' })
  }
  return {
    obstacles,
    losses: [],
    async restore(batch) {
      for (const row of rows) await setDeleted(batch, row, row.deletedAt === null)
    },
  }
}

/** Brings back what was deleted, as long as it is there; nobody hears it by that but whose it is. */
export const voicemailRestorer: Restorer = {
  objectKind: 'voicemail_message',
  permission: 'voicemail:read',
  plan,
}
