import type { ParsedRequestOf, RequestOf } from '@switchboard/contract/endpoint'
import type { ExtensionImport, extensionsImport, FileColumn } from '@switchboard/contract/extensions.import'
import type { ExtensionImport as ImportRecord } from '@switchboard/database/client'
import type { TenantDb } from '../../../db/tenant.ts'
import type { SecretBox } from '../../../http/crypto.ts'
import { decodeCursor, encodeCursor } from '../../../http/cursor.ts'
import { problem } from '../../../http/errors.ts'
import type { TransactionContext } from '../../../http/route.ts'
import { decode, decodeAgain } from '../file/decode.ts'
import { shown } from './draft.ts'
import type { RejectedRow } from './errors-file.ts'
import { type Corrections, type Layout, readTable } from './sheet.ts'
import {
  type Content,
  columnsOf,
  detailOf,
  dryRun,
  ended,
  findImport,
  layoutOf,
  openContent,
  saveRows,
  sealContent,
  tableColumns,
  toImport,
  toImports,
  toRow,
} from './store.ts'

const LATEST = 20

/** What a file to download is made with. */
interface Files {
  withTenant<T>(work: (tenant: Pick<TransactionContext, 'db'>) => Promise<T>): Promise<T>
  secrets: SecretBox
}

export async function listImports(db: TenantDb) {
  const records = await db.extensionImport.findMany({ orderBy: { createdAt: 'desc' }, take: LATEST })
  return { items: await toImports(db, records) }
}

export const getImport = async (db: TenantDb, id: string) => toImport(db, await findImport(db, id))

/** One page of rows, in the order of the file. */
export async function listRows(
  db: TenantDb,
  importId: string,
  { limit, cursor, verdict }: ParsedRequestOf<typeof extensionsImport.rows>['query'],
) {
  await findImport(db, importId)
  const after = cursor ? Number(decodeCursor(cursor, 'line', 'int').position) : 0
  const rows = await db.extensionImportRow.findMany({
    where: { importId, line: { gt: after }, ...(verdict && { verdict }) },
    orderBy: { line: 'asc' },
    take: limit + 1,
  })
  const items = rows.slice(0, limit).map(toRow)
  const last = items.at(-1)
  const nextCursor =
    rows.length > limit && last ? encodeCursor('line', { position: last.line, id: importId }) : null
  return { items, nextCursor }
}

/** The dry run of a file; 422 `fieldErrors.content` when it cannot be read. */
export async function createImport(
  ctx: TransactionContext,
  { fileName, content }: RequestOf<typeof extensionsImport.create>['body'],
): Promise<ExtensionImport> {
  const { db, secrets, clock, actor } = ctx
  const opened = { ...decode(Buffer.from(content, 'base64')), corrections: {} }
  const { table, judgement } = await dryRun(db, opened, {})
  const record = await db.extensionImport.create({
    data: {
      ...tableColumns(table, judgement),
      ...sealContent(secrets, opened),
      fileName: fileName && shown(fileName),
      encoding: opened.encoding,
      createdBy: actor.userId,
      createdAt: clock.now(),
    },
  })
  await saveRows(db, record.id, table, judgement)
  return toImport(db, record)
}

/** Keeps an import as it is until the transaction ends; 404 when it is unknown. */
async function hold(db: TenantDb, id: string): Promise<ImportRecord> {
  await db.$executeRaw`select from extension_import where id = ${id}::uuid for no key update`
  return findImport(db, id)
}

/** The same for one that has not started, with its content: 409 `import_started` or `version_conflict` otherwise. */
async function holdReady({ db, secrets }: TransactionContext, id: string, version: number) {
  const record = await hold(db, id)
  const content = openContent(secrets, record)
  if (record.state !== 'ready' || !content) {
    throw problem('import_started', { current: await toImport(db, record) })
  }
  if (record.version !== version) throw problem('version_conflict', { current: await toImport(db, record) })
  return { record, content }
}

/** Judges a file anew, read and corrected in another way. */
async function judgeAgain(ctx: TransactionContext, id: string, content: Content, layout: Layout) {
  const { db, secrets } = ctx
  const { table, judgement } = await dryRun(db, content, layout)
  await db.extensionImport.updateMany({
    where: { id },
    data: {
      ...tableColumns(table, judgement),
      ...sealContent(secrets, content),
      encoding: content.encoding,
      changedSince: false,
      version: { increment: 1 },
    },
  })
  await saveRows(db, id, table, judgement)
  return getImport(db, id)
}

/** Adds to corrections; the later one of a cell holds. */
function correct(
  corrections: Corrections,
  more: readonly { line: number; column: FileColumn; value: string }[],
): Corrections {
  const all = { ...corrections }
  for (const { line, column, value } of more) all[line] = { ...all[line], [column]: value }
  return all
}

