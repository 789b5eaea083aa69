import type { Encoding } from '@switchboard/contract/extensions.import'
import { foreignFile, SIGNATURE_BYTES } from '@switchboard/contract/file-signature'
import { problem } from '../../../http/errors.ts'
import type { FieldErrorCode } from '@switchboard/contract/problem'

/** A file as text, and how it was written. */
export interface Decoded {
  text: string
  encoding: Encoding
}

type FileError = Extract<FieldErrorCode, `file_${string}`>

const refuse = (error: FileError) => problem('validation_failed', { fieldErrors: { content: error } })

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

/** Every second byte of a text in Western languages is 0 in UTF-16. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.subarray(0, 1024)
  const zeros = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < start.length / 4 || Math.min(even, odd) > 0) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** Letters and marks in which texts of Western Europe differ from ASCII. */
const COMMON = /[àâäáãåçéèêëíîïñóôöõùûüúýÿœæßšžÀÂÄÁÃÅÇÉÈÊËÍÎÏÑÓÔÖÕÙÛÜÚŒÆŠŽ’‘“”«»–—…°€•\u00a0]/u
/** A capital in the middle of a word is what the other encoding makes of a small letter. */
const MISPLACED = /\p{Ll}(?=\p{Lu})/u

/** How many characters stand where such texts have them. */
function plausible(text: string): number {
  let found = 0
  let before = ''
  for (const char of text) {
    if (char > '\x7f' && COMMON.test(char) && !MISPLACED.test(before + char)) found += 1
    before = char
  }
  return found
}

/** Enough text to tell one encoding from another. */
const SAMPLE = 64 * 1024

/** Of the encodings with a byte a character, the one that makes more sense: Excel for Mac writes "CSV (Macintosh)". */
function byteEncoding(bytes: Uint8Array): 'windows-1252' | 'macintosh' {
  const score = (label: string) => plausible(new TextDecoder(label).decode(bytes.subarray(0, SAMPLE)))
  return score('macintosh') > score('windows-1252') ? 'macintosh' : 'windows-1252'
}

function guess(bytes: Uint8Array): Decoded {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => start.startsWith(mark))
  const label = marked?.label ?? utf16Without(bytes)
  if (label) {
    const text = decodeAs(label, bytes)
    if (text === null) throw refuse('file_binary')
    return { text, encoding: label === 'utf-8' ? label : 'utf-16' }
  }
  const text = decodeAs('utf-8', bytes)
  if (text !== null) return { text, encoding: 'utf-8' }
  const encoding = byteEncoding(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function assertRows(bytes: Uint8Array): void {
  const kind = foreignFile(bytes)
  if (kind) throw refuse(`file_is_${kind}`)
}

/** Characters that no cell needs; a text has a few stray ones at most. */
const CONTROLS = /[^\P{Cc}\t\r\n\v\f]/gu

function assertText(text: string): void {
  const controls = text.slice(0, SAMPLE).match(CONTROLS)?.length ?? 0
  if (text.includes('\0') || controls > 4 + Math.min(text.length, SAMPLE) / 50) throw refuse('file_binary')
  if (text.trim() === '') throw refuse('file_empty')
}

/**
 * Reads the encodings in which spreadsheets save text: UTF-8 with byte order mark or without, UTF-16 ("Unicode text" of
 * Excel), else Windows-1252 ("CSV" of Excel) or Mac Roman, whichever makes more sense. Text that happens to be valid UTF-8
 * is taken for it: accented letters of the other two never are.
 * @throws 422 `fieldErrors.content` = `file_empty`, `file_binary` (NUL bytes, broken Unicode), `file_is_…` for what is a
 * file of another kind
 */
export function decode(bytes: Uint8Array): Decoded {
  assertRows(bytes)
  const decoded = guess(bytes)
  // A page may be written in UTF-16 as well.
  assertRows(Buffer.from(decoded.text.slice(0, SIGNATURE_BYTES)))
  assertText(decoded.text)
  return decoded
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte)

/** The bytes of a text that was decoded, without a mark. Each byte of the two old encodings is a character of its own. */
function bytesOf({ text, encoding }: Decoded): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16') return Buffer.from(text, 'utf16le')
  const byteOf = new Map([...new TextDecoder(encoding).decode(ALL_BYTES)].map((char, byte) => [char, byte]))
  return Uint8Array.from(text, (char) => byteOf.get(char) ?? 0)
}

/**
 * The same file in the encoding that a person says it is in.
 * @throws 422 `fieldErrors.encoding` = `file_other_encoding` when its bytes are no text in it
 */
export function decodeAgain(decoded: Decoded, encoding: Encoding): string {
  if (encoding === decoded.encoding) return decoded.text
  const text = decodeAs(encoding === 'utf-16' ? 'utf-16le' : encoding, bytesOf(decoded))
  if (text === null || text.includes('\0'))
    throw problem('validation_failed', { fieldErrors: { encoding: 'file_other_encoding' } })
  return text
}
