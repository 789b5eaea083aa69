import { IMPORT_LIMITS } from '@switchboard/contract/extensions.import'
import { foreignFile, type ForeignFile, SIGNATURE_BYTES } from '@switchboard/contract/file-signature'

/** Why a file is not even sent. */
export type FileRefusal = 'empty' | 'too_big' | ForeignFile

const WORKBOOK_NAME = /\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/i

/** A page with a table is called .xls by some systems: what a file holds says more than its name. */
async function kindOf(file: File): Promise<ForeignFile | null> {
  const kind = foreignFile(new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer()))
  return kind ?? (WORKBOOK_NAME.test(file.name) ? 'workbook' : null)
}

/** What can be said of a file before it is sent; null when nothing speaks against it. */
export async function refusalOf(file: File): Promise<FileRefusal | null> {
  if (file.size === 0) return 'empty'
  const kind = await kindOf(file)
  if (kind) return kind
  return file.size > IMPORT_LIMITS.bytes ? 'too_big' : null
}

/** The bytes as base64. The browser encodes them beside the page, which stays usable meanwhile. */
export function toBase64(content: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  // A data URL: everything after the comma is the content.
  reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,?/, '')))
  reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read')))
  reader.readAsDataURL(content)
  return promise
}
