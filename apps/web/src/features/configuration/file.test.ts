import { expect, test } from 'vitest'
import { readFile } from './file.ts'

const FILE = { format: 'switchboard-configuration', version: 1, configuration: {} }
const MEGABYTE = 1024 * 1024
const named = (...parts: BlobPart[]) => new File(parts, 'a.json')

test.each([
  ['', 'empty'],
  ['not JSON', 'other'],
  ['null', 'other'],
  ['{"name":"something"}', 'other'],
  [JSON.stringify({ ...FILE, version: 2 }), 'other'],
  [JSON.stringify(FILE), { configuration: FILE }],
])('%s', async (text, found) => {
  expect(await readFile(named(text))).toEqual(found)
})

test('an archive is told by its content', async () => {
  const file = named('PK\u0003\u0004')
  expect(await readFile(file)).toEqual({ archive: file })
})

test('a file that the server would not take is not sent', async () => {
  expect(await readFile(named(new Uint8Array(10 * MEGABYTE + 1)))).toBe('too_big')
  expect(await readFile(named('PK', new Uint8Array(200 * MEGABYTE)))).toBe('archive_too_big')
})
