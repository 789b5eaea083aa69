import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode, decodeAgain } from './decode.ts'

/** The 27 characters that Windows-1252 has in 0x80 to 0x9f, by their byte. */
const HIGH = new Map(
  Object.entries({
    '€': 0x80,
    Š: 0x8a,
    Œ: 0x8c,
    Ž: 0x8e,
    '‘': 0x91,
    '’': 0x92,
    '“': 0x93,
    '”': 0x94,
    '–': 0x96,
    œ: 0x9c,
    Ÿ: 0x9f,
  }),
)
const windows1252 = (text: string) =>
  Uint8Array.from([...text], (char) => HIGH.get(char) ?? char.charCodeAt(0))
const utf16le = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
const ENCODERS = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'utf-16le': utf16le,
  'utf-16be': (text: string) => utf16le(text).swap16(),
}

/** A text that is something: no blank one, no NUL, and no mark of its own. */
const anyText = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((text) => text.trim() !== '' && !text.includes('\0') && !/^\uFEFF|^PK|^\s*</.test(text))

test.each(Object.entries(ENCODERS))('reads what was written in %s', (name, encode) => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(decode(encode(text))).toEqual({
        text,
        encoding: name.slice(0, name.startsWith('utf-8') ? 5 : 6),
      })
    }),
  )
})

const MAC_HIGH = new TextDecoder('macintosh').decode(Uint8Array.from({ length: 128 }, (_, at) => 128 + at))
const macintosh = (text: string) =>
  Uint8Array.from([...text], (char) =>
    char > '\x7f' ? 128 + [...MAC_HIGH].indexOf(char) : char.charCodeAt(0),
  )

const WORDS = [
  'Hélène',
  'Noël',
  'François',
  'Lefèvre',
  'RENÉE',
  'Cœur',
  'l’accueil',
  'Müller',
  'Señor',
  'Zoé',
  'à',
  'Ça',
]

test.each([
  ['windows-1252', windows1252],
  ['macintosh', macintosh],
] as const)('reads what was written in %s, and knows which it was', (encoding, encode) => {
  const words = fc.array(fc.constantFrom(...WORDS, 'Ada', 'Martin', '204'), { minLength: 1 })
  fc.assert(
    fc.property(words, fc.constantFrom(';', ',', '\t', ' '), (all, separator) => {
      // Any file has a header or a name with the most common accent.
      const text = ['Numéro', ...all].join(separator)
      expect(decode(encode(text))).toEqual({ text, encoding })
    }),
  )
})

test('UTF-16 without a mark is known by its zeros', () => {
  const text = 'Numéro;Nom\r\n204;Zoé'
  expect(decode(Buffer.from(text, 'utf16le'))).toEqual({ text, encoding: 'utf-16' })
  expect(decode(Buffer.from(text, 'utf16le').swap16())).toEqual({ text, encoding: 'utf-16' })
})

test('what was taken for another encoding is read anew, without the file', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1 }),
      fc.constantFrom('windows-1252', 'macintosh'),
      (drawn, taken) => {
        const bytes = drawn.map((byte) => byte || 0x41)
        const decoded = { text: new TextDecoder(taken).decode(bytes), encoding: taken } as const
        const other = taken === 'macintosh' ? 'windows-1252' : 'macintosh'
        const text = decodeAgain(decoded, other)
        expect(text).toBe(new TextDecoder(other).decode(bytes))
        expect(decodeAgain({ text, encoding: other }, taken)).toBe(decoded.text)
      },
    ),
  )
  expect(decodeAgain({ text: 'ZoÃ©', encoding: 'windows-1252' }, 'utf-8')).toBe('Zoé')
})

test('a file is not read in an encoding that it is no text in', () => {
  for (const wrong of ['utf-8', 'utf-16'] as const) {
    expect(() => decodeAgain({ text: 'Zoé', encoding: 'windows-1252' }, wrong)).toThrow(
      expect.objectContaining({ options: { fieldErrors: { encoding: 'file_other_encoding' } } }),
    )
  }
})

test.each([
  ['nothing', [], 'file_empty'],
  ['blanks', [...Buffer.from(' \r\n\t')], 'file_empty'],
  ['a mark and nothing more', [0xef, 0xbb, 0xbf], 'file_empty'],
  ['NUL bytes', [0x61, 0x00, 0x62], 'file_binary'],
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d], 'file_is_image'],
  ['a document', [...Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>')], 'file_is_pdf'],
  ['a page', [...Buffer.from('<html><table><tr><td>204</td></tr></table></html>')], 'file_is_web_page'],
  ['a page in UTF-16', [...utf16le('<html>')], 'file_is_web_page'],
  [
    'what is compressed in an unknown way',
    [...Array(90).keys()].map((at) => 1 + ((at * 37) % 30)),
    'file_binary',
  ],
  ['UTF-16 cut in the middle', [0xff, 0xfe, 0x61], 'file_binary'],
  ['marked as UTF-8, and not', [0xef, 0xbb, 0xbf, 0xe9, 0x3b], 'file_binary'],
  ['an archive', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00], 'file_is_archive'],
  ['.xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], 'file_is_workbook'],
])('refuses %s', (_, bytes, error) => {
  expect(() => decode(Uint8Array.from(bytes))).toThrow(
    expect.objectContaining({ code: 'validation_failed', options: { fieldErrors: { content: error } } }),
  )
})
