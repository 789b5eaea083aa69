import type { VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import type { Extension } from '@switchboard/database/client'
import { readSlices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { FoundUse, Referrer } from '../../http/uses.ts'
import { extensionRef } from '../extensions/index.ts'
import { isGreeting } from './rules.ts'
import { holdBoxes, toWrite, writeBoxes } from './write.ts'

/** A box that uses something, and what. */
interface Using {
  box: Extension
  of: string
}

/** Changes boxes that use something. */
async function swap(
  ctx: TransactionContext,
  using: readonly Using[],
  to: (write: VoicemailBoxWrite) => VoicemailBoxWrite,
): Promise<void> {
  const boxes = await holdBoxes(ctx.db, [...new Set(using.map(({ box }) => box.id))])
  await writeBoxes(
    ctx,
    [...boxes].map(([id, before]) => ({ id, before, write: to(toWrite(before)) })),
  )
}

const toUses = (using: readonly Using[], way: FoundUse['use']['way'], replaceable: boolean): FoundUse[] =>
  using
    .toSorted((a, b) => a.box.numberValue - b.box.numberValue)
    .map(({ box, of }) => {
      const by = { kind: 'extension', extension: extensionRef(box) } as const
      return { of, use: { way, by, detail: null, replaceable } }
    })

async function findHeard(db: TenantDb, ids: readonly string[]): Promise<Using[]> {
  const rows = await readSlices(ids, (slice) =>
    db.voicemailListener.findMany({
      where: { extensionId: { in: slice } },
      include: { box: { include: { extension: true } } },
    }),
  )
  return rows.map(({ extensionId, box }) => ({ box: box.extension, of: extensionId }))
}

/** Phones whose holders hear a box. What takes the place of a phone takes its calls, not what others may hear. */
const listenerReferrer: Referrer = {
  target: 'extension',
  keys: ['voicemail_listener.extension_id'],
  find: async (db, ids) => toUses(await findHeard(db, ids), 'voicemail_listener', false),
  replace: async (ctx, ids) =>
    swap(ctx, await findHeard(ctx.db, ids), (write) => ({
      ...write,
      listenerIds: write.listenerIds.filter((id) => !ids.includes(id)),
    })),
}

async function findGreeting(db: TenantDb, ids: readonly string[]): Promise<Using[]> {
  const rows = await readSlices(ids, (slice) =>
    db.voicemailBox.findMany({ where: { greetingId: { in: slice } }, include: { extension: true } }),
  )
  return rows.map(({ greetingId, extension }) => ({ box: extension, of: greetingId ?? '' }))
}

/** Boxes with a greeting. Without it they say the standard one. */
const greetingReferrer: Referrer = {
  target: 'audio_file',
  keys: ['voicemail_box.greeting_id'],
  find: async (db, ids) => toUses(await findGreeting(db, ids), 'voicemail_greeting', true),
  async replace(ctx, ids, replacement) {
    if (replacement !== null && !(await isGreeting(ctx.db, replacement))) {
      throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
    }
    await swap(ctx, await findGreeting(ctx.db, ids), (write) => ({ ...write, greetingId: replacement }))
  },
}

/** What voicemail boxes keep from being deleted. */
export const voicemailBoxReferrers: readonly Referrer[] = [listenerReferrer, greetingReferrer]
