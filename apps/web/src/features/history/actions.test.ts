import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAction } from './actions.ts'
import { KINDS } from './list-state.ts'

const API = join(import.meta.dirname, '../../../../api/src')
const sources = globSync('**/*.ts', { cwd: API })
  .filter((path) => !/\.test\.ts$|^testing\//.test(path))
  .map((path) => readFileSync(join(API, path), 'utf8'))

/** In SQL: the first text with a dot of each statement that inserts into the history. */
const actionsInSql = (source: string): string[] =>
  [...source.matchAll(/insert into audit_event[^;`]*?'(\w+\.\w+)'/g)].flatMap(([, action]) => action ?? [])

/** `action: 'a.b'`, also where it is one of several, and in types; a template's `${'a' | 'b'}` stands for each. */
function actionsInCode(source: string): string[] {
  return [...source.matchAll(/\baction: ([^,;\n]*)/g)].flatMap(([, text = '']) => {
    const template = /`(\w+\.)\$\{(.*)\}`/.exec(text)
    if (template)
      return [...(template[2] ?? '').matchAll(/'(\w+)'/g)].map(([, end]) => `${template[1]}${end}`)
    return [...text.matchAll(/'(\w+\.\w+)'/g)].flatMap(([, action]) => action ?? [])
  })
}

const actionsIn = (source: string): string[] => [...actionsInCode(source), ...actionsInSql(source)]

/** Not of a company's history: operators and the worker, in `platform_audit_event`. */
const OF_THE_PLATFORM = ['mail.sent', 'tenant.created', 'platform_token.created', 'platform_token.revoked']
/** Told by what was undone. */
const OF_UNDO = ['history.undone', 'history.redone']

test('everything that the API writes into the history has a sentence and an icon', () => {
  const actions = [...new Set(sources.flatMap(actionsIn))]
  expect(actions).toEqual(
    expect.arrayContaining([
      'extension.updated',
      'extensions.imported',
      'session.failed',
      'user.password_reset_requested',
    ]),
  )
  const known = (action: string) => isAction(action) || [...OF_THE_PLATFORM, ...OF_UNDO].includes(action)
  expect(actions.filter((action) => !known(action))).toEqual([])
})

test('every kind of object in the history can be filtered by', () => {
  const kinds = new Set(
    sources.flatMap((source) => [...source.matchAll(/\bobjectKind: '(\w+)'/g)].map(([, kind]) => kind)),
  )
  expect([...kinds].toSorted()).toEqual([...KINDS].toSorted())
})

test('and a sentence that is missing is found', () => {
  expect(actionsIn("audit({ action: 'door.opened', objectKind })")).toEqual(['door.opened'])
  expect(actionsIn("action: x ? 'a.one' : 'a.two',")).toEqual(['a.one', 'a.two'])
  expect(actionsIn("action: `extension.${'created' | 'deleted'}`,")).toEqual([
    'extension.created',
    'extension.deleted',
  ])
  expect(actionsIn("insert into audit_event (at, action)\n select at, 'user.asked', 'user' from x")).toEqual([
    'user.asked',
  ])
})
