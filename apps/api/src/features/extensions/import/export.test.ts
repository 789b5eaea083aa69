import { LANGUAGES } from '@switchboard/contract/common'
import { EXTENSION_SORTS, extensions, isPhoneKind } from '@switchboard/contract/extensions'
import { EXTENSION_COLUMNS, extensionsImport } from '@switchboard/contract/extensions.import'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Caller, startTestApp } from '../../../testing/app.ts'
import { owner } from '../../../testing/db.ts'
import { makeExtension, makePhoneNumber, makeTenant, makeUser } from '../../../testing/factories.ts'
import { sessionRoutes } from '../../session/routes.ts'
import { readCell } from '../file/cells.ts'
import { HEADERS, matchHeader } from '../file/columns.ts'
import { parseCells } from '../file/csv.ts'
import { decode } from '../file/decode.ts'
import { extensionRoutes } from '../routes.ts'
import { exportPhones } from './export.ts'
import { extensionImportRoutes } from './routes.ts'

const server = await startTestApp({
  features: [sessionRoutes, (app) => extensionRoutes(app, []), extensionImportRoutes],
})

async function company(values: Parameters<typeof makeTenant>[0] = {}) {
  const tenantId = (await makeTenant(values)).id
  return { tenantId, caller: await server.signInAs(await makeUser({ tenantId })) }
}

const ID = EXTENSION_COLUMNS.indexOf('id')
const LABEL = EXTENSION_COLUMNS.indexOf('label')

/** The rows of a file below its header, all as wide as that. */
async function rowsOf(text: string) {
  const { rows } = await parseCells(decode(Buffer.from(text)).text)
  return rows.slice(1).map(({ cells }) => EXTENSION_COLUMNS.map((_, at) => cells[at] ?? ''))
}
type Query = Partial<z.input<typeof extensionsImport.export.query>>
const ask = (caller: Caller, query: Query) => caller.call(extensionsImport.export, { query })
const exported = async (caller: Caller, query: Query = {}) => rowsOf(await ask(caller, query))

