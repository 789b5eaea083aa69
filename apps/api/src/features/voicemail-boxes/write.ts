import type { Language } from '@switchboard/contract/common'
import { VoicemailBox, type VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import type { Prisma } from '@switchboard/database/client'
import { z } from 'zod'
import type { TenantDb } from '../../db/tenant.ts'
import type { AuditInput } from '../../http/audit.ts'
import { countMessages, markMessages } from '../../http/messages.ts'
import type { TransactionContext } from '../../http/route.ts'
import { extensionRef, hold, insertNumbered, updateNumbered } from '../extensions/index.ts'

/** What `toBox` needs to be read with. */
export const WITH_BOX = {
  voicemailBox: {
    include: { listeners: { include: { phone: true }, orderBy: { phone: { numberValue: 'asc' } } } },
  },
} satisfies Prisma.ExtensionInclude

type Row = Prisma.ExtensionGetPayload<{ include: typeof WITH_BOX }>

/** The only place that shapes a box for the wire; the PIN is not in it. Every extension of the kind has its row. */
export function toBox({ voicemailBox: box, ...row }: Row): VoicemailBox {
  if (!box) throw new Error('a voicemail box is but a number')
  return {
    ...extensionRef(row),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    language: box.language as Language, // the CHECK allows no other
    email: box.email,
    attach: box.attach,
    greetingId: box.greetingId,
    pinSet: box.pinSecret !== null,
    listeners: box.listeners.map(({ phone }) => extensionRef(phone)),
  }
}

/** A box as the history keeps it. The PIN is never in it, only that it changed. */
export const RecordedBox = VoicemailBox.omit({ createdAt: true, updatedAt: true }).extend({
  pinChanged: z.boolean().optional(),
  /** For people to read. */
  listenerNames: z.string().nullable(),
  /** Messages that went with it, of one that was deleted. */
  messages: z.int().optional(),
})
export type RecordedBox = z.infer<typeof RecordedBox>

const toRecorded = (box: VoicemailBox): RecordedBox =>
  RecordedBox.parse({
    ...box,
    listenerNames: box.listeners.map(({ number, name }) => `${number} ${name}`).join(', ') || null,
  })

/** The same box as a save that changes nothing would send it: without its PIN, which stays. */
export const toWrite = (box: Omit<VoicemailBox, 'createdAt' | 'updatedAt'>): VoicemailBoxWrite => ({
  number: box.number,
  name: box.name,
  language: box.language,
  email: box.email,
  attach: box.attach,
  greetingId: box.greetingId,
  listenerIds: box.listeners.map(({ id }) => id),
})

/** A box to make (`before` null), to change, or to delete (`write` null). */
interface Change {
  id: string
  before: RecordedBox | null
  write: VoicemailBoxWrite | null
  /** Its extension is there already (`claimNumbered`). */
  claimed?: boolean
}

async function readBoxes(db: TenantDb, ids: readonly string[]): Promise<Map<string, RecordedBox>> {
  const rows = await db.extension.findMany({
    where: { id: { in: [...ids] }, kind: 'voicemail' },
    include: WITH_BOX,
  })
  // One that an undo makes again is an extension alone for a moment.
  const boxes = rows.filter(({ voicemailBox }) => voicemailBox !== null)
  return new Map(boxes.map((row) => [row.id, toRecorded(toBox(row))]))
}

/** Keeps boxes as they are until the transaction ends, and reads them. */
export async function holdBoxes(db: TenantDb, ids: readonly string[]): Promise<Map<string, RecordedBox>> {
  await hold(db, ids)
  return readBoxes(db, ids)
}

type Action = { action: `voicemail_box.${'created' | 'updated' | 'deleted'}` }

const eventOf = ({ action }: Action, { id, number, name, version }: RecordedBox) => ({
  action,
  objectKind: 'voicemail_box',
  objectId: id,
  objectLabel: `${number} ${name}`,
  version,
})

function changeOf(before: RecordedBox | null, after: RecordedBox | null): AuditInput {
  if (after) {
    const action = before ? 'voicemail_box.updated' : 'voicemail_box.created'
    return { ...eventOf({ action }, after), before, after }
  }
  if (!before) throw new Error('a change has a before or an after')
  return { ...eventOf({ action: 'voicemail_box.deleted' }, before), before, after }
}

type Context = Pick<TransactionContext, 'db' | 'audit' | 'clock' | 'secrets'>

/** What a box has beside its number and name. A PIN that is left out stays. */
async function writeSettings({ db, secrets }: Context, { id, before, write }: Change): Promise<void> {
  if (!write) return
  const { language, email, attach, greetingId, pin, listenerIds } = write
  const pinSecret = pin === undefined ? {} : { pinSecret: pin === null ? null : secrets.encrypt(pin) }
  const columns = { language, email, attach, greetingId, ...pinSecret }
  if (before) await db.voicemailBox.updateMany({ where: { extensionId: id }, data: columns })
  else await db.voicemailBox.create({ data: { ...columns, extensionId: id } })
  await db.voicemailListener.deleteMany({ where: { boxId: id } })
  await db.voicemailListener.createMany({
    data: [...new Set(listenerIds)].map((extensionId) => ({ boxId: id, extensionId })),
  })
}

/** Writes boxes that are held and judged, and tells the history. The messages of one that goes stay for an undo. */
export async function writeBoxes(ctx: Context, changes: readonly Change[]): Promise<void> {
  const { db, audit, clock } = ctx
  for (const change of changes) {
    const { id, before, write, claimed } = change
    if (!write) continue
    const { number, name } = write
    if (before) await updateNumbered(ctx, [{ id, number, name }])
    else if (!claimed) await insertNumbered(ctx, 'voicemail', { id, number, name })
    await writeSettings(ctx, change)
  }
  const idsOf = (some: readonly Change[]) => some.map(({ id }) => id)
  await markMessages(db, idsOf(changes.filter(({ before, write }) => write && !before)), null)
  const gone = idsOf(changes.filter(({ write }) => !write))
  const messages = await countMessages(db, gone)
  await markMessages(db, gone, clock.now())
  await db.extension.deleteMany({ where: { id: { in: gone } } })
  const now = await readBoxes(db, idsOf(changes))
  await audit(
    ...changes.map(({ id, before, write }) => {
      const after = now.get(id) ?? null
      if (!after) return changeOf(before && { ...before, messages: messages.get(id) }, null)
      return changeOf(before, { ...after, pinChanged: write?.pin !== undefined })
    }),
  )
}
