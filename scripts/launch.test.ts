import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NODE, ROOT } from './install.mjs'

let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'switchboard-launch-'))))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a command that is to end by itself. */
function run(command: string, args: string[], env: Record<string, string> = {}) {
  const options = { cwd: folder, encoding: 'utf8', timeout: 20_000, env: { ...process.env, ...env } } as const
  const { status, stdout, stderr } = spawnSync(command, args, options)
  return { status, stdout, stderr }
}

describe('DATA_DIR that cannot be', () => {
  test.each([
    ['of a kernel', () => '/proc/switchboard/data', /no folder can be made there|permission|read-only/],
    ['below a file', () => join(folder, 'file/data'), /is no folder/],
    ['a file', () => join(folder, 'file'), /is no folder/],
  ])('%s: one sentence', (_, place, reason) => {
    writeFileSync(join(folder, 'file'), '')
    const ended = run(NODE, [join(ROOT, 'scripts/launch.ts')], {
      DATA_DIR: place(),
      DATABASE_URL: '',
      PORT: '0',
    })
    expect(ended).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(/^DATA_DIR .+\.\n$/) })
    expect(ended.stderr).toContain(`DATA_DIR ${place()} cannot be written: `)
    expect(ended.stderr).toMatch(reason)
  })
})

describe('npm start in a clone where nothing is installed', () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'scripts'))
    for (const file of globSync(join(ROOT, 'scripts/*.mjs')))
      copyFileSync(file, join(folder, 'scripts', basename(file)))
    copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
  })

  test('prints its usage on request', () => {
    const { status, stdout, stderr } = run('npm', ['start', '--silent', '--', '--help'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^npm start \[-- --json]\n/) // nothing of npm's own before it
  })

  test('refuses what it does not know in a sentence', () => {
    const { status, stdout, stderr } = run(NODE, ['scripts/start.mjs', '--jsn'])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toBe("Unknown option '--jsn'. npm start -- --help lists what there is.\n")
  })
})
