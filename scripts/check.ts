// npm test: every check in order, one line each, and what failed in full. `npm test -- types unit` runs these two only.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bin, CommandError, runCommand } from './commands.ts'
import { type Server, startThrowawayServer } from './embedded-postgres.ts'
import { ROOT } from './install.mjs'
import { createLifecycle, describe } from './lifecycle.ts'
import {
  found,
  type Outcome,
  padded,
  type PlaywrightReport,
  playwrightOutcome,
  type Step,
  summary,
  type VitestReport,
  vitestOutcome,
} from './outcome.ts'
import { makeClient, makeWeb } from './products.ts'
import { StartError } from './start-error.ts'

/** A suite that did not pass, with all it wrote. */
class SuiteError extends Error {
  override name = 'SuiteError'
  outcome: Outcome
  constructor(output: string, outcome: Outcome) {
    super(output)
    this.outcome = outcome
  }
}

/** Longest first, since they are checked side by side. */
const PACKAGES = [
  'apps/web',
  'apps/api',
  'e2e',
  'scripts',
  'packages/contract',
  'prisma',
  'packages/call-flow',
]
const PASSED: Outcome = { passed: 1, failed: [] }

const workFolder = mkdtempSync(join(tmpdir(), 'switchboard-check-'))
const lifecycle = createLifecycle((line) => console.error(line))
const { signal } = lifecycle
lifecycle.add({ stop: async () => rmSync(workFolder, { recursive: true, force: true }) })

/** In the order in which they say most for the least time. */
const CHECKS: Record<string, () => Promise<Outcome>> = {
  types,
  lint: () => run('.', 'oxlint', []),
  format: () => run('.', 'oxfmt', ['--check']),
  boundaries: () => vitest('boundaries'),
  unused: () => run('.', 'knip', []),
  unit: () => vitest('unit'),
  api: async () => vitest('api', { TEST_DATABASE_URL: (await testServer()).url }),
  build: async () => {
    await makeWeb(() => {}, signal, true)
    return PASSED
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
  const steps: Step[] = []
  const started = Date.now()
  for (const name of names) {
    steps.push(await runCheck(name))
    if (signal.aborted) return 130
  }
  console.log(['', ...summary(steps, Date.now() - started)].join('\n'))
  return steps.some(({ outcome }) => outcome.failed.length > 0) ? 1 : 0
}

function chooseChecks(): string[] {
  const { positionals } = parseArgs({ allowPositionals: true })
  const unknown = positionals.find((name) => !(name in CHECKS))
  if (unknown)
    throw new StartError(`There is no check ${unknown}; there are ${Object.keys(CHECKS).join(', ')}.`)
  return positionals.length > 0 ? positionals : Object.keys(CHECKS)
}

/** Runs a check and tells how it ended, with everything it wrote when it failed. */
async function runCheck(name: string): Promise<Step> {
  const started = Date.now()
  process.stdout.write(padded(name))
  const end = (outcome: Outcome): Step => ({ name, outcome, took: Date.now() - started })
  try {
    const step = end((await CHECKS[name]?.()) ?? PASSED)
    console.log(found(step))
    return step
  } catch (error) {
    if (signal.aborted) return end(PASSED)
    const suite = error instanceof SuiteError ? error : undefined
    const said = suite?.message ?? (error instanceof CommandError ? error.output : describe(error))
    const step = end(suite?.outcome ?? { passed: 0, failed: [{ name: '', error: said }] })
    console.log(`${found(step)}\n\n${said}`)
    return step
  }
}

/** A core each: several checkers of one package would all work out the types that they share. */
async function types(): Promise<Outcome> {
  const queue = [...PACKAGES]
  const failed: Outcome['failed'] = []
  const work = async () => {
    for (let folder = queue.shift(); folder; folder = queue.shift()) {
      try {
        await run('.', 'tsc', ['--project', folder, '--checkers', '1'])
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        failed.push({ name: folder, error: error.output })
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  if (failed.length > 0) {
    throw new SuiteError(failed.map(({ error }) => error).join('\n'), { passed: 0, failed })
  }
  return PASSED
}

async function run(
  folder: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  await runCommand(bin(folder, command), args, { cwd: folder, env, signal })
  return PASSED
}

/** Runs a suite that writes a report, and reads from it what passed and what did not. */
async function suite(execute: () => Promise<unknown>, readOutcome: () => Outcome): Promise<Outcome> {
  try {
    await execute()
    return readOutcome()
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const outcome: Outcome = { passed: 0, failed: [] }
    try {
      Object.assign(outcome, readOutcome())
    } catch {
      // it ended before its report
    }
    // An error outside of any test fails the suite too.
    if (outcome.failed.length === 0) outcome.failed.push({ name: error.message, error: error.output })
    throw new SuiteError(error.output, outcome)
  }
}

function vitest(project: string, env: Record<string, string> = {}): Promise<Outcome> {
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
    () => vitestOutcome(readReport<VitestReport>(report), ROOT),
  )
}

/** The portal as `npm start` runs it, but on the database server of the API tests, in a real browser. */
async function browserTests(): Promise<Outcome> {
  const report = join(workFolder, 'browser.json')
  const env = { TEST_DATABASE_URL: (await testServer()).url, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  return suite(
    () => run('e2e', 'playwright', ['test', '--reporter=list,json'], env),
    () => playwrightOutcome(readReport<PlaywrightReport>(report)),
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
