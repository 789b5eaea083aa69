import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Language } from '@switchboard/contract/common'
import { IMPORT_LIMITS, type Separator } from '@switchboard/contract/extensions.import'
import { CsvError, parse } from 'csv-parse'
import { problem } from '../../../http/errors.ts'

const CHARACTERS: Record<Separator, string> = { comma: ',', semicolon: ';', tab: '\t' }

/** What a spreadsheet set to the language expects: in French the comma is the decimal sign. */
export const SEPARATOR_OF: Record<Language, Separator> = { fr: 'semicolon', en: 'comma' }

/** A row that is not blank. */
export interface SheetRow {
  /** On which it begins in the file, from 1. */
  line: number
  /** Without the empty ones at the end. */
  cells: string[]
}

export interface Sheet {
  separator: Separator
  rows: SheetRow[]
}

/**
 * What a spreadsheet takes for a formula: a cell that begins with one of these characters (OWASP, "CSV injection"), full
 * width ones included, which Excel reads like the others in some languages. Blanks before it do not help, and any number
 * of apostrophes is counted in, so that writing one more can be undone without doubt.
 */
const FORMULA = /^'*\s*[=+\-@\t\r\n＝＋－＠]/

/**
 * Makes a cell mere text for Excel, LibreOffice and Google Sheets, which would else run `=HYPERLINK(…)` that someone gave
 * as a name, and turn `+33199001200` into the number 33199001200 or 3.32E+10. With an apostrophe in front all three keep
 * every character; `readText()` takes it away again.
 */
const writeText = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell)

/** Takes away the apostrophe that `writeText()` put in front, and no other. */
const readText = (cell: string) =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell

/** Byte order mark: without it Excel reads UTF-8 as Windows-1252. */
export const FILE_START = '\uFEFF'

/** One line of a file (RFC 4180: CRLF at its end, quotes doubled), harmless to open in a spreadsheet. */
export function csvLine(cells: readonly string[], separator: Separator): string {
  const written = cells.map((cell) => {
    const text = writeText(cell)
    // Quoted for every separator, so that guessing which one it is cannot go wrong.
    return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  })
  return `${written.join(CHARACTERS[separator])}\r\n`
}

/** Excel's own first line, which says what separates: `sep=;`. */
const SEPARATOR_LINE = /^"?sep=([,;\t])"?(\r\n|\r|\n)/i

/** Enough lines to judge by. */
const SAMPLE = 32 * 1024

/** The separator that most lines have as often as the first one, outside of quotes; of equals the rarer in texts. */
function guessSeparator(text: string): Separator {
  const lines = text
    .slice(0, SAMPLE)
    .replaceAll(/(^|[,;\t\r\n])"(?:[^"]|"")*"(?=[,;\t\r\n]|$)/g, '$1x')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
  const score = (separator: Separator) => {
    const [first = 0, ...others] = lines.map((line) => line.split(CHARACTERS[separator]).length - 1)
    return first === 0 ? 0 : 1 + others.filter((count) => count === first).length
  }
  const found = (['tab', 'semicolon', 'comma'] as const).map((each) => ({ each, score: score(each) }))
  const [best] = found.toSorted((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.each : 'comma'
}

/** Bytes read before others get a turn: some 3 ms of work. */
const SLICE = 16 * 1024

/** Characters that no row of 100 columns needs: a quotation mark that is never closed has swallowed the rest. */
const LONGEST_ROW = 200_000

/** Cells after which even empty ones are too many (a spreadsheet's own limit): a line of ten million separators. */
const MOST_CELLS = 16_384

type FileError = 'file_quotes' | 'file_too_many_rows' | 'file_too_many_columns'

const refuse = (error: FileError) => problem('validation_failed', { fieldErrors: { content: error } })

async function* slicesOf(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += SLICE) {
    yield bytes.subarray(at, at + SLICE)
    await nextTurn()
  }
}

/** A cell as it was meant; throws when it stands further to the right than a table of extensions goes. */
function readField(text: string, { index }: { index: number }): string {
  const tooFar = text === '' ? index >= MOST_CELLS : index >= IMPORT_LIMITS.columns
  if (tooFar) throw refuse('file_too_many_columns')
  return readText(text)
}

/** Puts records in order with the lines on which they begin: csv-parse counts CR LF inside of quotes as two. */
function collectRows(before: number) {
  const rows: SheetRow[] = []
  let line = 1 + before
  let blank = 0
  const add = (record: string[], blankLines: number) => {
    line += blankLines - blank
    blank = blankLines
    const begins = line
    line += 1 + record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
    const cells = record.slice(0, record.findLastIndex((cell) => cell.trim() !== '') + 1)
    if (cells.length > 0) rows.push({ line: begins, cells })
    // One more for the header.
    if (rows.length > IMPORT_LIMITS.rows + 1) throw refuse('file_too_many_rows')
  }
  return { rows, add }
}

/**
 * Reads text as spreadsheets write it (RFC 4180; lines may end in CR, LF or both, rows may differ in length, a quotation
 * mark inside of a cell without quotes is a character). Without `separator` it is the one that the first line of Excel
 * names, else guessed. Lets others have their turn in between.
 * @throws 422 `fieldErrors.content` = `file_quotes` (never closed), `file_too_many_rows`, `file_too_many_columns`
 */
export async function parseCells(text: string, separator?: Separator): Promise<Sheet> {
  const named = SEPARATOR_LINE.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const byName = (['comma', 'semicolon', 'tab'] as const).find((each) => CHARACTERS[each] === named?.[1])
  const used = separator ?? byName ?? guessSeparator(body)
  const { rows, add } = collectRows(named ? 1 : 0)
  const parser = parse({
    delimiter: CHARACTERS[used],
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    cast: readField,
    on_record: (record: string[], { empty_lines: blankLines }) => {
      add(record, blankLines)
      return null // kept by add()
    },
  })
  parser.resume()
  try {
    await pipeline(slicesOf(Buffer.from(body)), parser)
  } catch (error) {
    throw error instanceof CsvError ? refuse('file_quotes') : error
  }
  return { separator: used, rows }
}
