import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import { problem } from '../../../http/errors.ts'

/** A file as text, and how it was written. */
export interface Decoded {
  text: string
  encoding: ExtensionImport['encoding']
}

type FileError = 'file_empty' | 'file_binary' | 'file_is_workbook'

const refuse = (error: FileError) => problem('validation_failed', { fieldErrors: { content: error } })

/** What files begin with: .xlsx and .ods are ZIP archives, .xls is an OLE compound file. */
const WORKBOOKS = ['504b0304', 'd0cf11e0']

const BYTE_ORDER_MARKS = [
  { mark: 'efbbbf', label: 'utf-8', encoding: 'utf-8' },
  { mark: 'fffe', label: 'utf-16le', encoding: 'utf-16' },
  { mark: 'feff', label: 'utf-16be', encoding: 'utf-16' },
] as const

/** The text of bytes that are nothing but `label` (WHATWG Encoding); null of others. */
function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function toText(bytes: Uint8Array): Decoded {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (WORKBOOKS.includes(start)) throw refuse('file_is_workbook')
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => start.startsWith(mark))
  if (marked) {
    const text = decodeAs(marked.label, bytes)
    if (text === null) throw refuse('file_binary')
    return { text, encoding: marked.encoding }
  }
  const text = decodeAs('utf-8', bytes)
  if (text !== null) return { text, encoding: 'utf-8' }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
}

/**
 * Reads the encodings in which spreadsheets save text: UTF-8 with byte order mark or without, UTF-16 with one ("Unicode
 * text" of Excel), else Windows-1252 ("CSV" of Excel). Text that happens to be valid UTF-8 is taken for it: accented
 * letters of Windows-1252 never are.
 * @throws 422 `fieldErrors.content` = `file_empty`, `file_binary` (NUL bytes, broken Unicode), `file_is_workbook`
 */
export function decode(bytes: Uint8Array): Decoded {
  const decoded = toText(bytes)
  if (decoded.text.includes('\0')) throw refuse('file_binary')
  if (decoded.text.trim() === '') throw refuse('file_empty')
  return decoded
}
