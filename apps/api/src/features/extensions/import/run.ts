import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import type { ExtensionImport as ImportRecord } from '@switchboard/database/client'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../clock.ts'
import type { Database } from '../../../db/connect.ts'
import { readDatabaseError } from '../../../db/prisma-errors.ts'
import { countAnew, slices } from '../../../db/rows.ts'
import type { TenantDb } from '../../../db/tenant.ts'
import { inBatch, makeAudit } from '../../../http/audit.ts'
import type { SecretBox } from '../../../http/crypto.ts'
import { hold } from '../hold.ts'
import { exchangingNumbers, insertMany, updateMany, type WriteContext } from '../many.ts'
import type { Judgement, Step } from './judge.ts'
import { dryRun, ended, layoutOf, openContent, saveRows, tableColumns } from './store.ts'
import type { Table } from './sheet.ts'

/** What the worker gives. */
export interface ImportJob {
  database: Pick<Database, 'withTenant'>
  secrets: SecretBox
  clock: Clock
  log: FastifyBaseLogger
}

/** Which import, and who started it: the history names them. */
export interface ImportRequest {
  importId: string
  userId: string
  tokenId: string | null
}

/** All of an import is one transaction: it is either in or not. */
const TRANSACTION_MS = 600_000
/** A server that lost its power says nothing: PostgreSQL lets go of what its transaction holds after this long. */
const SILENCE_MS = 60_000

/** Somebody asked for the end: nothing of the import is kept. */
class CancelledError extends Error {
  override name = 'CancelledError'
}

/**
 * Imports what was checked, unless it is over already: a job may be taken more than once, by whoever finds that its
 * server is gone. Throws what another try may overcome: a stop, a database that is away, somebody in the way.
 */
export async function runImport(
  job: ImportJob,
  tenantId: string,
  request: ImportRequest,
  signal: AbortSignal,
): Promise<void> {
  const { database, log } = job
  const { importId } = request
  const pace = makePace(job, tenantId, importId, signal)
  try {
    await pace(0)
    await database.withTenant(tenantId, (db) => importAll(job, db, request, pace, signal), {
      timeout: TRANSACTION_MS,
    })
  } catch (error) {
    if (error instanceof CancelledError) return endImport(job, tenantId, importId, { state: 'cancelled' })
    const failure = readDatabaseError(error)
    if (signal.aborted || (failure && failure.kind !== 'refused')) {
      // A broken rule too: somebody saved in between, and judging again will see it.
      log.warn({ err: error, tenant: tenantId, import: importId }, 'an import is given back to its queue')
      throw error
    }
    log.error({ err: error, tenant: tenantId, import: importId }, 'our bug: an import failed')
    await giveUpImport(job, tenantId, importId, 'internal')
  }
}

/** Says of an import that runs that it will not be finished. */
export const giveUpImport = (
  job: ImportJob,
  tenantId: string,
  importId: string,
  failure: NonNullable<ExtensionImport['failure']>,
): Promise<void> => endImport(job, tenantId, importId, { state: 'failed', failure })

async function endImport(
  { database, clock }: ImportJob,
  tenantId: string,
  importId: string,
  { state, failure = null }: { state: 'failed' | 'cancelled'; failure?: ExtensionImport['failure'] },
): Promise<void> {
  await database.withTenant(tenantId, (db) =>
    db.extensionImport.updateMany({
      where: { id: importId, state: 'importing' },
      data: { ...ended(state, clock.now()), failure, processed: 0 },
    }),
  )
}

/** Called between two slices, with the rows dealt with so far: tells the world, and hears whether to go on. */
type Pace = (processed: number) => Promise<void>

/** @returns what uses a connection of its own, since nobody sees what the import's transaction writes */
function makePace({ database }: ImportJob, tenantId: string, id: string, signal: AbortSignal): Pace {
  return async (processed) => {
    signal.throwIfAborted()
    const [record] = await database.withTenant(tenantId, (db) =>
      db.extensionImport.updateManyAndReturn({
        where: { id, state: 'importing' },
        data: { processed },
        select: { cancelAsked: true },
      }),
    )
    if (record?.cancelAsked) throw new CancelledError()
  }
}

