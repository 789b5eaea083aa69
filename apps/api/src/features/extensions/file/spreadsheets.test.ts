import { ExtensionColumn } from '@switchboard/contract/extensions.import'
import { expect, test } from 'vitest'
import { readCell } from './cells.ts'
import { matchHeader } from './columns.ts'
import { parseCells } from './csv.ts'
import { decode } from './decode.ts'

// Files as the spreadsheets write them, byte by byte: encoding, separator, line ends, what is quoted, how numbers and
// truth values look in each language.

const crlf = (lines: string[]) => lines.map((line) => `${line}\r\n`).join('')
const windows1252 = (text: string) =>
  Uint8Array.from([...text.replaceAll('’', '\u0092')], (char) => char.charCodeAt(0))

const FRENCH = 'Poste;Prénom;Nom;E-mail;Numéro présenté;Messagerie vocale;Renvoi d’appel;Renvoyer vers'
const ENGLISH = 'Extension,First name,Last name,Email,Caller ID,Voicemail,Call forwarding,Forward to'

const FILES: Record<string, { bytes: Uint8Array; encoding: string; separator: string }> = {
  'Excel, French, "CSV (séparateur : point-virgule)"': {
    bytes: windows1252(
      crlf([
        FRENCH,
        '204;Zoé;Lefèvre;zoe@example.com;199001200;VRAI;Toujours;205',
        '205;Noël;d’Arc, fils;;01 99 00 12 01;FAUX;Aucun;',
      ]),
    ),
    encoding: 'windows-1252',
    separator: 'semicolon',
  },
  'Excel, French, "CSV UTF-8"': {
    bytes: Buffer.from(
      `\uFEFF${crlf([
        FRENCH,
        '204;Zoé;Lefèvre;zoe@example.com;33199001200;VRAI;Toujours;205',
        '205;Noël;d’Arc, fils;;01 99 00 12 01;FAUX;Aucun;',
      ])}`,
    ),
    encoding: 'utf-8',
    separator: 'semicolon',
  },
  'Excel, English, "CSV (Comma delimited)"': {
    bytes: windows1252(
      crlf([
        ENGLISH,
        '204,Zoé,Lefèvre,zoe@example.com,33199001200,TRUE,Always,205',
        '205,Noël,"d’Arc, fils",,+33 1 99 00 12 01,FALSE,Off,',
      ]),
    ),
    encoding: 'windows-1252',
    separator: 'comma',
  },
  'Excel, "Texte Unicode"': {
    bytes: Buffer.from(
      `\uFEFF${crlf([
        FRENCH.replaceAll(';', '\t'),
        '204\tZoé\tLefèvre\tzoe@example.com\t199001200\tVRAI\tToujours\t205',
        '205\tNoël\t"d’Arc, fils"\t\t01 99 00 12 01\tFAUX\tAucun\t',
      ])}`,
      'utf16le',
    ),
    encoding: 'utf-16',
    separator: 'tab',
  },
  'LibreOffice, French, texts quoted': {
    bytes: Buffer.from(
      [
        `"${FRENCH.replaceAll(';', '";"')}"`,
        '204;"Zoé";"Lefèvre";"zoe@example.com";199001200;VRAI;"Toujours";205',
        '205;"Noël";"d’Arc, fils";;"01 99 00 12 01";FAUX;"Aucun";',
        '',
      ].join('\n'),
    ),
    encoding: 'utf-8',
    separator: 'semicolon',
  },
  'LibreOffice, English': {
    bytes: Buffer.from(
      [
        ENGLISH,
        '204,Zoé,Lefèvre,zoe@example.com,33199001200,TRUE,Always,205',
        '205,Noël,"d’Arc, fils",,+33 1 99 00 12 01,FALSE,Off,',
        '',
      ].join('\n'),
    ),
    encoding: 'utf-8',
    separator: 'comma',
  },
  'Google Sheets, French': {
    // Commas in every language, numbers with the language's own signs, no line end after the last row.
    bytes: Buffer.from(
      [
        FRENCH.replaceAll(';', ','),
        '204,Zoé,Lefèvre,zoe@example.com,"199001200,0",TRUE,Toujours,"205,00"',
        '205,Noël,"d’Arc, fils",,01 99 00 12 01,FALSE,Aucun,',
      ].join('\r\n'),
    ),
    encoding: 'utf-8',
    separator: 'comma',
  },
  'Google Sheets, English, with blank rows and columns below and beside': {
    bytes: Buffer.from(
      [
        `${ENGLISH},,,`,
        '204,Zoé,Lefèvre,zoe@example.com,33199001200,TRUE,Always,205,,,',
        ',,,,,,,,,,',
        '205,Noël,"d’Arc, fils",,0199001201,FALSE,Off,,,,',
        ',,,,,,,,,,',
      ].join('\r\n'),
    ),
    encoding: 'utf-8',
    separator: 'comma',
  },
  'cells pasted from any of them': {
    bytes: Buffer.from(
      [
        FRENCH.replaceAll(';', '\t'),
        '204\tZoé\tLefèvre\tzoe@example.com\t199001200\tVRAI\tToujours\t205',
        '205\tNoël\td’Arc, fils\t\t01 99 00 12 01\tFAUX\tAucun\t',
      ].join('\n'),
    ),
    encoding: 'utf-8',
    separator: 'tab',
  },
}

test.each(Object.entries(FILES))('%s', async (_, { bytes, ...expected }) => {
  const { text, encoding } = decode(bytes)
  const { separator, rows } = await parseCells(text)
  expect({ encoding, separator }).toEqual(expected)
  const [header, ...body] = rows.map(({ cells }) => cells)
  const columns = ExtensionColumn.nullable()
    .array()
    .parse(matchHeader(header ?? []))
  const values = body.map((cells) =>
    columns.map((column, at) => column && readCell(column, cells[at] ?? '', 'FR')),
  )
  expect(values).toEqual(
    [
      ['204', 'Zoé', 'Lefèvre', 'zoe@example.com', '+33199001200', true, 'always', '205'],
      ['205', 'Noël', 'd’Arc, fils', null, '+33199001201', false, 'off', null],
    ].map((row) => row.map((value) => ({ value }))),
  )
})
