import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Extension, ExtensionWrite } from '@switchboard/contract/extensions'
import { insertRows, slices, updateRows } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { countMessages, markMessages } from '../../http/messages.ts'
import type { TransactionContext } from '../../http/route.ts'
import { extensionColumns, phoneRows } from './columns.ts'
import {
  endSignIns,
  insertPeople,
  type Person,
  releasePeople,
  renumberSignIns,
  updatePeople,
} from './holder.ts'
import { hold } from './hold.ts'
import { toExtension, toHolder, WITH_PHONE } from './present.ts'
import type { ExtensionWithPhone } from './present.ts'
import { changeOf, record } from './record.ts'

// How extensions are written, one or thousands: by a handful of statements for each 500 rows, each row with its audit event.
// Whoever calls holds the rows (`hold.ts`) and has judged what is written. Within `inBatch(ctx, id)` all events belong to
// one batch; they are written last, 500 at a time.

/** What writing needs of a request, or of a job. */
export type WriteContext = Pick<TransactionContext, 'db' | 'audit' | 'clock' | 'secrets'>

/** An extension to make. Give it an id of your own when another one forwards to it. */
export interface Creation {
  id?: string
  /** Of one that is made again. */
  version?: number
  /** Of a person who is there already; else one is made for a personal phone. */
  userId?: string
  write: ExtensionWrite
}

/** A phone, as it was read in this transaction, and what it is to be. */
export interface Change {
  before: ExtensionWithPhone
  write: ExtensionWrite
}

/** Makes personal and shared phones, with the people behind them. They may forward to one another. */
export async function insertMany(ctx: WriteContext, items: readonly Creation[]): Promise<Extension[]> {
  const { db } = ctx
  const now = ctx.clock.now()
  const people = new Map<string, Person>()
  const rows = items.map(({ id = randomUUIDv7(), version = 1, userId: known, write }) => {
    if (write.holder.kind === 'shared') return { id, version, userId: null, write }
    const userId = known ?? randomUUIDv7()
    if (!known) people.set(userId, write.holder)
    return { id, version, userId, write }
  })
  await insertPeople(db, people, now)
  await insertRows(
    db,
    'extension',
    rows.map(({ id, version, userId, write }) => ({
      id,
      version,
      userId,
      createdAt: now,
      updatedAt: now,
      ...extensionColumns(write),
    })),
  )
  await insertRows(
    db,
    'phoneExtension',
    phoneRows(
      ctx.secrets,
      rows.map(({ id, write }) => ({ id, write, before: null })),
    ),
  )
  // What was left on one that an undo makes again is heard again.
  await markMessages(
    db,
    items.flatMap(({ id }) => id ?? []),
    null,
  )
  return record(
    ctx,
    rows.map(({ id }) => ({ id, before: null })),
  )
}

/** Whom the phones belong to after `changes`. */
function planHolders(changes: readonly Change[]) {
  const joining = new Map<string, Person>()
  // A person may have several phones among those that change: of two names the later one holds for all of them.
  const changed = new Map<string, Person>()
  for (const { before, write } of changes) {
    if (!before.userId || write.holder.kind === 'shared') continue
    if (!isDeepStrictEqual(toHolder(before), write.holder)) changed.set(before.userId, write.holder)
  }
  const rows = changes.map(({ before, write }) => {
    if (write.holder.kind === 'shared') return { before, write, userId: null }
    const userId = before.userId ?? randomUUIDv7()
    if (!before.userId) joining.set(userId, write.holder)
    return { before, write: { ...write, holder: changed.get(userId) ?? write.holder }, userId }
  })
  return { joining, changed, rows }
}

/** The extensions of people, held, as they are before those are renamed: the history tells of both. */
export async function holdPhonesOf(
  db: TenantDb,
  people: Iterable<string>,
  written: readonly Change[] = [],
): Promise<ExtensionWithPhone[]> {
  const except = new Set(written.map(({ before }) => before.id))
  const found: ExtensionWithPhone[] = []
  for (const userIds of slices(people)) {
    const all = await db.extension.findMany({ where: { userId: { in: userIds } }, select: { id: true } })
    const ids = all.map(({ id }) => id).filter((id) => !except.has(id))
    if (ids.length === 0) continue
    await hold(db, ids)
    found.push(...(await db.extension.findMany({ where: { id: { in: ids } }, include: WITH_PHONE })))
  }
  return found
}

