import { IMPORT_LIMITS } from '@switchboard/contract/extensions.import'

/** Why a file is not even sent. */
export type FileRefusal = 'empty' | 'workbook' | 'too_big'

const WORKBOOK_NAME = /\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/i
/** The first bytes of a ZIP archive (.xlsx, .ods) and of an OLE compound file (.xls). */
const WORKBOOK_BYTES = ['504b0304', 'd0cf11e0']

async function isWorkbook(file: File): Promise<boolean> {
  if (WORKBOOK_NAME.test(file.name)) return true
  const first = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  return WORKBOOK_BYTES.includes(Array.from(first, (byte) => byte.toString(16).padStart(2, '0')).join(''))
}

/** What can be said of a file before it is sent; null when nothing speaks against it. */
export async function refusalOf(file: File): Promise<FileRefusal | null> {
  if (file.size === 0) return 'empty'
  if (await isWorkbook(file)) return 'workbook'
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