test('has every column of a phone, in the words of the language, and no PIN', async () => {
  const { tenantId, caller } = await company()
  const user = await makeUser({ tenantId, firstName: 'Zoé', lastName: 'Lefèvre', email: 'zoe@example.test' })
  const callerId = await makePhoneNumber({ tenantId })
  const shared = await makeExtension({
    tenantId,
    number: '300',
    kind: 'shared_phone',
    name: 'Accueil',
    phone: {
      enabled: false,
      voicemailEnabled: false,
      voicemailLanguage: 'en',
      forwardingMode: 'offline',
      forwardingKind: 'external',
      forwardingExternal: '+33199001200',
    },
  })
  const personal = await makeExtension({
    tenantId,
    number: '204',
    userId: user.id,
    phone: {
      callerIdNumberId: callerId.id,
      doNotDisturb: true,
      forwardingMode: 'always',
      forwardingKind: 'extension',
      forwardingExtensionId: shared.id,
      voicemailEmail: 'box@example.test',
      voicemailPinSecret: 'test.secret',
    },
  })
  const answer = await caller.request(extensionsImport.export, { query: {} })
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(server.clock.now())
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="postes-${day}.csv"`)
  expect(answer.body.startsWith(`\uFEFF${HEADERS.fr.number};`)).toBe(true)
  expect(await rowsOf(answer.body)).toEqual([
    `204;Poste personnel;Zoé;Lefèvre;;zoe@example.test;oui;${callerId.e164};oui;Toujours;300;oui;;20;box@example.test;français;${personal.id}`.split(
      ';',
    ),
    `300;Poste partagé;;;Accueil;;non;;non;Hors ligne;+33199001200;non;;20;;anglais;${shared.id}`.split(';'),
  ])
  const [first] = await exported(caller, { language: 'en' })
  expect(first?.slice(0, 3)).toEqual(['204', 'Personal phone', 'Zoé'])
})

test('is what the list shows of phones, for every filter and sort', async () => {
  const { tenantId, caller } = await company()
  const kinds = ['user', 'shared_phone', 'ring_group'] as const
  const states = [{}, { enabled: false }, { doNotDisturb: true }]
  for (const [at, phone] of [...states, ...states, ...states].entries()) {
    await makeExtension({ tenantId, kind: kinds[at % 2] ?? 'user', name: `Zoé ${at % 4}`, phone })
    await makeExtension({ tenantId, kind: 'ring_group', name: `Zoé ${at}` })
  }
  for (const filter of [
    {},
    ...kinds.map((kind) => ({ kind })),
    { status: 'disabled' as const },
    { status: 'do_not_disturb' as const, kind: 'user' as const },
    { search: 'ZOE 1' },
    { search: '%' },
  ]) {
    for (const sort of EXTENSION_SORTS) {
      const { items } = await caller.call(extensions.list, { query: { ...filter, sort, limit: 200 } })
      const phones = items.filter(({ kind }) => isPhoneKind(kind))
      const rows = await exported(caller, { ...filter, sort })
      expect(rows.map((row) => row[ID])).toEqual(phones.map(({ id }) => id))
      const groups = items.length - phones.length
      expect(await caller.call(extensionsImport.exportContents, { query: filter })).toEqual({
        rows: phones.length,
        leftOut: groups > 0 ? [{ kind: 'ring_group', count: groups }] : [],
      })
    }
  }
})

test('has nothing of another company', async () => {
  const { tenantId, caller } = await company()
  const { id } = await makeExtension({ tenantId, number: '204' })
  await makeExtension({ number: '204' })
  expect((await exported(caller)).map((row) => row[ID])).toEqual([id])
})

/** Shared phones, made as fast as a test needs. */
async function makeShared(tenantId: string, numbers: readonly number[], name: (number: number) => string) {
  const rows = numbers.map((number) => ({
    tenantId,
    number: String(number),
    kind: 'shared_phone',
    name: name(number),
    searchText: 'x',
  }))
  const made = await owner.extension.createManyAndReturn({ data: rows, select: { id: true } })
  await owner.phoneExtension.createMany({ data: made.map(({ id }) => ({ tenantId, extensionId: id })) })
}

describe('3,000 phones', () => {
  const numbers = Array.from({ length: 3_000 }, (_, at) => 10_000 + at * 10)
  // Five names for all: it is the id that decides between equals.
  const name = (number: number) => `Zoé ${'abcde'.charAt(Math.floor(number / 10) % 5)}`
  let tenantId: string
  let added = 0

  beforeAll(async () => {
    tenantId = (await company()).tenantId
    await makeShared(tenantId, numbers, name)
  })

  test.each(EXTENSION_SORTS)('come in order and once each while others are made (%s)', async (sort) => {
    let text = ''
    const content = exportPhones(
      (work) => server.app.portal.database.withTenantPg(tenantId, work),
      { sort },
      { language: 'fr', separator: 'semicolon' },
    )
    for await (const part of content) {
      text += part
      added += 1
      await makeShared(tenantId, [1_000 + added, 25_000 + added * 10 + 1, 99_000 - added], name)
    }
    const rows = await rowsOf(text)
    const found = rows.map((row) => Number(row[0]))
    expect(new Set(found).size).toBe(found.length)
    expect(found.filter((number) => numbers.includes(number)).toSorted((a, b) => a - b)).toEqual(numbers)
    const keys = rows.map((row) => (sort.endsWith('name') ? row[LABEL] : row[0]) ?? '')
    const ascending = keys.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    expect(keys).toEqual(sort.startsWith('-') ? ascending.toReversed() : ascending)
  })
})

test('names that a spreadsheet would run are mere text, and read back as they are', async () => {
  const { tenantId, caller } = await company()
  const names = [
    '=HYPERLINK("http://evil.example")',
    '+33199001200',
    '-2+3',
    '@SUM(1)',
    '＝1+1',
    "'=1",
    "O'Neil",
  ]
  for (const [at, name] of names.entries()) {
    await makeExtension({ tenantId, number: String(200 + at), kind: 'shared_phone', name })
  }
  const text = await ask(caller, {})
  expect(text).not.toMatch(/(^|;)"?[=+\-@＝]/m)
  expect((await rowsOf(text)).map((row) => row[LABEL])).toEqual(names)
})

test.each(LANGUAGES)('the template in %s reads as it is meant', async (language) => {
  const { caller } = await company()
  const answer = await caller.request(extensionsImport.template, { query: { language } })
  expect(answer.headers['content-disposition']).toMatch(/attachment; filename="[a-z-]+\.csv"/)
  const { rows } = await parseCells(decode(Buffer.from(answer.body)).text)
  expect(matchHeader(rows[0]?.cells ?? [])).toEqual([...EXTENSION_COLUMNS])
  const [example] = await rowsOf(answer.body)
  const read = EXTENSION_COLUMNS.map((column, at) => readCell(column, example?.[at] ?? '', 'FR'))
  expect(read.filter((reading) => 'problem' in reading)).toEqual([])
  expect(rows).toHaveLength(2)
})