/** People's extensions carry their name, and are found by their address. */
export async function carryPeople(
  ctx: Pick<WriteContext, 'db' | 'audit' | 'clock'>,
  phones: readonly ExtensionWithPhone[],
  people: ReadonlyMap<string, Person>,
) {
  const updatedAt = ctx.clock.now()
  const renamed = phones.flatMap((row) => {
    const holder = people.get(row.userId ?? '')
    const columns = holder && extensionColumns({ number: row.number, holder })
    const same = columns?.name === row.name && columns.searchText === row.searchText
    return columns && !same ? [{ before: row, columns }] : []
  })
  await updateRows(
    ctx.db,
    'extension',
    'id',
    renamed.map(({ before, columns }) => ({ id: before.id, ...columns, updatedAt })),
  )
  await record(
    ctx,
    renamed.map(({ before }) => ({ id: before.id, before })),
  )
}

/** Replaces what can be edited of phones. Only what differs is to be given: each one's version is raised. */
export async function updateMany(ctx: WriteContext, changes: readonly Change[]): Promise<Extension[]> {
  const { db } = ctx
  const now = ctx.clock.now()
  const { joining, changed, rows } = planHolders(changes)
  const others = await holdPhonesOf(db, changed.keys(), changes)
  await insertPeople(db, joining, now)
  await updatePeople(db, changed, now)
  await updateRows(
    db,
    'extension',
    'id',
    rows.map(({ before: { id }, write, userId }) => ({
      id,
      userId,
      updatedAt: now,
      ...extensionColumns(write),
    })),
  )
  await updateRows(
    db,
    'phoneExtension',
    'extensionId',
    phoneRows(
      ctx.secrets,
      rows.map(({ before: { id, phone }, write }) => ({ id, write, before: phone })),
    ),
  )
  const held = rows.flatMap(({ before: { userId: was, number }, write, userId }) =>
    was ? [{ userId: was, number, to: write.number, stays: was === userId }] : [],
  )
  await renumberSignIns(
    db,
    held.filter(({ number, to, stays }) => stays && number !== to),
    now,
  )
  await letGo(
    db,
    held.filter(({ stays }) => !stays),
  )
  await carryPeople(ctx, others, changed)
  return record(
    ctx,
    rows.map(({ before, write }) => ({
      id: before.id,
      before,
      also: { pinChanged: write.voicemail.pin !== null },
    })),
  )
}

/** The people of phones that they no longer have. */
async function letGo(db: TenantDb, phones: readonly { userId: string; number: string }[]): Promise<void> {
  await endSignIns(db, phones)
  await releasePeople(
    db,
    phones.map(({ userId }) => userId),
  )
}

/** Deletes phones, which nothing but themselves refers to any more. Their messages stay for an undo. */
export async function removeMany(ctx: WriteContext, phones: readonly ExtensionWithPhone[]): Promise<void> {
  const { db, audit } = ctx
  const ids = phones.map(({ id }) => id)
  const messages = await countMessages(db, ids)
  await markMessages(db, ids, ctx.clock.now())
  // Before the extensions, so that those that forward to one another do not keep each other.
  await db.$executeRaw`delete from phone_extension where extension_id = any(${ids}::uuid[])`
  await db.$executeRaw`delete from extension where id = any(${ids}::uuid[])`
  await letGo(
    db,
    phones.flatMap(({ userId, number }) => (userId ? [{ userId, number }] : [])),
  )
  for (const slice of slices(phones)) {
    await audit(
      ...slice.map((phone) => {
        const before = { ...toExtension(phone), messages: messages.get(phone.id) }
        return changeOf('extension.deleted', before, null)
      }),
    )
  }
}

/** Runs changes by which extensions may take one another's numbers: what counts is who has which at the end. */
export async function exchangingNumbers<T>(db: TenantDb, work: () => Promise<T>): Promise<T> {
  await db.$executeRaw`set constraints extension_tenant_id_number_key deferred`
  const result = await work()
  await db.$executeRaw`set constraints extension_tenant_id_number_key immediate`
  return result
}
