import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installedFolders, installStamp } from './install.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'switchboard-install-'))
  for (const folder of ['', 'prisma', 'e2e', 'apps/api', 'packages/contract']) {
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, folder, 'package.json'), '{}')
  }
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 9')
  writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages: []')
})
afterEach(() => rmSync(root, { recursive: true }))

test('the same files give the same stamp, wherever the clone is', () => {
  const stamp = installStamp(root)
  const copy = `${root}-copy`
  cpSync(root, copy, { recursive: true })
  expect(installStamp(copy)).toBe(stamp)
  rmSync(copy, { recursive: true })
})

test.each([
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  'apps/api/package.json',
  'prisma/package.json',
])('a change of %s makes the install stale', (file) => {
  const stamp = installStamp(root)
  writeFileSync(join(root, file), 'changed')
  expect(installStamp(root)).not.toBe(stamp)
})

test('lists what must still be there at the next start: the packages and the links to them', () => {
  const store = join(root, 'node_modules/.pnpm/@scope+pkg@1.0.0')
  mkdirSync(store, { recursive: true })
  mkdirSync(join(root, 'apps/api/node_modules/@scope'), { recursive: true })
  symlinkSync(store, join(root, 'apps/api/node_modules/@scope/pkg'))
  expect(installedFolders(root)).toEqual([
    'node_modules/.pnpm/@scope+pkg@1.0.0',
    'apps/api/node_modules/@scope/pkg',
  ])
})