async function importAll(
  { secrets, clock }: ImportJob,
  db: TenantDb,
  { importId, userId, tokenId }: ImportRequest,
  pace: Pace,
  signal: AbortSignal,
): Promise<void> {
  await db.$executeRaw`select set_config('idle_in_transaction_session_timeout', ${String(SILENCE_MS)}, true)`
  const record = await db.extensionImport.findFirst({ where: { id: importId, state: 'importing' } })
  if (!record) return
  const { table, judgement } = await judgeHeld(db, secrets, record, signal)
  if (judgement.fingerprint !== record.fingerprint) return askAgain(db, importId, table, judgement)
  const now = clock.now()
  const author = { userId, token: tokenId ? { id: tokenId } : null }
  const audit = makeAudit(db, author, now, importId)
  const writing = inBatch({ db, audit, secrets, clock: { now: () => now } }, importId)
  await exchangingNumbers(db, () => writeSteps(writing, judgement, pace))
  const { counts } = judgement
  await writing.audit({
    action: 'extensions.imported',
    objectKind: 'extension',
    objectId: importId,
    objectLabel: record.fileName ?? '',
    before: null,
    after: counts,
  })
  const { count } = await db.extensionImport.updateMany({
    where: { id: importId, state: 'importing', cancelAsked: false },
    data: { ...ended('done', now), processed: counts.create + counts.update + counts.unchanged },
  })
  if (count === 0) throw new CancelledError()
}

/** Judges the rows again, until what they are about is held as it was judged. */
async function judgeHeld(
  db: TenantDb,
  secrets: SecretBox,
  record: ImportRecord,
  signal: AbortSignal,
): Promise<{ table: Table; judgement: Judgement }> {
  const content = openContent(secrets, record)
  if (!content) throw new Error('an import that runs has its content')
  for (;;) {
    const judged = await dryRun(db, content, layoutOf(record), signal)
    const versions = new Map(
      judged.judgement.steps.flatMap(({ before }) => (before ? [[before.id, before.version]] : [])),
    )
    const ids = [...versions.keys()]
    await hold(db, ids)
    const held = await db.$queryRaw<{ id: string; version: number }[]>`
      select id, version from extension where id = any(${ids}::uuid[])`
    if (held.length === ids.length && held.every(({ id, version }) => versions.get(id) === version))
      return judged
  }
}

/** Something that the dry run rests on has changed: it is for a person to say whether that is still what they want. */
async function askAgain(db: TenantDb, id: string, table: Table, judgement: Judgement): Promise<void> {
  await db.extensionImport.updateMany({
    where: { id },
    data: {
      ...tableColumns(table, judgement),
      state: 'ready',
      changedSince: true,
      startedAt: null,
      processed: 0,
      version: { increment: 1 },
    },
  })
  await saveRows(db, id, table, judgement)
}

type Update = Step & { before: NonNullable<Step['before']> }

/** What must be written at once: who takes another's number or name is told by seeing both. */
function partUpdates(updates: readonly Update[]) {
  const phonesOf = new Map<string, number>()
  for (const { before } of updates) {
    if (before.userId) phonesOf.set(before.userId, (phonesOf.get(before.userId) ?? 0) + 1)
  }
  const isTied = ({ before, write }: Update) =>
    write.number !== before.number || (phonesOf.get(before.userId ?? '') ?? 0) > 1
  return { tied: updates.filter(isTied), others: updates.filter((update) => !isTied(update)) }
}

async function writeSteps(ctx: WriteContext, { steps, counts }: Judgement, pace: Pace): Promise<void> {
  await ctx.db.$executeRaw`set constraints phone_extension_tenant_id_forwarding_extension_id_fkey deferred`
  let processed = counts.unchanged
  const passed = async (rows: number) => {
    processed += rows
    await pace(processed)
  }
  const { tied, others } = partUpdates(steps.filter((step): step is Update => step.before !== null))
  if (tied.length > 0) {
    await updateMany(ctx, tied)
    await passed(tied.length)
  }
  for (const slice of slices(others)) {
    await updateMany(ctx, slice)
    await passed(slice.length)
  }
  for (const slice of slices(steps.filter(({ before }) => before === null))) {
    await insertMany(ctx, slice)
    await passed(slice.length)
  }
  await countAnew(ctx.db, counts.create)
}
