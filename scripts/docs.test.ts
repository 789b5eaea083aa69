import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './install.mjs'

// What the pages for people say and a program can check.

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: ROOT })]
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name)

test('the README lists every variable of the configuration, and no other', () => {
  const variables = found(read('apps/api/src/config.ts'), /^ {4}([A-Z][A-Z0-9_]+):/gm)
  expect(variables).toContain('SIGN_IN_HASHES')
  expect(found(read('README.md'), /^\| `([A-Z0-9_]+)` \|/gm).toSorted()).toEqual(variables.toSorted())
})

test.each(pages)('%s: what it links to is there', (page) => {
  const links = found(read(page), /\]\((?!https?:)([^)#]+)/g)
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([])
})

test.each(pages)('%s: its npm commands exist', (page) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const commands = found(read(page), /npm run ([\w:-]+)/g)
  expect(commands.filter((command) => !(command in scripts))).toEqual([])
})

test('CONTRIBUTING.md names files that are there, but for those of its example', () => {
  // Short names are below one of these.
  const places = [
    '',
    'apps/api/src',
    'apps/api/src/testing',
    'apps/web/src',
    'packages/contract/src',
    'prisma',
  ]
  const names = found(read('CONTRIBUTING.md'), /`((?:[\w.-]+\/)*[\w.-]+\.(?:tsx?|mjs|json))`/g)
  const isExample = (name: string): boolean =>
    /ring-?groups?|^(routes|service|form)(\.test)?\.tsx?$/i.test(name)
  const missing = names
    .filter((name) => !isExample(name))
    .filter((name) => !places.some((place) => existsSync(join(ROOT, place, name))))
    .filter(
      (name) =>
        globSync(`{apps,packages,prisma,scripts,e2e}/**/${name}`, {
          cwd: ROOT,
          exclude: ['**/node_modules/**'],
        }).length === 0,
    )
  expect(names.length).toBeGreaterThan(20)
  expect(missing).toEqual([])
})
