// What a check found, read from the reports of the test runners, and how npm test tells it in the end.

/** Tests that passed, and those that did not; a check that is no test suite is one test. */
export interface Outcome {
  passed: number
  failed: Failure[]
}

/** A test that failed. */
export interface Failure {
  /** File and title; empty for a check that is no test suite. */
  name: string
  /** All it says. */
  error: string
}

/** The end of a check: its name, what it found, how long it took. */
export interface Step {
  name: string
  outcome: Outcome
  /** Milliseconds. */
  took: number
}

/** Vitest's `--reporter=json`, as far as it is read. */
export interface VitestReport {
  numPassedTests: number
  testResults: {
    /** The file's path. */
    name: string
    status: string
    /** Why the file could not be run. */
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] | null }[]
  }[]
}

/** @param root what paths begin with that are told without it */
export function vitestOutcome({ numPassedTests, testResults }: VitestReport, root: string): Outcome {
  const failed = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(`${root}/`, '')
    const tests = assertionResults.filter((test) => test.status === 'failed')
    if (tests.length === 0 && status === 'failed') return [{ name: file, error: message }]
    return tests.map(({ fullName, failureMessages }) => ({
      name: `${file} › ${fullName}`,
      error: failureMessages?.join('\n') ?? '',
    }))
  })
  return { passed: numPassedTests, failed }
}

interface PlaywrightSuite {
  title: string
  specs?: {
    title: string
    ok: boolean
    tests: { results: { errors: { message?: string }[] }[] }[]
  }[]
  suites?: PlaywrightSuite[]
}

/** Playwright's `--reporter=json`, as far as it is read. */
export interface PlaywrightReport {
  stats: { expected: number; flaky: number }
  suites: PlaywrightSuite[]
  /** Outside of any test. */
  errors: { message?: string }[]
}

export function playwrightOutcome({ stats, suites, errors }: PlaywrightReport): Outcome {
  const failuresOf = (suite: PlaywrightSuite, path: string[]): Failure[] => {
    const here = [...path, suite.title]
    const specs = (suite.specs ?? []).filter(({ ok }) => !ok)
    return [
      ...specs.map(({ title, tests }) => ({
        name: [...here, title].join(' › '),
        error: tests
          .flatMap(({ results }) => results.flatMap((result) => result.errors))
          .map(({ message }) => message ?? '')
          .join('\n'),
      })),
      ...(suite.suites ?? []).flatMap((inner) => failuresOf(inner, here)),
    ]
  }
  const outside = errors.map(({ message = '' }) => ({ name: 'outside of any test', error: message }))
  return {
    passed: stats.expected + stats.flaky,
    failed: [...suites.flatMap((suite) => failuresOf(suite, [])), ...outside],
  }
}

/** As many failures as are named, so that the end of a log that is cut to its last lines holds all of this. */
const MOST_NAMED = 30

/** A line for each check, for each test that failed (its name and what it says first), and the verdict. */
export function summary(steps: readonly Step[], took: number): string[] {
  const failures = steps.flatMap(({ name, outcome }) =>
    outcome.failed.map((failure) => `  ${name}: ${lineOf(failure)}`),
  )
  const broken = steps.filter(({ outcome }) => outcome.failed.length > 0).map(({ name }) => name)
  const passed = steps.reduce((sum, { outcome }) => sum + outcome.passed, 0)
  return [
    ...steps.map((step) => padded(step.name) + found(step)),
    ...failures.slice(0, MOST_NAMED),
    ...(failures.length > MOST_NAMED ? [`  and ${failures.length - MOST_NAMED} more`] : []),
    `${broken.length === 0 ? 'Everything passed' : `Failed: ${broken.join(', ')}`} in ${seconds(took)}.`,
    `${passed} passed, ${failures.length} failed`,
  ]
}

/** A check's name, as wide as all of them. */
export const padded = (name: string) => name.padEnd(12)

/** What a check found, and how long it took. */
export function found({ outcome: { passed, failed }, took }: Step): string {
  const count = (n: number, what: string) => `${String(n).padStart(4)} ${what}  ${seconds(took)}`
  return failed.length === 0 ? `✓ ${count(passed, 'passed')}` : `✗ ${count(failed.length, 'failed')}`
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

// oxlint-disable-next-line no-control-regex -- what colors a terminal is made of control characters
const COLORS = /\u001B\[[\d;]*m/g
const LONGEST_LINE = 240

/** A test's first line says what is wrong; the first lines of a tool may be its greeting. */
const LINES_OF_TOOL = 5

function lineOf({ name, error }: Failure): string {
  const lines = error
    .replaceAll(COLORS, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const says = lines.slice(0, name ? 1 : LINES_OF_TOOL).join(' · ')
  const line = [name, says].filter(Boolean).join(': ')
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line
}
