import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LANGUAGES } from '@switchboard/contract/common'
import { legal, LEGAL_PAGES } from '@switchboard/contract/legal'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError } from '../../config.ts'
import { startTestApp, testConfig } from '../../testing/app.ts'
import { EXPECTED, readOperator } from './operator.ts'
import { fill } from './texts.ts'

const OPERATOR = {
  name: 'Exemple *Télécom*',
  legalForm: 'SAS',
  registration: 'RCS Paris 123 456 789',
  address: '1 rue de la Paix, 75002 Paris',
  phone: '01 99 00 12 34',
  email: 'bonjour@exemple.example',
  publicationDirector: 'Anne Durand',
  hostName: 'Hébergeur SA',
  hostAddress: '2 rue des Serveurs, 59000 Lille',
  hostPhone: '03 99 00 12 34',
  privacyEmail: 'donnees@exemple.example',
  security: { contact: ['mailto:securite@exemple.example'], expires: '2027-06-30T00:00:00Z' },
}

const legalDir = await mkdtemp(join(tmpdir(), 'switchboard-legal-'))
afterAll(() => rm(legalDir, { recursive: true }))
const give = (operator: unknown) => writeFile(join(legalDir, 'operator.json'), JSON.stringify(operator))
await give(OPERATOR)
await writeFile(join(legalDir, 'cookies.fr.md'), '## Nos cookies\n\nAucun chez {{name}}, <b>vraiment</b>.\n')

const PUBLIC_URL = 'https://portal.example'
const given = await startTestApp({ env: { LEGAL_DIR: legalDir, PUBLIC_URL } })
const bare = await startTestApp()
const all = LEGAL_PAGES.flatMap((page) => LANGUAGES.map((language) => [page, language] as const))

test.each(all)('%s, %s: anybody reads it, filled in with what the operator says', async (page, language) => {
  const answer = await given.anonymous.call(legal.get, { params: { page }, query: { language } })
  expect(answer.missing).toEqual([])
  expect(answer.text).not.toMatch(/\{\{|à compléter|to be completed/)
  expect(answer.text).toContain(String.raw`Exemple \*Télécom\*`)
})

test.each(all)('%s, %s: what the operator has not said is marked, and named', async (page, language) => {
  const answer = await bare.anonymous.call(legal.get, { params: { page }, query: { language } })
  expect(answer.text).not.toContain('{{')
  const known: readonly string[] = [...EXPECTED, 'accessibilityEmail']
  expect(answer.missing.every((name) => known.includes(name))).toBe(true)
})

test('the imprint of an operator who says nothing has all that is expected marked', async () => {
  const answer = await bare.anonymous.call(legal.get, {
    params: { page: 'imprint' },
    query: { language: 'fr' },
  })
  expect(answer.missing.toSorted()).toEqual(EXPECTED.filter((name) => name !== 'privacyEmail').toSorted())
  expect(answer.text).not.toContain('Capital social')
})

test('a text of the operator replaces the default, in every language they did not write', async () => {
  for (const language of LANGUAGES) {
    const answer = await given.anonymous.call(legal.get, { params: { page: 'cookies' }, query: { language } })
    expect(answer).toMatchObject({ language: 'fr', text: expect.stringContaining('## Nos cookies') })
  }
})

test('cookies are named as browsers see them', async () => {
  const over = async (server: typeof bare) =>
    (await server.anonymous.call(legal.get, { params: { page: 'privacy' }, query: { language: 'en' } })).text
  expect(await over(bare)).toContain('after 8 hours without activity and after 7 days')
  const { text } = await bare.anonymous.call(legal.get, {
    params: { page: 'cookies' },
    query: { language: 'en' },
  })
  expect([...text.matchAll(/^### (.+)$/gm)].map(([, name]) => name)).toEqual(['sid', 'device', 'challenge'])
})

test('a page that is none is not found', async () => {
  const answer = await bare.app.inject({ url: '/api/v1/legal/terms?language=fr' })
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
})

test('only what may be left out is left out', () => {
  const facts = new Map([['name', 'A']])
  expect(fill('- {{name}}\n- {{vatNumber}}\n- {{email}} {{typo}}', facts, 'en')).toEqual({
    text: '- A\n- **[to be completed]** **[to be completed]**',
    missing: ['email', 'typo'],
  })
})

describe('the default texts', () => {
  const read = (page: string, language: string) =>
    readFile(join(import.meta.dirname, 'texts', `${page}.${language}.md`), 'utf8')

  test.each(LEGAL_PAGES)('%s has the same parts in both languages', async (page) => {
    const shape = (text: string) =>
      text.split('\n').map((line) => /^(#+|-|\{\{\w+\}\}|$)/.exec(line)?.[1] ?? 'text')
    expect(shape(await read(page, 'fr'))).toEqual(shape(await read(page, 'en')))
  })

  test.each(LEGAL_PAGES)('%s follows French typography', async (page) => {
    const prose = (await read(page, 'fr')).replaceAll(/\(https?:[^)]*\)/g, '')
    expect(prose).not.toMatch(/'|[^\u00a0]:|[^\u202f][;!?]|« |[^\u00a0]»/)
  })
})

describe('security.txt', () => {
  test('says what the operator says, and where it belongs', async () => {
    const answer = await given.app.inject({
      url: '/.well-known/security.txt',
      headers: { accept: 'text/html' },
    })
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.body).toBe(
      [
        'Contact: mailto:securite@exemple.example',
        'Expires: 2027-06-30T00:00:00Z',
        'Preferred-Languages: fr, en',
        'Canonical: https://portal.example/.well-known/security.txt',
        '',
      ].join('\n'),
    )
  })

  test('is not there where nobody is to be told', async () => {
    expect((await bare.app.inject({ url: '/.well-known/security.txt' })).statusCode).toBe(404)
  })
})

test.each([
  [{ nom: 'x' }, 'operator.json: '],
  [{ email: 'no address' }, 'operator.json: email '],
  [
    { security: { contact: ['javascript:alert(1)'], expires: '2027-01-01T00:00:00Z' } },
    'security.contact.0 is not a mailto:',
  ],
  [
    { security: { contact: ['mailto:a@example.com\r\nPolicy: x'], expires: 'soon' } },
    'security.expires is not an instant',
  ],
])('a wrong operator.json stops the start: %j', async (content, sentence) => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-legal-'))
  await writeFile(join(folder, 'operator.json'), JSON.stringify(content))
  const read = () => readOperator(testConfig({ LEGAL_DIR: folder }))
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(sentence)
  await rm(folder, { recursive: true })
})

test('a folder that is not there stops the start', () => {
  expect(() => readOperator(testConfig({ LEGAL_DIR: '/nowhere/legal' }))).toThrow(
    'LEGAL_DIR is /nowhere/legal',
  )
})
