// oxlint-disable eslint/no-control-regex -- bytes that tell what a file is

/** What a file is that holds no rows of text, whatever it is called. */
export type ForeignFile = 'workbook' | 'archive' | 'pdf' | 'web_page' | 'image'

/** Bytes that tell what a file is. */
export const SIGNATURE_BYTES = 512

/**
 * How files begin, one byte a character. A table of a few long ones: libraries that know hundreds take a text that begins
 * with `BM` for a picture and one with `MZ` for a program. What else is no text is known by its control characters.
 */
const SIGNATURES: [ForeignFile, RegExp][] = [
  // .xls is an OLE compound file; .xlsx, .ods and .numbers are ZIP archives, whose first file tells.
  ['workbook', /^\xd0\xcf\x11\xe0/],
  [
    'workbook',
    /^PK\x03\x04[^]{26}(?:\[Content_Types\]|_rels\/|docProps\/|xl\/|customXml|mimetype|Index\/|Data\/|preview)/,
  ],
  // ZIP, gzip, 7-Zip, RAR
  ['archive', /^(?:PK(?:\x03\x04|\x05\x06)|\x1f\x8b\x08|7z\xbc\xaf|Rar!\x1a)/],
  ['pdf', /^(?:\xef\xbb\xbf)?\s*%PDF-/],
  // PNG, JPEG, GIF, TIFF, WebP, HEIC
  ['image', /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF[^]{4}WEBP|[^]{4}ftyp(?:hei|mif|avif))/],
  // Also what some systems call a workbook: a page with a table, or XML.
  ['web_page', /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|\?xml|html|head|body|meta|style|table|div)/i],
]

/** What a file is by its first bytes; null when they may be text. */
export function foreignFile(bytes: Uint8Array): ForeignFile | null {
  const start = Array.from(bytes.subarray(0, SIGNATURE_BYTES), (byte) => String.fromCharCode(byte)).join('')
  return SIGNATURES.find(([, pattern]) => pattern.test(start))?.[0] ?? null
}