/** Corrections that stood in for a column the file was not known to have: its own cells hold once it is matched. */
const withoutColumns = (corrections: Corrections, columns: readonly (FileColumn | null)[]): Corrections =>
  Object.fromEntries(
    Object.entries(corrections).map(([line, cells]) => [
      line,
      Object.fromEntries(
        Object.entries(cells).filter(([column]) => !columns.some((found) => found === column)),
      ),
    ]),
  )

/** Two columns cannot both be the same. */
function refuseTwice(columns: readonly (FileColumn | null)[]): void {
  const twice = columns.flatMap((column, index) =>
    column !== null && columns.indexOf(column) < index ? [[`columns.${index}`, 'taken'] as const] : [],
  )
  if (twice.length > 0) throw problem('validation_failed', { fieldErrors: Object.fromEntries(twice) })
}

/** Reads the file in another way, or with other cells. */
export async function matchImport(
  ctx: TransactionContext,
  id: string,
  body: RequestOf<typeof extensionsImport.match>['body'],
): Promise<ExtensionImport> {
  const { record, content } = await holdReady(ctx, id, body.version)
  const { encoding, separator, hasHeader, columns } = body
  if (columns) refuseTwice(columns)
  const before = layoutOf(record).columns ?? []
  const found = (columns ?? []).filter((column) => column !== null && !before.includes(column))
  const kept = withoutColumns(content.corrections, found)
  const text = decodeAgain(content, encoding)
  const corrected = { text, encoding, corrections: correct(kept, body.corrections) }
  return judgeAgain(ctx, id, corrected, { separator, hasHeader, columns })
}

/** Takes every value that the dry run proposes. */
export async function correctImport(
  ctx: TransactionContext,
  id: string,
  version: number,
): Promise<ExtensionImport> {
  const { record, content } = await holdReady(ctx, id, version)
  const rows = await ctx.db.extensionImportRow.findMany({ where: { importId: id, verdict: 'error' } })
  const proposed = rows.flatMap((row) =>
    detailOf(row).problems.flatMap(({ column, proposal }) =>
      column !== null && proposal !== null ? [{ line: row.line, column, value: proposal }] : [],
    ),
  )
  const corrected = { ...content, corrections: correct(content.corrections, proposed) }
  return judgeAgain(ctx, id, corrected, layoutOf(record))
}

/** Asks for the import; 422 when it would leave out rows with errors that nobody agreed to. */
export async function startImport(
  ctx: TransactionContext,
  id: string,
  { version, leaveOutErrors }: RequestOf<typeof extensionsImport.start>['body'],
): Promise<ExtensionImport> {
  const { db, clock, actor, outbox } = ctx
  const { record } = await holdReady(ctx, id, version)
  const { counts } = await toImport(db, record)
  if ((counts.error ?? 0) > 0 && !leaveOutErrors) {
    throw problem('validation_failed', { fieldErrors: { leaveOutErrors: 'required' } })
  }
  await db.extensionImport.updateMany({
    where: { id },
    data: {
      state: 'importing',
      startedAt: clock.now(),
      processed: 0,
      changedSince: false,
      cancelAsked: false,
      version: { increment: 1 },
    },
  })
  await outbox('extensions.import', {
    importId: id,
    userId: actor.userId,
    tokenId: actor.token?.id ?? null,
  })
  return getImport(db, id)
}

/** Rejected rows read at a time. */
const AT_ONCE = 500

/**
 * The rows with errors, in the order of the file: as they were handed in while the file is there, and without PINs once the
 * import has ended.
 */
export async function rejectedRows({ withTenant, secrets }: Files, id: string) {
  const record = await withTenant(({ db }) => findImport(db, id))
  const content = openContent(secrets, record)
  const table = content && (await readTable(content.text, layoutOf(record)))
  const handedIn = new Map(table?.rows.map(({ line, cells }) => [line, cells]))
  async function* read(): AsyncGenerator<RejectedRow[], void, void> {
    for (let after = 0; ;) {
      const rows = await withTenant(({ db }) => readRejected(db, id, after))
      yield rows.map((row) => ({
        row: toRow(row),
        cells: handedIn.get(row.line) ?? detailOf(row).cells ?? [],
      }))
      if (rows.length < AT_ONCE) return
      after = rows.at(-1)?.line ?? after
    }
  }
  return { columns: columnsOf(record), rejected: read() }
}

const readRejected = (db: TenantDb, importId: string, after: number) =>
  db.extensionImportRow.findMany({
    where: { importId, verdict: 'error', line: { gt: after } },
    orderBy: { line: 'asc' },
    take: AT_ONCE,
  })

/** Gives up an import that is ready; asks for the end of one that runs, unless it is over. */
export async function cancelImport({ db, clock }: TransactionContext, id: string): Promise<ExtensionImport> {
  const record = await hold(db, id)
  if (record.state !== 'ready' && record.state !== 'importing') {
    throw problem('import_ended', { current: await toImport(db, record) })
  }
  const data = record.state === 'ready' ? ended('cancelled', clock.now()) : { cancelAsked: true }
  await db.extensionImport.updateMany({ where: { id }, data })
  return getImport(db, id)
}
