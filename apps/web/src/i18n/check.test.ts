import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkUses } from './check.ts'
import { checkTypography, compareLanguages, type Strings } from './check-strings.ts'

const SRC = join(import.meta.dirname, '..')
const readJson = (path: string) => JSON.parse(readFileSync(join(SRC, path), 'utf8')) as Strings

/** `features/shell/strings.en.json` → `shell`; the common strings lie in `i18n/`. */
const namespaceOf = (path: string) => {
  const [top, ...folders] = path.split(sep).slice(0, -1)
  return top === 'i18n' ? 'common' : folders.join('/')
}

const namespaces = globSync('**/strings.en.json', { cwd: SRC }).map((path) => ({
  name: namespaceOf(path),
  en: readJson(path),
  fr: readJson(path.replace('strings.en', 'strings.fr')),
}))
const codeFiles = globSync('**/*.{ts,tsx}', { cwd: SRC }).filter(
  (path) => !/\.test\.tsx?$|\.d\.ts$/.test(path),
)

describe('the strings of the portal', () => {
  test('every folder with strings is found', () => {
    expect(namespaces.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['common', 'extensions', 'shell', 'sign-in']),
    )
  })
  test.each(namespaces)(
    '$name: French and English have the same keys, plurals and placeholders',
    ({ fr, en }) => {
      expect(compareLanguages({ fr, en })).toEqual([])
    },
  )
  test.each(namespaces)('$name: typography', ({ fr, en }) => {
    expect([...checkTypography('fr', fr), ...checkTypography('en', en)]).toEqual([])
  })
  test('every key is used, every key used exists, and no component brings its own text', () => {
    const code = Object.fromEntries(codeFiles.map((path) => [path, readFileSync(join(SRC, path), 'utf8')]))
    const strings = Object.fromEntries(namespaces.map(({ name, en }) => [name, en]))
    expect(Object.keys(code).length).toBeGreaterThan(50)
    expect(checkUses({ code, strings })).toEqual([])
  })
})

/** A check that cannot fail proves nothing: each kind of mistake is planted once. */
describe('planted mistakes', () => {
  const page = (body: string) => `export function P() { const { t } = useTranslation('a'); return ${body} }`
  const uses = (body: string, strings: Strings) =>
    checkUses({ code: { 'P.tsx': page(body) }, strings: { a: strings } })

  test('a key that one language lacks', () => {
    expect(compareLanguages({ fr: { a: { b: 'x' } }, en: { a: { b: 'x', c: 'x' } } })).toEqual([
      'a.c is missing in fr',
    ])
  })
  test('a plural that French has and English has not', () => {
    const fr = { n_one: '{{count}}', n_many: '{{count}}', n_other: '{{count}}' }
    expect(compareLanguages({ fr, en: { n_one: '{{count}}', n_other: '{{count}}' } })).toEqual([])
    expect(compareLanguages({ fr: { n_one: 'x', n_other: 'x' }, en: { n_one: 'x', n_other: 'x' } })).toEqual([
      'n_many is missing in fr',
    ])
  })
  test('a placeholder that one language lacks', () => {
    expect(compareLanguages({ fr: { a: '{{name}}' }, en: { a: 'you' } })).toEqual([
      'a takes {{name}} in French and {{}} in English',
    ])
  })
  test('a key that is used nowhere', () => {
    expect(uses(`<p>{t('b')}</p>`, { b: 'x', c: 'x' })).toEqual(['a:c is used nowhere'])
  })
  test('a key that is nowhere', () => {
    expect(uses(`<p>{t('b')}{t(x ? 'c' : 'd')}</p>`, { b: 'x', c: 'x' })).toEqual([
      'P.tsx:1 asks for d, which is nowhere in a',
    ])
  })
  test('a computed key counts for all it can be, and must be something', () => {
    expect(uses('<p>{t(`k.${x}`)}</p>', { k: { one: 'x', two: 'x' } })).toEqual([])
    expect(uses('<p>{t(`k.${x}`)}</p>', {})).toEqual(['P.tsx:1 asks for k.*, which is nowhere in a'])
    expect(uses('<p>{t(x)}</p>', {})).toEqual(['P.tsx:1 asks for a key that cannot be read from the code'])
  })
  test('text in a component', () => {
    const found = uses(
      '<p title="Hello">Hi {x && "you"} <b aria-label={`Go ${x}`}>·</b> 12 <i>Switchboard</i></p>',
      {},
    )
    expect(found.map((problem) => /“(.*)”/.exec(problem)?.[1]).sort()).toEqual(['Go', 'Hello', 'Hi', 'you'])
  })
  test.each([
    ['Quitter ?', 'U+202F'],
    ['Pays : France', 'U+00A0'],
    ['« x »', 'inside'],
    ["l'appel", 'apostrophe'],
    ['Etat du poste', 'accents'],
    ['A bientôt', 'accents'],
    ['Chargement...', 'ellipsis'],
  ])('%s', (text, rule) => {
    expect(checkTypography('fr', { a: text })).toEqual([expect.stringContaining(rule)])
  })
  test('good French passes', () => {
    const good = 'Quitter\u202f? Pays\u00a0: «\u00a0France\u00a0», {{name}}\u202f; À l’appel, l’État'
    expect(checkTypography('fr', { a: good })).toEqual([])
  })
})
