import { expect, test } from 'vitest'
import { readFile } from './file.ts'

const FILE = { format: 'switchboard-configuration', version: 1, configuration: {} }

test.each([
  ['', 'empty'],
  ['not JSON', 'other'],
  ['null', 'other'],
  ['{"name":"something"}', 'other'],
  [JSON.stringify({ ...FILE, version: 2 }), 'other'],
  [JSON.stringify(FILE), FILE],
])('%s', async (text, found) => {
  expect(await readFile(new Blob([text]))).toEqual(found)
})

test('a file that the server would not take is not sent', async () => {
  expect(await readFile(new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]))).toBe('too_big')
})
