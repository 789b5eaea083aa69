import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from './install.mjs'

// docs/security.md: every requirement is there once, and what it calls a proof exists.

/** The requirements of levels 1 and 2 of OWASP ASVS 5.0.0, by number. */
const REQUIREMENTS = `
  1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1-1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2
  4.1.1-3 4.2.1-1 4.3.1-2 4.4.1-4 5.1.1-1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3
  6.8.1-4 7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1-1 8.4.1-1 9.1.1-3 9.2.1-4 10.1.1-2
  10.2.1-2 10.3.1-4 10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1-1 11.6.1-1
  12.1.1-3 12.2.1-2 12.3.1-4 13.1.1-1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3
  15.3.1-7 16.1.1-1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1-1 17.2.1-4 17.3.1-2`

const PLACES = ['', 'apps/api/src', 'apps/web/src', 'packages/contract/src']

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const DOCUMENT = read('docs/security.md')

/** `6.2.1-3` and `6.2.1–6.2.3` are three, `6.2.1` is one. */
function expand(range: string): string[] {
  const [, section = '', first = '', last = first] =
    /^(\d+\.\d+)\.(\d+)(?:[-–](?:\d+\.\d+\.)?(\d+))?$/.exec(range) ?? []
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, at) => `${section}.${Number(first) + at}`,
  )
}

/** The rows of all tables: the numbers in the first cell, and what stands in the others. */
const rowsOf = (document: string) =>
  [...document.matchAll(/^\| (\d[^|]*) \|(.*)$/gm)].map(([, numbers = '', rest = '']) => ({
    numbers: numbers.split(', ').flatMap((range) => expand(range.trim())),
    rest,
  }))

/** `file#text` in backticks, wherever it stands. */
const proofsOf = (document: string) =>
  [...document.matchAll(/`([\w./-]+)#([^`]+)`/g)].map(([, file = '', text = '']) => ({
    file,
    text,
  }))

/** Why a proof is none; null when it is one. */
function refute({ file, text }: { file: string; text: string }): string | null {
  const place = PLACES.map((folder) => join(folder, file)).find((path) => existsSync(join(ROOT, path)))
  if (place === undefined) return `${file} is not there`
  if (!read(place).includes(text)) return `${file} has no ${text}`
  return null
}

describe('docs/security.md', () => {
  test('has every requirement of levels 1 and 2, once', () => {
    const wanted = REQUIREMENTS.trim().split(/\s+/).flatMap(expand)
    expect(wanted).toHaveLength(253)
    expect(
      rowsOf(DOCUMENT)
        .flatMap(({ numbers }) => numbers)
        .toSorted(),
    ).toEqual(wanted.toSorted())
  })

  test('what it calls a proof is there', () => {
    const proofs = proofsOf(DOCUMENT)
    expect(proofs.length).toBeGreaterThan(90)
    expect(proofs.map(refute).filter(Boolean)).toEqual([])
  })

  test('every requirement that is met has a proof', () => {
    const met = DOCUMENT.slice(DOCUMENT.indexOf('## Met'), DOCUMENT.indexOf('## Does not apply'))
    expect(rowsOf(met).filter(({ rest }) => proofsOf(rest).length === 0)).toEqual([])
  })
})

test.each([
  ['`http/gone.test.ts#a session`', 'http/gone.test.ts is not there'],
  ['`http/auth.test.ts#a session that nobody tests`', 'http/auth.test.ts has no a session that nobody tests'],
  ['`http/csrf.ts#NO_SUCH_LINE`', 'http/csrf.ts has no NO_SUCH_LINE'],
])('a wrong proof is found: %s', (planted, reason) => {
  expect(proofsOf(planted).map(refute)).toEqual([reason])
})
