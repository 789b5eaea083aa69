import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { MOST_LISTED } from '@switchboard/contract/extensions.bulk'
import type {
  ExtensionBulkChange,
  extensionsBulk,
  ExtensionBulkUses,
  ExtensionSelection,
} from '@switchboard/contract/extensions.bulk'
import type { ParsedRequestOf, ResponseOf } from '@switchboard/contract/endpoint'
import type { ExtensionWrite } from '@switchboard/contract/extensions'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { TenantDb } from '../../../db/tenant.ts'
import { inBatch } from '../../../http/audit.ts'
import { problem } from '../../../http/errors.ts'
import { countMessages } from '../../../http/messages.ts'
import type { TransactionContext } from '../../../http/route.ts'
import { assertReplacement, findUses, type FoundUse, type Referrer, releaseUses } from '../../../http/uses.ts'
import { hold } from '../hold.ts'
import { removeMany, updateMany } from '../many.ts'
import { extensionRef, type PhoneRow, toWrite } from '../present.ts'
import { judgeDestination, judgePin } from '../rules.ts'
import { readSelection, type Selected } from './selection.ts'

const targetOf = (forwarding: ExtensionBulkChange['forwarding']) =>
  forwarding && forwarding.mode !== 'off' && forwarding.destination.kind === 'extension'
    ? forwarding.destination.extensionId
    : null

/** Refuses what no extension could take: 422 `validation_failed`, by path in the request. */
async function assertChange({ db, actor }: TransactionContext, change: ExtensionBulkChange): Promise<void> {
  const { voicemail, ...settings } = change
  if (Object.keys({ ...settings, ...voicemail }).length === 0) {
    throw problem('validation_failed', { fieldErrors: { change: 'required' } })
  }
  const { forwarding } = settings
  if (!forwarding) return
  const target = targetOf(forwarding)
  const known = target && (await db.extension.findFirst({ where: { id: target }, select: { id: true } }))
  const judged = judgeDestination(
    forwarding,
    { id: null, country: actor.tenant.country },
    { hasExtension: () => known !== null },
  )
  const wrong = Object.entries(judged).flatMap(([path, code]) =>
    code ? [[`change.${path}`, code] as const] : [],
  )
  if (wrong.length > 0) throw problem('validation_failed', { fieldErrors: Object.fromEntries(wrong) })
}

const changed = (write: ExtensionWrite, { voicemail, ...settings }: ExtensionBulkChange): ExtensionWrite => ({
  ...write,
  ...settings,
  voicemail: { ...write.voicemail, ...voicemail },
})

/** The rule that a change would break in this phone. */
function refusalOf(row: PhoneRow, write: ExtensionWrite, change: ExtensionBulkChange) {
  const refusal = (field: string, error: FieldErrorCode) => ({ extension: extensionRef(row), field, error })
  if (targetOf(change.forwarding) === row.id) {
    return refusal('forwarding.destination.extensionId', 'forwarding_to_itself')
  }
  const pin = change.voicemail ? judgePin(write, row.phone.voicemailPinSecret !== null) : null
  return pin && refusal('voicemail.pin', pin)
}

/** What becomes of each phone. */
function plan(phones: readonly PhoneRow[], change: ExtensionBulkChange) {
  const changes: { before: PhoneRow; write: ExtensionWrite }[] = []
  const refused: NonNullable<ReturnType<typeof refusalOf>>[] = []
  for (const before of phones) {
    const now = toWrite(before)
    const write = changed(now, change)
    if (isDeepStrictEqual(write, now)) continue
    const refusal = refusalOf(before, write, change)
    if (refusal) refused.push(refusal)
    else changes.push({ before, write })
  }
  return { changes, refused, unchanged: phones.length - changes.length - refused.length }
}

/** One event that tells of the whole, beside those of its parts. */
const summarize = (
  { audit }: TransactionContext,
  batchId: string,
  action: 'extensions.changed' | 'extensions.deleted',
  { count, ...after }: { count: number } & Record<string, unknown>,
) =>
  audit({
    action,
    objectKind: 'extension',
    objectId: batchId,
    objectLabel: String(count),
    before: null,
    after: { count, ...after },
  })

