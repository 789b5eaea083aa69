import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from './lock.mjs'
import { startTime } from './processes.mjs'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-lock-'))
  file = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the second is told who holds the lock, with the note of the first', () => {
  const lock = takeLock(file)
  if (!('note' in lock)) throw new Error('the lock was free')
  lock.note('http://localhost:4000')
  expect(takeLock(file)).toEqual({
    holder: { pid: process.pid, startTime: startTime(process.pid), note: 'http://localhost:4000' },
  })
})

test('a released lock is free', () => {
  const lock = takeLock(file)
  if ('release' in lock) lock.release()
  expect(takeLock(file)).toHaveProperty('release')
})

test('the lock of a process that ended is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(file, JSON.stringify({ pid, startTime: 'then' }))
  expect(takeLock(file)).toHaveProperty('release')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
})

test('the lock of an earlier process with the same id is taken over', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTime: 'before the machine started again' }))
  expect(takeLock(file)).toHaveProperty('release')
})

test('a lock cut short by a crash is taken over', () => {
  writeFileSync(file, '')
  expect(takeLock(file)).toHaveProperty('release')
})
