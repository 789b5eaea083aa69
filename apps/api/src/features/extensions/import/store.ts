import type { Encoding, ExtensionImport, ImportRow } from '@switchboard/contract/extensions.import'
import type { ExtensionImport as ImportRecord, ExtensionImportRow } from '@switchboard/database/client'
import { insertRows } from '../../../db/rows.ts'
import type { TenantDb } from '../../../db/tenant.ts'
import type { SecretBox } from '../../../http/crypto.ts'
import { problem } from '../../../http/errors.ts'
import type { Decoded } from '../file/decode.ts'
import { readCompany } from './company.ts'
import { type Judgement, judgeRows } from './judge.ts'
import { type Corrections, fileRows, languageOf, type Layout, readTable, type Table } from './sheet.ts'
import { inTurns } from './turns.ts'
import { fullName } from '../../../identity/person.ts'

// What an import is between two requests. Its file and what was corrected in it are encrypted, since they may hold PINs,
// and go when it ends; its rows stay for 30 days, without PINs.

/** A file, and what was given in place of its cells. */
export interface Content extends Decoded {
  corrections: Corrections
}

/** What `extension_import.counts` holds. */
type Counts = ExtensionImport['counts'] & { proposals: number }

/** What `extension_import_row.detail` holds. */
interface Detail extends Pick<ImportRow, 'changes' | 'problems'> {
  /** Of rows with errors: what was handed in, without a PIN. */
  cells?: string[]
}

/** The dry run: reads a file and judges its rows. Changes nothing. */
export async function dryRun(
  db: TenantDb,
  { text, corrections }: Pick<Content, 'text' | 'corrections'>,
  layout: Layout,
  signal?: AbortSignal,
) {
  const table = await readTable(text, layout)
  const company = await readCompany(db)
  const rows = judgeRows(fileRows(table, corrections), company, languageOf(table, company.language))
  return { table, judgement: await inTurns(rows, signal) }
}

/** How the file of an import is read. */
export const layoutOf = (record: ImportRecord): Required<Layout> => ({
  separator: record.separator as ExtensionImport['separator'],
  hasHeader: record.hasHeader,
  columns: columnsOf(record).map(({ column }) => column),
})

/** Written by `tableColumns()` only. */
export const columnsOf = ({ columns }: ImportRecord) => columns as ExtensionImport['columns']

/** What a dry run changes of an import. */
export const tableColumns = ({ separator, hasHeader, columns }: Table, judgement: Judgement) => ({
  separator,
  hasHeader,
  columns,
  counts: { ...judgement.counts, proposals: judgement.proposals } satisfies Counts,
  fingerprint: judgement.fingerprint,
})

export const sealContent = (
  secrets: SecretBox,
  { text, corrections }: Pick<Content, 'text' | 'corrections'>,
) => ({
  contentSecret: secrets.encrypt(text),
  correctionsSecret: secrets.encrypt(JSON.stringify(corrections)),
})

/** The content of an import that has not ended; null of one that has. */
export function openContent(secrets: SecretBox, record: ImportRecord): Content | null {
  const { contentSecret, correctionsSecret } = record
  if (contentSecret === null || correctionsSecret === null) return null
  return {
    text: secrets.decrypt(contentSecret),
    // The CHECK allows no other.
    encoding: record.encoding as Encoding,
    corrections: JSON.parse(secrets.decrypt(correctionsSecret)) as Corrections,
  }
}

/** What becomes of an import that ends: nothing is left that could hold a PIN. */
export const ended = (state: 'done' | 'failed' | 'cancelled', endedAt: Date) => ({
  state,
  endedAt,
  contentSecret: null,
  correctionsSecret: null,
  version: { increment: 1 },
})

/** Writes what the dry run says of each row, in place of what it said before. */
export async function saveRows(
  db: TenantDb,
  importId: string,
  { columns, rows: handedIn }: Table,
  { rows }: Judgement,
): Promise<void> {
  await db.extensionImportRow.deleteMany({ where: { importId } })
  const isPin = (index: number) => columns[index]?.column === 'voicemailPin'
  const cellsOf = (at: number) => (handedIn[at]?.cells ?? []).map((cell, index) => (isPin(index) ? '' : cell))
  await insertRows(
    db,
    'extensionImportRow',
    rows.map(({ line, verdict, number, name, changes, problems }, at) => ({
      importId,
      line,
      verdict,
      number,
      name,
      detail: { changes, problems, ...(verdict === 'error' && { cells: cellsOf(at) }) } satisfies Detail,
    })),
  )
}

/** Written by `saveRows()` only. */
export const detailOf = ({ detail }: ExtensionImportRow) => detail as unknown as Detail

export const toRow = (row: ExtensionImportRow): ImportRow => ({
  line: row.line,
  verdict: row.verdict as ImportRow['verdict'],
  number: row.number,
  name: row.name,
  changes: detailOf(row).changes,
  problems: detailOf(row).problems,
})

/** One import; 404 when it is unknown. */
export async function findImport(db: TenantDb, id: string): Promise<ImportRecord> {
  const record = await db.extensionImport.findFirst({ where: { id } })
  if (!record) throw problem('not_found')
  return record
}

/** Shapes imports for the wire; whoever made one and is gone has no name. The CHECKs allow no other texts. */
export async function toImports(db: TenantDb, records: readonly ImportRecord[]): Promise<ExtensionImport[]> {
  const people = await db.appUser.findMany({
    where: { id: { in: records.map(({ createdBy }) => createdBy) } },
    select: { id: true, firstName: true, lastName: true },
  })
  const names = new Map(people.map((person) => [person.id, fullName(person)]))
  return records.map((record) => {
    const { proposals, ...counts } = record.counts as Counts
    return {
      id: record.id,
      version: record.version,
      state: record.state as ExtensionImport['state'],
      fileName: record.fileName,
      createdAt: record.createdAt.toISOString(),
      createdBy: names.get(record.createdBy) ?? '',
      startedAt: record.startedAt?.toISOString() ?? null,
      endedAt: record.endedAt?.toISOString() ?? null,
      encoding: record.encoding as Encoding,
      separator: record.separator as ExtensionImport['separator'],
      hasHeader: record.hasHeader,
      columns: columnsOf(record),
      counts,
      proposals,
      processed: record.processed,
      changedSince: record.changedSince,
      failure: record.failure as ExtensionImport['failure'],
    }
  })
}

export async function toImport(db: TenantDb, record: ImportRecord): Promise<ExtensionImport> {
  const [shaped] = await toImports(db, [record])
  if (!shaped) throw new Error('one is one')
  return shaped
}