/** Changes settings of many phones. 422 `validation_failed`, 409 `selection_changed`. */
export async function bulkUpdate(
  ctx: TransactionContext,
  selection: ExtensionSelection,
  change: ExtensionBulkChange,
): Promise<ResponseOf<typeof extensionsBulk.update>> {
  const { db } = ctx
  const target = targetOf(change.forwarding)
  const { phones, skipped } = await readSelection(db, selection, async (ids) => {
    // Along with the rest and in their order, so that its deletion does not meet this half way.
    await hold(db, target ? [...ids, target] : ids)
    await assertChange(ctx, change)
  })
  const { changes, refused, unchanged } = plan(phones, change)
  const counts = { unchanged, skipped, refused: refused.length }
  const batchId = changes.length > 0 ? randomUUIDv7() : null
  if (batchId) {
    const batch = inBatch(ctx, batchId)
    await updateMany(batch, changes)
    await summarize(batch, batchId, 'extensions.changed', { count: changes.length, ...counts, change })
  }
  return {
    changed: changes.length,
    unchanged,
    skipped,
    refused: { items: refused.slice(0, MOST_LISTED), total: refused.length },
    batchId,
  }
}

type BulkRemoval = ParsedRequestOf<typeof extensionsBulk.remove>['body']

/** What deleting a selection would break, as its dialog lists it. */
async function toShown(
  db: TenantDb,
  { phones, skipped }: Selected,
  found: readonly FoundUse[],
): Promise<ExtensionBulkUses> {
  const byId = new Map(phones.map((phone) => [phone.id, extensionRef(phone)]))
  const items = found.slice(0, MOST_LISTED).flatMap(({ of, use }) => {
    const extension = byId.get(of)
    return extension ? [{ of: extension, use }] : []
  })
  const messages = await countMessages(db, byId.keys())
  return {
    phones: phones.length,
    skipped,
    items,
    total: found.length,
    messages: [...messages.values()].reduce((sum, count) => sum + count, 0),
  }
}

const idsOf = ({ phones }: Selected) => phones.map(({ id }) => id)

/** What deleting these extensions would break beside themselves. */
export async function bulkUses(
  db: TenantDb,
  referrers: readonly Referrer[],
  selection: ExtensionSelection,
): Promise<ExtensionBulkUses> {
  const selected = await readSelection(db, selection)
  return toShown(db, selected, await findUses(db, referrers, 'extension', idsOf(selected)))
}

/**
 * Deletes the phones of a selection. While something uses one: 409 `in_use`, unless what uses them may go without them, or
 * use another extension.
 */
export async function bulkRemove(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  { selection, detach, replacement }: BulkRemoval,
): Promise<ResponseOf<typeof extensionsBulk.remove>> {
  const { db } = ctx
  // Told before what the selection leaves: an admin who chose wrongly need not select again.
  if (replacement) await assertReplacement(db, 'extension', [], replacement)
  const selected = await readSelection(db, selection, (ids) => hold(db, ids))
  const ids = idsOf(selected)
  const uses = await findUses(db, referrers, 'extension', ids)
  if (uses.length > 0 && !detach && !replacement) {
    throw problem('in_use', { current: await toShown(db, selected, uses) })
  }
  const { skipped } = selected
  const batchId = ids.length > 0 ? randomUUIDv7() : null
  if (batchId) {
    const batch = inBatch(ctx, batchId)
    const released = await releaseUses(batch, referrers, 'extension', ids, replacement ?? null)
    const { phones } = await readSelection(db, { by: 'ids', ids })
    await removeMany(batch, phones)
    const counts = { count: ids.length, skipped, usesEnded: released.length }
    await summarize(batch, batchId, 'extensions.deleted', counts)
  }
  return { removed: ids.length, skipped, batchId }
}
