import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashSources } from './stale.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'switchboard-stale-'))
  mkdirSync(join(root, 'web/src'), { recursive: true })
  writeFileSync(join(root, 'web/src/a.ts'), 'a')
  writeFileSync(join(root, 'lock'), '1')
})
afterEach(() => rmSync(root, { recursive: true }))

const hash = (): string => hashSources(root, ['web', 'lock'])

test.each([
  ['a changed file', () => writeFileSync(join(root, 'web/src/a.ts'), 'b')],
  ['a new file', () => writeFileSync(join(root, 'web/src/b.ts'), '')],
  ['a renamed file', () => renameSync(join(root, 'web/src/a.ts'), join(root, 'web/src/b.ts'))],
  ['a changed single file', () => writeFileSync(join(root, 'lock'), '2')],
])('%s makes a product stale', (_what, change) => {
  const before = hash()
  change()
  expect(hash()).not.toBe(before)
})

test.each(['node_modules', 'dist', 'generated'])('what is in %s does not', (folder) => {
  const before = hash()
  mkdirSync(join(root, 'web', folder))
  writeFileSync(join(root, 'web', folder, 'made.js'), '')
  expect(hash()).toBe(before)
})
