import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'

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
  .filter((text) => text.trim() !== '' && !text.includes('\0') && !/^\uFEFF|^PK/.test(text))

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

test('reads what was written in Windows-1252', () => {
  const letters = [...HIGH.keys(), ...'aZ09;,"\t\r\n éèàçôïÉÀ«»°ß']
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...letters), minLength: 1 }), (drawn) => {
      // An accented letter before an ASCII one is no UTF-8.
      const text = `é;${drawn}`
      expect(decode(windows1252(text))).toEqual({ text, encoding: 'windows-1252' })
    }),
  )
})

test.each([
  ['nothing', [], 'file_empty'],
  ['blanks', [...Buffer.from(' \r\n\t')], 'file_empty'],
  ['a mark and nothing more', [0xef, 0xbb, 0xbf], 'file_empty'],
  ['NUL bytes', [0x61, 0x00, 0x62], 'file_binary'],
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d], 'file_binary'],
  ['UTF-16 cut in the middle', [0xff, 0xfe, 0x61], 'file_binary'],
  ['marked as UTF-8, and not', [0xef, 0xbb, 0xbf, 0xe9, 0x3b], 'file_binary'],
  ['.xlsx and .ods', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00], 'file_is_workbook'],
  ['.xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], 'file_is_workbook'],
])('refuses %s', (_, bytes, error) => {
  expect(() => decode(Uint8Array.from(bytes))).toThrow(
    expect.objectContaining({ code: 'validation_failed', options: { fieldErrors: { content: error } } }),
  )
})
