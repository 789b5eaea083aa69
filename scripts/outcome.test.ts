import { expect, test } from 'vitest'
import { playwrightOutcome, summary, vitestOutcome } from './outcome.ts'

test('what fails in Vitest is named, a file that cannot be run included', () => {
  const right = { status: 'passed', fullName: 'sums right', failureMessages: [] }
  const wrong = { status: 'failed', fullName: 'sums wrong', failureMessages: ['Error: 3 is not 2', 'at'] }
  const report = {
    numPassedTests: 1,
    testResults: [
      { name: '/root/a.test.ts', status: 'failed', message: '', assertionResults: [right, wrong] },
      { name: '/root/b.test.ts', status: 'failed', message: 'no such thing', assertionResults: [] },
    ],
  }
  expect(vitestOutcome(report, '/root')).toEqual({
    passed: 1,
    failed: [
      { name: 'a.test.ts › sums wrong', error: 'Error: 3 is not 2\nat' },
      { name: 'b.test.ts', error: 'no such thing' },
    ],
  })
})

test('what fails in Playwright is named, in whatever it is described', () => {
  const right = { title: 'right', ok: true, tests: [{ results: [{ errors: [] }] }] }
  const wrong = { title: 'wrong', ok: false, tests: [{ results: [{ errors: [{ message: 'Error: no' }] }] }] }
  const report = {
    stats: { expected: 2, flaky: 1 },
    suites: [
      { title: 'a.e2e.ts', specs: [right], suites: [{ title: 'sums', specs: [right, wrong] }] },
      { title: 'b.e2e.ts', specs: [wrong] },
    ],
    errors: [{ message: 'the portal did not start' }],
  }
  expect(playwrightOutcome(report)).toEqual({
    passed: 3,
    failed: [
      { name: 'a.e2e.ts › sums › wrong', error: 'Error: no' },
      { name: 'b.e2e.ts › wrong', error: 'Error: no' },
      { name: 'outside of any test', error: 'the portal did not start' },
    ],
  })
})

test('the end names every check and what failed, in lines enough for the end of a log', () => {
  const steps = [
    {
      name: 'types',
      outcome: { passed: 0, failed: [{ name: '', error: 'Checking\n\n  a.ts(1,2): error' }] },
      took: 4321,
    },
    {
      name: 'unit',
      outcome: { passed: 7, failed: [{ name: 'a › b', error: '\u001B[31mError: no\u001B[39m\nat' }] },
      took: 100,
    },
    { name: 'build', outcome: { passed: 1, failed: [] }, took: 5000 },
  ]
  expect(summary(steps, 9421)).toEqual([
    'types       ✗    1 failed  4.3 s',
    'unit        ✗    1 failed  0.1 s',
    'build       ✓    1 passed  5.0 s',
    '  types: Checking · a.ts(1,2): error',
    '  unit: a › b: Error: no',
    'Failed: types, unit in 9.4 s.',
    '8 passed, 2 failed',
  ])
  const failed = Array.from({ length: 1000 }, (_, at) => ({ name: `${at}`, error: 'x'.repeat(1000) }))
  const lines = summary([{ name: 'api', outcome: { passed: 0, failed }, took: 0 }], 0)
  expect(lines.length).toBeLessThan(40)
  expect(lines).toContain('  and 970 more')
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(300)
  expect(summary([], 0)).toEqual(['Everything passed in 0.0 s.', '0 passed, 0 failed'])
})
