import { isDeepStrictEqual } from 'node:util'
import type { Extension, ExtensionUse, ExtensionWrite } from '@switchboard/contract/extensions'
import { searchKey } from '@switchboard/database/search-key'
import type { TenantDb } from '../../db/tenant.ts'
import type { AuditInput } from '../../http/audit.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import {
  endSignIn,
  holderEmail,
  holderName,
  releaseHolder,
  renumberSignIn,
  saveHolder,
  signsInWith,
} from './holder.ts'
import { extensionRef, toExtension, WITH_PHONE } from './present.ts'
import type { ExtensionWithPhone } from './present.ts'
import { assertValid } from './rules.ts'

async function find(db: TenantDb, id: string): Promise<ExtensionWithPhone> {
  const row = await db.extension.findFirst({ where: { id }, include: WITH_PHONE })
  if (!row) throw problem('not_found')
  return row
}

async function findPhone(db: TenantDb, id: string): Promise<ExtensionWithPhone> {
  const row = await find(db, id)
  if (!row.phone) throw problem('kind_not_editable')
  return row
}

/** Keeps an extension as it is until the transaction ends, so that what was read of it still holds when it is written. */
const hold = (db: TenantDb, id: string) =>
  db.$queryRaw`select id from extension where id = ${id}::uuid for no key update`

/** The same for one that is to go, against those who would refer to it too, and for what forwards to it. */
const holdWithForwarders = (db: TenantDb, id: string) => db.$queryRaw`
  select id from extension
  where id = ${id}::uuid
     or id in (select extension_id from phone_extension where forwarding_extension_id = ${id}::uuid)
  order by id
  for update`

/** One extension; 404 when unknown or another tenant's. */
export const getExtension = async (db: TenantDb, id: string): Promise<Extension> =>
  toExtension(await find(db, id))

