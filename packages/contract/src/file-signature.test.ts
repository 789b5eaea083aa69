import { expect, test } from 'vitest'
import { foreignFile } from './file-signature.ts'

const zip = (first: string) => `PK\x03\x04${'\x14\x00'.repeat(13)}${first}`

test.each([
  ['.xls', '\xd0\xcf\x11\xe0\xa1\xb1', 'workbook'],
  ['.xlsx of Excel', zip('[Content_Types].xml'), 'workbook'],
  ['.xlsx of Google Sheets', zip('xl/drawings/drawing1.xml'), 'workbook'],
  ['.ods', zip('mimetypeapplication/vnd.oasis'), 'workbook'],
  ['.numbers', zip('Index/Document.iwa'), 'workbook'],
  ['.zip', zip('postes.csv'), 'archive'],
  ['.zip with nothing in it', 'PK\x05\x06', 'archive'],
  ['.gz', '\x1f\x8b\x08\x00', 'archive'],
  ['.pdf', '%PDF-1.7\n', 'pdf'],
  ['.pdf behind a line break', '\r\n%PDF-1.4', 'pdf'],
  ['.png', '\x89PNG\r\n\x1a\n', 'image'],
  ['.jpg', '\xff\xd8\xff\xe0', 'image'],
  ['.gif', 'GIF89a', 'image'],
  ['.webp', 'RIFF\x10\0\0\0WEBP', 'image'],
  ['.heic', '\0\0\0\x18ftypheic', 'image'],
  ['a page', '<!DOCTYPE html><html>', 'web_page'],
  ['a page behind blanks and a mark', '\xef\xbb\xbf\r\n  <HTML>', 'web_page'],
  ['a table that is called .xls', '<table><tr><td>201', 'web_page'],
  ['a page in UTF-16', '\xff\xfe<\0h\0t\0m\0l\0', null],
  ['XML', '<?xml version="1.0"?>', 'web_page'],
  ['cells', 'number;name\r\n201;PK', null],
  ['names that others would take for files', 'BM;MZ;GIF;Rar;II;%;<3', null],
  ['nothing', '', null],
])('%s', (_, start, kind) => {
  expect(foreignFile(Uint8Array.from(start, (char) => char.charCodeAt(0)))).toBe(kind)
})
