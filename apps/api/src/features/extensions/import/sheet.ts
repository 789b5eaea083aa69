import type { Language } from '@switchboard/contract/common'
import {
  EXTENSION_COLUMNS,
  type ExtensionImport,
  type FileColumn,
  type Separator,
} from '@switchboard/contract/extensions.import'
import { HEADERS, looksLikeHeader, matchHeader } from '../file/columns.ts'
import { parseCells, type SheetRow } from '../file/csv.ts'
import { type FileRow, shown } from './draft.ts'

/** Cells that were given in place of those of the file, by line. */
export type Corrections = Record<number, Partial<Record<FileColumn, string>>>

/** How a file is read; what is not given is found out. */
export interface Layout {
  separator?: Separator
  hasHeader?: boolean
  /** By index; null matches them by name. */
  columns?: readonly (FileColumn | null)[] | null
}

/** A file, read. */
export interface Table {
  separator: Separator
  hasHeader: boolean
  columns: ExtensionImport['columns']
  /** As they stand in the file, without the header. */
  rows: readonly SheetRow[]
}

const MOST_SAMPLES = 3
const LONGEST_SAMPLE = 60

/** What a voicemail PIN looks like. */
const LIKE_PIN = /^\d{4,8}$/

/** The first values of a column; of what may be a PIN in a column that nobody has named yet, its first digit. */
function samplesOf(rows: readonly SheetRow[], index: number, column: FileColumn | null): string[] {
  if (column === 'voicemailPin') return []
  const found: string[] = []
  for (const { cells } of rows) {
    const text = shown(cells[index] ?? '')
      .slice(0, LONGEST_SAMPLE)
      .toWellFormed()
    if (text === '') continue
    found.push(column === null && LIKE_PIN.test(text) ? text.replaceAll(/(?<=.)\d/g, '•') : text)
    if (found.length === MOST_SAMPLES) break
  }
  return found
}

/**
 * Reads the text of a file.
 * @throws 422 `fieldErrors.content` = `file_…`
 */
export async function readTable(text: string, layout: Layout): Promise<Table> {
  const { separator, rows } = await parseCells(text, layout.separator)
  const [first] = rows
  const hasHeader = layout.hasHeader ?? (first !== undefined && looksLikeHeader(first.cells))
  const header = hasHeader ? (first?.cells ?? []) : null
  const below = hasHeader ? rows.slice(1) : rows
  const width = header?.length ?? below.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const matched = layout.columns ?? (header ? matchHeader(header) : [])
  const columns = Array.from({ length: width }, (_, index) => {
    const column = matched[index] ?? null
    const name = header ? shown(header[index] ?? '') : null
    return { index, header: name, column, samples: samplesOf(below, index, column) }
  })
  return { separator, hasHeader, columns, rows: below }
}

/** The rows by what their columns are matched with, corrected. */
export function fileRows({ columns, rows }: Table, corrections: Corrections): FileRow[] {
  const matched = columns.filter(({ column }) => column !== null)
  return rows.map(({ line, cells }) => {
    const named = matched.map(({ column, index }) => [column, cells[index] ?? ''])
    return {
      line,
      cells: { ...Object.fromEntries(named), ...corrections[line] },
      overflows: cells.length > columns.length,
    }
  })
}

/** The language that the names of the columns are in; the company's when they do not tell. */
export function languageOf({ columns }: Pick<Table, 'columns'>, otherwise: Language): Language {
  const names = new Set(columns.map(({ header }) => header))
  const known = (language: Language) =>
    EXTENSION_COLUMNS.filter((column) => names.has(HEADERS[language][column])).length
  const [fr, en] = [known('fr'), known('en')]
  if (fr === en) return otherwise
  return fr > en ? 'fr' : 'en'
}