/** A change as the history keeps it. The PIN is never in it, only that it changed. */
function changeOf(
  action: `extension.${'created' | 'updated' | 'deleted'}`,
  before: Extension | null,
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

function extensionColumns(input: ExtensionWrite) {
  const name = holderName(input.holder)
  return {
    number: input.number,
    kind: input.holder.kind === 'person' ? 'user' : 'shared_phone',
    name,
    searchText: searchKey(name, input.number, holderEmail(input.holder)),
  }
}

function phoneColumns({ enabled, forwarding, voicemail, callerIdNumberId, doNotDisturb }: ExtensionWrite) {
  const destination = forwarding.mode === 'off' ? null : forwarding.destination
  return {
    enabled,
    callerIdNumberId,
    doNotDisturb,
    forwardingMode: forwarding.mode,
    forwardingKind: destination?.kind ?? null,
    forwardingExtensionId: destination?.kind === 'extension' ? destination.extensionId : null,
    forwardingExternal: destination?.kind === 'external' ? destination.number : null,
    voicemailEnabled: voicemail.enabled,
    voicemailDelaySeconds: voicemail.delaySeconds,
    voicemailEmail: voicemail.email,
    voicemailLanguage: voicemail.language,
  }
}

/** A new PIN is stored encrypted; none given keeps the one there is. */
const pinColumn = ({ secrets }: TransactionContext, { voicemail }: ExtensionWrite) =>
  voicemail.pin === null ? {} : { voicemailPinSecret: secrets.encrypt(voicemail.pin) }

/** Creates a personal or shared phone. 422 `validation_failed`, 409 `already_exists`. */
export async function createExtension(ctx: TransactionContext, input: ExtensionWrite): Promise<Extension> {
  const { db, clock, actor } = ctx
  await assertValid(db, input, { country: actor.tenant.country, id: null, number: null, pinSet: false })
  const now = clock.now()
  const userId = await saveHolder(db, null, input.holder, now)
  const { id } = await db.extension.create({
    data: { ...extensionColumns(input), userId, createdAt: now, updatedAt: now },
  })
  await db.phoneExtension.create({
    data: { extensionId: id, ...phoneColumns(input), ...pinColumn(ctx, input) },
  })
  const after = await getExtension(db, id)
  await ctx.audit(changeOf('extension.created', null, after))
  return after
}

/** Records what happened to other extensions along with one: `before`, as they were, against what they are now. */
async function auditAlong({ db, audit }: TransactionContext, before: ExtensionWithPhone[]): Promise<void> {
  const ids = before.map(({ id }) => id)
  const after = await db.extension.findMany({ where: { id: { in: ids } }, include: WITH_PHONE })
  const changed = new Map(after.map((row) => [row.id, toExtension(row)]))
  await audit(
    ...before.map((row) => changeOf('extension.updated', toExtension(row), changed.get(row.id) ?? null)),
  )
}

/** A person's other extensions carry the same name. */
async function renameOthers(ctx: TransactionContext, userId: string, id: string, input: ExtensionWrite) {
  const { db, clock } = ctx
  const others = await db.extension.findMany({ where: { userId, id: { not: id } }, include: WITH_PHONE })
  const columnsOf = (number: string) => extensionColumns({ ...input, number })
  const misnamed = others.filter(({ number, searchText }) => searchText !== columnsOf(number).searchText)
  for (const other of misnamed) {
    const { name, searchText } = columnsOf(other.number)
    await db.extension.updateMany({
      where: { id: other.id },
      data: { name, searchText, updatedAt: clock.now(), version: { increment: 1 } },
    })
  }
  if (misnamed.length > 0) await auditAlong(ctx, misnamed)
}

/**
 * Replaces what can be edited. References follow a new number, since they are by id. 409 `version_conflict` with the
 * extension as it is now when someone saved in between.
 */
export async function updateExtension(
  ctx: TransactionContext,
  id: string,
  { version, ...input }: ExtensionWrite & { version: number },
): Promise<Extension> {
  const { db, clock, actor } = ctx
  await hold(db, id)
  const row = await findPhone(db, id)
  const before = toExtension(row)
  if (row.version !== version) throw problem('version_conflict', { current: before })
  const pinSet = before.phone?.voicemail.pinSet ?? false
  await assertValid(db, input, { country: actor.tenant.country, id, number: row.number, pinSet })
  const now = clock.now()
  const keepsHolder = isDeepStrictEqual(before.phone?.holder, input.holder)
  const userId = keepsHolder ? row.userId : await saveHolder(db, row.userId, input.holder, now)
  await db.extension.updateMany({
    where: { id },
    data: { ...extensionColumns(input), userId, updatedAt: now, version: { increment: 1 } },
  })
  await db.phoneExtension.updateMany({
    where: { extensionId: id },
    data: { ...phoneColumns(input), ...pinColumn(ctx, input) },
  })
  if (userId && userId === row.userId && input.number !== row.number) {
    await renumberSignIn(db, userId, row.number, input.number, clock)
  }
  if (row.userId && !userId) {
    await endSignIn(db, row.userId, row.number)
    await releaseHolder(db, row.userId)
  }
  if (userId && !keepsHolder) await renameOthers(ctx, userId, id, input)
  const after = await getExtension(db, id)
  const pinChanged = input.voicemail.pin !== null
  await ctx.audit(changeOf('extension.updated', before, { ...after, pinChanged }))
  return after
}

/** What deleting this extension would break. 404 when it is unknown. */
export const usesOf = async (db: TenantDb, id: string) => findUses(db, await find(db, id))

async function findUses(db: TenantDb, row: ExtensionWithPhone): Promise<ExtensionUse[]> {
  const forwarding = await db.phoneExtension.findMany({
    where: { forwardingExtensionId: row.id },
    include: { extension: true },
    orderBy: { extension: { numberValue: 'asc' } },
  })
  const uses: ExtensionUse[] = forwarding.map(({ extension }) => ({
    kind: 'forwarding',
    extension: extensionRef(extension),
  }))
  if (row.userId && (await signsInWith(db, row.userId, row.number))) {
    uses.push({ kind: 'sign_in', personName: row.name })
  }
  return uses
}

/** Turns off what forwards to an extension that is going, and records each as the change it is. */
async function turnForwardingOff(ctx: TransactionContext, target: string): Promise<void> {
  const { db, clock } = ctx
  const before = await db.extension.findMany({
    where: { phone: { forwardingExtensionId: target } },
    include: WITH_PHONE,
  })
  if (before.length === 0) return
  const ids = before.map(({ id }) => id)
  await db.phoneExtension.updateMany({
    where: { extensionId: { in: ids } },
    data: {
      forwardingMode: 'off',
      forwardingKind: null,
      forwardingExtensionId: null,
      forwardingExternal: null,
    },
  })
  await db.extension.updateMany({
    where: { id: { in: ids } },
    data: { version: { increment: 1 }, updatedAt: clock.now() },
  })
  await auditAlong(ctx, before)
}

/** Deletes a phone. While something uses it: 409 `in_use` with the uses, unless `detach` allows ending them too. */
export async function removeExtension(ctx: TransactionContext, id: string, detach: boolean): Promise<void> {
  const { db } = ctx
  await holdWithForwarders(db, id)
  const row = await findPhone(db, id)
  const uses = await findUses(db, row)
  if (uses.length > 0 && !detach) throw problem('in_use', { current: { items: uses } })
  await turnForwardingOff(ctx, id)
  await db.extension.deleteMany({ where: { id } })
  if (row.userId) {
    await endSignIn(db, row.userId, row.number)
    await releaseHolder(db, row.userId)
  }
  await ctx.audit(changeOf('extension.deleted', toExtension(row), null))
}
