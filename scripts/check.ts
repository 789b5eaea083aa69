// npm test: every check in order, one line each, and what failed in full. `npm test -- types unit` runs these two only.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bin, CommandError, runCommand } from './commands.ts'
import { type Server, startThrowawayServer } from './embedded-postgres.ts'
import { createLifecycle, describe } from './lifecycle.ts'
import { makeClient, makeWeb } from './products.ts'
import { StartError } from './start-error.ts'

/** Tests that passed and failed; a check that is no test suite is one test. */
interface Count {
  passed: number
  failed: number
}

/** A suite that did not pass, with all it wrote. */
class SuiteError extends Error {
  override name = 'SuiteError'
  count: Count
  constructor(output: string, count: Count) {
    super(output)
    this.count = count
  }
}

const PACKAGES = [
  'packages/contract',
  'packages/call-flow',
  'prisma',
  'apps/api',
  'apps/web',
  'e2e',
  'scripts',
]
const ONE: Count = { passed: 1, failed: 0 }

const workFolder = mkdtempSync(join(tmpdir(), 'switchboard-check-'))
const lifecycle = createLifecycle((line) => console.error(line))
const { signal } = lifecycle
lifecycle.add({ stop: async () => rmSync(workFolder, { recursive: true, force: true }) })

/** In the order in which they say most for the least time. */
const CHECKS: Record<string, () => Promise<Count>> = {
  types: async () => {
    for (const folder of PACKAGES) await run('.', 'tsc', ['--project', folder])
    return ONE
  },
  lint: () => run('.', 'oxlint', []),
  format: () => run('.', 'oxfmt', ['--check']),
  boundaries: () => vitest('boundaries'),
  unused: () => run('.', 'knip', []),
  unit: () => vitest('unit'),
  api: async () => vitest('api', { TEST_DATABASE_URL: (await testServer()).url }),
  build: async () => {
    await makeWeb(() => {}, signal, true)
    return ONE
  },
  browser: browserTests,
}

lifecycle.track(main()).then(
  (code) => lifecycle.end(code),
  (error: unknown) => {
    console.error(describe(error))
    return lifecycle.end(1)
  },
)

/** @returns the exit code */
async function main(): Promise<number> {
  const names = chooseChecks()
  await makeClient(signal)
  const total: Count = { passed: 0, failed: 0 }
  const failed: string[] = []
  const started = Date.now()
  for (const name of names) {
    const count = await runCheck(name)
    if (signal.aborted) return 130
    total.passed += count.passed
    total.failed += count.failed
    if (count.failed > 0) failed.push(name)
  }
  console.log(
    `\n${failed.length === 0 ? 'Everything passed' : `Failed: ${failed.join(', ')}`} in ${secondsSince(started)}.`,
  )
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return failed.length === 0 ? 0 : 1
}

function chooseChecks(): string[] {
  const { positionals } = parseArgs({ allowPositionals: true })
  const unknown = positionals.find((name) => !(name in CHECKS))
  if (unknown)
    throw new StartError(`There is no check ${unknown}; there are ${Object.keys(CHECKS).join(', ')}.`)
  return positionals.length > 0 ? positionals : Object.keys(CHECKS)
}

async function runCheck(name: string): Promise<Count> {
  const started = Date.now()
  process.stdout.write(name.padEnd(12))
  try {
    const count = (await CHECKS[name]?.()) ?? ONE
    console.log(`✓ ${String(count.passed).padStart(4)} passed  ${secondsSince(started)}`)
    return count
  } catch (error) {
    if (signal.aborted) return ONE
    const count = error instanceof SuiteError ? error.count : { passed: 0, failed: 1 }
    console.log(`✗ ${String(count.failed).padStart(4)} failed  ${secondsSince(started)}\n`)
    console.log(
      error instanceof CommandError ? error.output : error instanceof SuiteError ? error.message : error,
    )
    return count
  }
}

async function run(
  folder: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Count> {
  await runCommand(bin(folder, command), args, { cwd: folder, env, signal })
  return ONE
}

/** Runs a suite that writes a report, and reads from it how many tests passed, also when some did not. */
async function suite(execute: () => Promise<unknown>, readCount: () => Count): Promise<Count> {
  try {
    await execute()
    return readCount()
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    let count = { passed: 0, failed: 1 }
    try {
      const { passed, failed } = readCount()
      count = { passed, failed: Math.max(failed, 1) } // an error outside of any test fails the suite too
    } catch {
      // it ended before its report
    }
    throw new SuiteError(error.output, count)
  }
}

function vitest(project: string, env: Record<string, string> = {}): Promise<Count> {
  const report = join(workFolder, `${project}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  return suite(
    () => run('.', 'vitest', args, env),
    () => {
      const { numPassedTests, numFailedTests } = readReport<{
        numPassedTests: number
        numFailedTests: number
      }>(report)
      return { passed: numPassedTests, failed: numFailedTests }
    },
  )
}

/** The portal as `npm start` runs it, but on the database server of the API tests, in a real browser. */
async function browserTests(): Promise<Count> {
  const report = join(workFolder, 'browser.json')
  const env = { TEST_DATABASE_URL: (await testServer()).url, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  return suite(
    () => run('e2e', 'playwright', ['test', '--reporter=list,json'], env),
    () => {
      const { stats } = readReport<{ stats: { expected: number; flaky: number; unexpected: number } }>(report)
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
    },
  )
}

function readReport<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

let server: Promise<Server> | undefined

/** One PostgreSQL for all suites, started by the first that needs it. */
function testServer(): Promise<Server> {
  server ??= lifecycle.track(startThrowawayServer()).then((started) => {
    lifecycle.add(started)
    return started
  })
  return server
}

function secondsSince(started: number): string {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`
}
