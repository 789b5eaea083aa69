import type { RequestOf } from '@switchboard/contract/endpoint'
import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import { extensionsImport, IMPORT_LIMITS } from '@switchboard/contract/extensions.import'
import { extensions, type ExtensionWrite } from '@switchboard/contract/extensions'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../../testing/app.ts'
import { owner } from '../../../testing/db.ts'
import { makeExtension, makePhoneNumber, makeTenant, makeUser } from '../../../testing/factories.ts'
import { lockExtension } from '../../../testing/row-lock.ts'
import { runImport } from './run.ts'

const server = await startTestApp()
const { database, secrets, clock } = server.app.portal
const job = { database, secrets, clock, log: server.app.log }

/** A company of its own and its administrator, signed in. */
async function company() {
  const tenant = await makeTenant({ language: 'en' })
  const admin = await makeUser({ tenantId: tenant.id, language: 'en', firstName: 'Ada', lastName: 'Admin' })
  return { tenantId: tenant.id, admin, caller: await server.signInAs(admin) }
}

type MatchBody = RequestOf<typeof extensionsImport.match>['body']

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64')
const lines = (...all: string[]) => all.join('\n')

const check = (caller: Caller, text: string) =>
  caller.call(extensionsImport.create, { body: { fileName: 'phones.csv', content: base64(text) } })
const rowsOf = async (caller: Caller, { id }: ExtensionImport) =>
  (await caller.call(extensionsImport.rows, { params: { id }, query: {} })).items
const now = (caller: Caller, { id }: ExtensionImport) => caller.call(extensionsImport.get, { params: { id } })
const start = (caller: Caller, { id, version }: ExtensionImport) =>
  caller.call(extensionsImport.start, { params: { id }, body: { version, leaveOutErrors: true } })

/** Does what the worker does with what was asked for. */
async function work(tenantId: string): Promise<void> {
  const asked = await owner.outbox.findMany({ where: { tenantId, kind: 'extensions.import' } })
  await owner.outbox.deleteMany({ where: { tenantId } })
  for (const { payload } of asked) {
    const request = payload as { importId: string; userId: string; tokenId: null }
    await runImport(job, tenantId, request, new AbortController().signal)
  }
}

async function finish(caller: Caller, tenantId: string, checked: ExtensionImport): Promise<ExtensionImport> {
  await start(caller, checked)
  await work(tenantId)
  return now(caller, checked)
}

const phonesOf = (tenantId: string) =>
  owner.extension.findMany({ where: { tenantId }, include: { phone: true }, orderBy: { number: 'asc' } })

const makeShared = (tenantId: string) =>
  makeExtension({
    tenantId,
    number: '201',
    kind: 'shared_phone',
    name: 'Lobby',
    phone: { voicemailEnabled: false },
  })

/** Saves the phone 201 as another administrator does in its form. */
const save = (
  caller: Caller,
  id: string,
  change: Pick<ExtensionWrite, 'holder'> & Partial<ExtensionWrite>,
  version: number,
) =>
  caller.call(extensions.update, {
    params: { id },
    body: {
      number: '201',
      enabled: true,
      callerIdNumberId: null,
      forwarding: { mode: 'off' },
      doNotDisturb: false,
      voicemail: { enabled: false, pin: null, delaySeconds: 20, email: null, language: 'fr' },
      ...change,
      version,
    },
  })

test('a file is checked, imported as one batch, and leaves no secret behind', async () => {
  const { tenantId, admin, caller } = await company()
  const lobby = await makeExtension({ tenantId, number: '201', kind: 'shared_phone', name: 'Lobby' })
  const same = await makeExtension({ tenantId, number: '202', kind: 'shared_phone', name: 'Workshop' })
  const text = lines(
    'Extension number,Name of the phone,First name,Last name,Voicemail PIN',
    '201,Reception,,,40718352',
    '202,Workshop,,,',
    '203,,Zoé,Lefèvre,55127094',
    '112,Emergency,,,',
  )
  const checked = await check(caller, text)
  expect(checked).toMatchObject({
    state: 'ready',
    fileName: 'phones.csv',
    createdBy: 'Ada Admin',
    encoding: 'utf-8',
    separator: 'comma',
    hasHeader: true,
    counts: { create: 1, update: 1, unchanged: 1, error: 1 },
    proposals: 1,
    processed: 0,
    version: 1,
  })
  expect(checked.columns.map(({ column, samples }) => [column, samples.length])).toEqual([
    ['number', 3],
    ['label', 3],
    ['firstName', 1],
    ['lastName', 1],
    ['voicemailPin', 0],
  ])
  expect((await phonesOf(tenantId)).map(({ name }) => name)).toEqual(['Lobby', 'Workshop'])

  const done = await finish(caller, tenantId, checked)
  expect(done).toMatchObject({ state: 'done', processed: 3, failure: null })
  expect((await phonesOf(tenantId)).map(({ number, name, version }) => [number, name, version])).toEqual([
    ['201', 'Reception', 2],
    ['202', 'Workshop', 1],
    ['203', 'Zoé Lefèvre', 1],
  ])

  const events = await owner.auditEvent.findMany({ where: { tenantId }, orderBy: { id: 'asc' } })
  expect(events.map(({ action, batchId, actorUserId }) => [action, batchId, actorUserId])).toEqual([
    ['extension.updated', checked.id, admin.id],
    ['extension.created', checked.id, admin.id],
    ['extensions.imported', checked.id, admin.id],
  ])
  expect(events[2]).toMatchObject({ objectId: checked.id, objectLabel: 'phones.csv', after: done.counts })
  const stored = await owner.extensionImport.findFirstOrThrow({ where: { tenantId } })
  expect([stored.contentSecret, stored.correctionsSecret]).toEqual([null, null])
  const rows = await owner.extensionImportRow.findMany({ where: { tenantId } })
  expect(JSON.stringify([stored, rows, events])).not.toMatch(/40718352|55127094/)
  expect(await owner.auditEvent.count({ where: { tenantId, objectId: same.id } })).toBe(0)
  expect(await owner.auditEvent.count({ where: { tenantId, objectId: lobby.id } })).toBe(1)
})

test('what is stored while it waits cannot be read, and holds no PIN in the open', async () => {
  const { tenantId, caller } = await company()
  const checked = await check(caller, lines('number,label,My secret code', '204,Lobby,40718352'))
  expect(checked.columns[2]).toMatchObject({ column: null, samples: ['4•••••••'] })
  const [row] = await rowsOf(caller, checked)
  expect(row).toMatchObject({ line: 2, verdict: 'create', number: '204', name: 'Lobby' })
  const stored = await owner.extensionImport.findFirstOrThrow({ where: { tenantId } })
  expect(JSON.stringify(stored)).not.toContain('40718352')
})

test('rows come by verdict, a page at a time', async () => {
  const { caller } = await company()
  const text = lines(
    'number,label',
    ...Array.from({ length: 30 }, (_, n) => (n % 3 ? `3${10 + n},X` : `112,E${n}`)),
  )
  const { id } = await check(caller, text)
  const page = (query: object) => caller.call(extensionsImport.rows, { params: { id }, query })
  const first = await page({ verdict: 'error', limit: 6 })
  expect(first.items.map(({ line }) => line)).toEqual([2, 5, 8, 11, 14, 17])
  const second = await page({ verdict: 'error', limit: 6, cursor: first.nextCursor ?? '' })
  expect(second.items.map(({ line }) => line)).toEqual([20, 23, 26, 29])
  expect(second.nextCursor).toBeNull()
  expect((await page({})).items).toHaveLength(30)
})

test('columns are matched by hand, cells corrected, and proposals taken', async () => {
  const { tenantId, caller } = await company()
  const checked = await check(caller, lines('n,who', '112,Lobby', '204,Hall', '204,Roof'))
  expect(checked.counts).toMatchObject({ error: 3 })
  const { id } = checked
  const match = (version: number, body: object) =>
    caller.request(extensionsImport.match, {
      params: { id },
      body: {
        version,
        encoding: 'utf-8',
        separator: 'comma',
        hasHeader: true,
        columns: ['number', 'label'],
        corrections: [],
        ...body,
      },
    })
  const twice = await match(1, { columns: ['label', 'label'] })
  expect([twice.statusCode, twice.json().fieldErrors]).toEqual([422, { 'columns.1': 'taken' }])
  const matched = (await match(1, { corrections: [{ line: 2, column: 'label', value: 'Entrance' }] })).json()
  expect(matched).toMatchObject({ version: 2, counts: { create: 1, error: 2 }, proposals: 2 })
  const stale = await match(1, {})
  expect([stale.statusCode, stale.json().code, stale.json().current.version]).toEqual([
    409,
    'version_conflict',
    2,
  ])

  const corrected = await caller.call(extensionsImport.correct, { params: { id }, body: { version: 2 } })
  expect(corrected).toMatchObject({ version: 3, counts: { create: 3, error: 0 }, proposals: 0 })
  await finish(caller, tenantId, corrected)
  expect((await phonesOf(tenantId)).map(({ number, name }) => [number, name])).toEqual([
    ['113', 'Entrance'],
    ['204', 'Hall'],
    ['205', 'Roof'],
  ])
})

test('another separator matches the columns anew', async () => {
  const { caller } = await company()
  const { id } = await check(caller, lines('number;label', '204;Lobby, ground floor'))
  const body: MatchBody = {
    version: 1,
    encoding: 'utf-8',
    separator: 'comma',
    hasHeader: true,
    columns: null,
    corrections: [],
  }
  const wrong = await caller.call(extensionsImport.match, { params: { id }, body })
  expect(wrong.columns.map(({ column }) => column)).toEqual([null])
  const right: MatchBody = { ...body, version: 2, separator: 'semicolon' }
  const read = await caller.call(extensionsImport.match, { params: { id }, body: right })
  expect(read.counts).toMatchObject({ create: 1 })
})

test('a file in the encoding of a Mac is known, and can be read in another', async () => {
  const { caller } = await company()
  // "Numéro;Libellé" and "204;Hélène" in Mac Roman
  const bytes = Buffer.from('4e756d8e726f3b4c6962656c6c8e0a3230343b488e6c8f6e65', 'hex')
  const body = { fileName: 'postes.csv', content: bytes.toString('base64') }
  const made = await caller.call(extensionsImport.create, { body })
  const nameOf = async () =>
    (await caller.call(extensionsImport.rows, { params: { id: made.id }, query: {} })).items[0]?.name
  expect([made.encoding, made.counts.create, await nameOf()]).toEqual(['macintosh', 1, 'Hélène'])
  const read = (version: number, encoding: MatchBody['encoding']) =>
    caller.request(extensionsImport.match, {
      params: { id: made.id },
      body: { version, encoding, separator: 'semicolon', hasHeader: true, columns: null, corrections: [] },
    })
  const wrong = await read(1, 'utf-8')
  expect([wrong.statusCode, wrong.json().fieldErrors]).toEqual([422, { encoding: 'file_other_encoding' }])
  expect((await read(1, 'windows-1252')).json()).toMatchObject({
    encoding: 'windows-1252',
    columns: [{ header: 'NumŽro' }, { header: 'LibellŽ' }],
  })
  expect((await read(2, 'macintosh')).json()).toMatchObject({ encoding: 'macintosh', counts: { create: 1 } })
  expect(await nameOf()).toBe('Hélène')
})

test('rows with errors come back as a file, which imports once it is mended', async () => {
  const { tenantId, caller } = await company()
  const text = lines(
    'Extension number,Name of the phone,Voicemail PIN',
    '204,Lobby,',
    '112,"Hall; 1",40718352',
    '205,=cmd,',
  )
  const checked = await check(caller, text)
  const fileOf = () =>
    caller.call(extensionsImport.errors, { params: { id: checked.id }, query: { language: 'fr' } })
  const file = await fileOf()
  expect(file.split('\r\n').slice(0, 2)).toEqual([
    '\uFEFFLigne;Motif du rejet;Extension number;Name of the phone;Voicemail PIN',
    '3;Numéro de poste\u00A0: réservé (urgences ou numéro court) · Nom du poste\u00A0: contient un caractère interdit;112;"Hall; 1";40718352',
  ])
  await finish(caller, tenantId, checked)
  // Afterwards the file is gone, and with it the PINs.
  expect(await fileOf()).toBe(file.replace('40718352', ''))
  const mended = await check(caller, file.replace(';112;"Hall; 1"', ';206;Hall'))
  expect(mended).toMatchObject({ counts: { create: 1, error: 0 } })
})

test('corrections that stood in for a column give way to its cells once it is matched', async () => {
  const { caller } = await company()
  const { id } = await check(caller, lines('5001,Hall', '5002,Lobby'))
  const params = { id }
  const corrected = await caller.call(extensionsImport.correct, { params, body: { version: 1 } })
  await caller.call(extensionsImport.match, {
    params,
    body: {
      version: corrected.version,
      encoding: 'utf-8',
      separator: 'comma',
      hasHeader: false,
      columns: ['number', 'label'],
      corrections: [],
    },
  })
  const { items } = await caller.call(extensionsImport.rows, { params, query: {} })
  expect(items.map(({ number, name }) => [number, name])).toEqual([
    ['5001', 'Hall'],
    ['5002', 'Lobby'],
  ])
})

describe('a start', () => {
  test('needs a word on rows with errors, and the version that was seen', async () => {
    const { caller } = await company()
    const { id } = await check(caller, lines('number,label', '112,Lobby', '204,Hall'))
    const answer = (body: { version: number; leaveOutErrors: boolean }) =>
      caller.request(extensionsImport.start, { params: { id }, body })
    const refused = await answer({ version: 1, leaveOutErrors: false })
    expect([refused.statusCode, refused.json().fieldErrors]).toEqual([422, { leaveOutErrors: 'required' }])
    expect((await answer({ version: 2, leaveOutErrors: true })).json().code).toBe('version_conflict')
    expect((await answer({ version: 1, leaveOutErrors: true })).json().state).toBe('importing')
    const again = await answer({ version: 2, leaveOutErrors: true })
    expect([again.statusCode, again.json().code, again.json().current.state]).toEqual([
      409,
      'import_started',
      'importing',
    ])
  })

  test('asks again when somebody changed what the file changes, and not for anything else', async () => {
    const { tenantId, caller } = await company()
    const made = await makeShared(tenantId)
    const text = lines('number,label', '201,Reception', '202,Hall')
    const checked = await check(caller, text)
    await start(caller, checked)
    await save(caller, made.id, { holder: { kind: 'shared', label: 'Entrance' } }, 1)
    await work(tenantId)
    const asks = await now(caller, checked)
    expect(asks).toMatchObject({ state: 'ready', changedSince: true, startedAt: null, version: 3 })
    expect((await rowsOf(caller, checked))[0]?.changes).toEqual([
      { column: 'label', before: 'Entrance', after: 'Reception' },
    ])
    expect((await phonesOf(tenantId)).map(({ name }) => name)).toEqual(['Entrance'])

    await start(caller, asks)
    await save(caller, made.id, { holder: { kind: 'shared', label: 'Entrance' }, doNotDisturb: true }, 2)
    await work(tenantId)
    expect(await now(caller, checked)).toMatchObject({ state: 'done', changedSince: false })
    const [reception] = await phonesOf(tenantId)
    expect([reception?.name, reception?.phone?.doNotDisturb]).toEqual(['Reception', true])
  })

  test('waits for whoever saves one of its extensions, and keeps what they saved', async () => {
    const { tenantId, caller } = await company()
    const made = await makeShared(tenantId)
    await start(caller, await check(caller, lines('number,label', '201,Reception', '202,Hall')))
    const lock = await lockExtension(made.id)
    const saved = save(caller, made.id, { holder: { kind: 'shared', label: 'Lobby' }, doNotDisturb: true }, 1)
    await lock.waiter()
    const worked = work(tenantId)
    await lock.waiter(2)
    await lock.release()
    await Promise.all([saved, worked])
    const [reception] = await phonesOf(tenantId)
    expect(reception).toMatchObject({ name: 'Reception', version: 3, phone: { doNotDisturb: true } })
  })

  test('asks again when a number was taken since', async () => {
    const { tenantId, caller } = await company()
    const checked = await check(caller, lines('number,label', '202,Hall'))
    await makeExtension({ tenantId, number: '202', kind: 'fax', name: 'Fax' })
    expect(await finish(caller, tenantId, checked)).toMatchObject({ state: 'ready', counts: { error: 1 } })
  })

  test('taken twice imports once', async () => {
    const { tenantId, caller, admin } = await company()
    const checked = await check(caller, lines('number,label', '202,Hall'))
    await finish(caller, tenantId, checked)
    const request = { importId: checked.id, userId: admin.id, tokenId: null }
    await runImport(job, tenantId, request, new AbortController().signal)
    expect(await phonesOf(tenantId)).toHaveLength(1)
    expect(await owner.auditEvent.count({ where: { tenantId } })).toBe(2)
  })
})

test('numbers are exchanged with the names to sign in with, and new phones forward to one another', async () => {
  const { tenantId, caller } = await company()
  const { mainNumber } = await owner.tenant.findFirstOrThrow({ where: { id: tenantId } })
  const made = await Promise.all(
    ['201', '202'].map((number) => makeExtension({ tenantId, number, phone: { voicemailEnabled: false } })),
  )
  for (const { number, userId } of made) {
    await owner.signInName.create({
      data: { name: `${mainNumber}#${number}`, tenantId, userId: userId ?? '' },
    })
  }
  const [first, second] = made
  const text = lines(
    'id,number,label,call forwarding,forward to',
    `${first?.id},202,,,`,
    `${second?.id},201,,,`,
    ',301,A,Always,302',
    ',302,B,Always,301',
  )
  expect(await finish(caller, tenantId, await check(caller, text))).toMatchObject({ state: 'done' })
  const names = await owner.signInName.findMany({
    where: { tenantId, expiresAt: null },
    orderBy: { name: 'asc' },
  })
  expect(names.map(({ name, userId }) => [name, userId])).toEqual([
    [`${mainNumber}#201`, second?.userId],
    [`${mainNumber}#202`, first?.userId],
  ])
  const phones = await phonesOf(tenantId)
  const idOf = (number: string) => phones.find((phone) => phone.number === number)?.id
  expect(phones.map(({ number, phone }) => [number, phone?.forwardingExtensionId])).toEqual([
    ['201', null],
    ['202', null],
    ['301', idOf('302')],
    ['302', idOf('301')],
  ])
})

describe('an end', () => {
  const cancel = (caller: Caller, { id }: ExtensionImport) =>
    caller.request(extensionsImport.cancel, { params: { id } })

  test('of one that is ready is at once, and takes the file with it', async () => {
    const { tenantId, caller } = await company()
    const checked = await check(caller, lines('number,label', '202,Hall'))
    expect((await cancel(caller, checked)).json()).toMatchObject({ state: 'cancelled' })
    expect(await owner.extensionImport.findFirstOrThrow({ where: { tenantId } })).toMatchObject({
      contentSecret: null,
    })
    const again = await cancel(caller, checked)
    expect([again.statusCode, again.json().code, again.json().current.state]).toEqual([
      409,
      'import_ended',
      'cancelled',
    ])
  })

  test('of one that was started keeps nothing of it', async () => {
    const { tenantId, caller } = await company()
    const checked = await start(caller, await check(caller, lines('number,label', '202,Hall')))
    expect((await cancel(caller, checked)).json()).toMatchObject({ state: 'importing' })
    await work(tenantId)
    expect(await now(caller, checked)).toMatchObject({ state: 'cancelled', processed: 0 })
    expect(await phonesOf(tenantId)).toEqual([])
  })

  test('comes too late once it is done', async () => {
    const { tenantId, caller } = await company()
    const checked = await check(caller, lines('number,label', '202,Hall'))
    await finish(caller, tenantId, checked)
    expect((await cancel(caller, checked)).statusCode).toBe(409)
  })

  test('that races with the last step is one or the other', async () => {
    const { tenantId, caller } = await company()
    const checked = await start(caller, await check(caller, lines('number,label', '202,Hall')))
    const [answer] = await Promise.all([cancel(caller, checked), work(tenantId)])
    await work(tenantId)
    const { state } = await now(caller, checked)
    expect(['done', 'cancelled']).toContain(state)
    expect(answer.statusCode === 409 && state !== 'done').toBe(false)
    expect(await phonesOf(tenantId)).toHaveLength(state === 'done' ? 1 : 0)
  })

  test('by an error of ours is told, logged, and keeps nothing', async () => {
    const { tenantId, caller } = await company()
    const checked = await start(caller, await check(caller, lines('number,label', '202,Hall')))
    // What was encrypted with a key that is gone.
    await owner.extensionImport.updateMany({ where: { tenantId }, data: { contentSecret: 'gone.AAAA' } })
    await work(tenantId)
    expect(await now(caller, checked)).toMatchObject({ state: 'failed', failure: 'internal' })
  })
})

describe('a hostile file', () => {
  const refused = async (content: string | Uint8Array) => {
    const { caller } = await company()
    const answer = await caller.request(extensionsImport.create, {
      body: { fileName: null, content: base64(content) },
    })
    return [answer.statusCode, answer.json().fieldErrors?.content]
  }

  test('that cannot be read is refused in words', async () => {
    expect(await refused('number\0label')).toEqual([422, 'file_binary'])
    expect(await refused('')).toEqual([422, 'file_empty'])
    expect(await refused(Buffer.from('d0cf11e0a1', 'hex'))).toEqual([422, 'file_is_workbook'])
    expect(await refused('number,label\n204,"Lobby')).toEqual([422, 'file_quotes'])
    const wide = Array.from({ length: 200 }, (_, n) => `c${n}`).join(',')
    expect(await refused(`${wide}\n${wide}`)).toEqual([422, 'file_too_many_columns'])
    expect(await refused('204,x\n'.repeat(IMPORT_LIMITS.rows + 2))).toEqual([422, 'file_too_many_rows'])
  })

  test('of 60 MB is refused before it is read', async () => {
    const { caller } = await company()
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/extensions/imports',
      headers: {
        ...caller.headers,
        'content-type': 'application/json',
        'content-length': String(60_000_000),
      },
      payload: Buffer.from('{"fileName":null,"content":"'),
    })
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'too_large'])
  })

  test('of formulas is only text', async () => {
    const { tenantId, caller } = await company()
    const formulas = ['=1+1', '+CMD()', '-2+3', '@SUM(A1)', '=HYPERLINK("https://example.test")']
    const text = lines(
      'number,label',
      ...formulas.map((each, n) => `${300 + n},"${each.replaceAll('"', '""')}"`),
    )
    const checked = await check(caller, text)
    expect(checked.counts).toMatchObject({ create: 4, error: 1 }) // a name has no quotation marks
    await finish(caller, tenantId, checked)
    expect((await phonesOf(tenantId)).map(({ name }) => name)).toEqual(formulas.slice(0, 4))
    const file = await caller.call(extensionsImport.export, { query: { language: 'en' } })
    for (const formula of formulas.slice(0, 4)) expect(file).toContain(`,'${formula},`)
  })

  test("with another company's ids and numbers knows neither", async () => {
    const other = await company()
    const theirs = await makeExtension({ tenantId: other.tenantId, number: '201', kind: 'shared_phone' })
    const { e164 } = await makePhoneNumber({ tenantId: other.tenantId })
    const { caller } = await company()
    const checked = await check(
      caller,
      lines(
        'id,number,label,caller id,call forwarding,forward to',
        `${theirs.id},201,Mine,,,`,
        `,202,A,${e164},,`,
        ',203,B,,always,201',
      ),
    )
    const problems = (await rowsOf(caller, checked)).flatMap((row) =>
      row.problems.map(({ column, problem }) => `${row.line} ${column} ${problem}`),
    )
    expect(problems).toEqual(['2 id not_found', '3 callerId not_found', '4 forwardTo target_unknown'])
  })

  test('with a name that no text can hold is told, not stored as it is', async () => {
    const { caller } = await company()
    const made = await caller.call(extensionsImport.create, {
      body: { fileName: 'a\0b\ud800.csv', content: base64(lines('number,label', '204,Lobby')) },
    })
    expect(made.fileName).toBe('a b\uFFFD.csv')
    const body: MatchBody = {
      version: 1,
      encoding: 'utf-8',
      separator: 'comma',
      hasHeader: true,
      columns: ['number', 'label'],
      corrections: [{ line: 2, column: 'label', value: 'a\0b\ud800' }],
    }
    const matched = await caller.call(extensionsImport.match, { params: { id: made.id }, body })
    expect(matched.counts).toMatchObject({ error: 1 })
  })
})

test('a stranger sees none of it', async () => {
  const { caller } = await company()
  const checked = await check(caller, lines('number,label', '204,Lobby'))
  const other = await company()
  expect((await other.caller.call(extensionsImport.list, {})).items).toEqual([])
  const params = { id: checked.id }
  const answers = [
    await other.caller.request(extensionsImport.get, { params }),
    await other.caller.request(extensionsImport.rows, { params, query: {} }),
    await other.caller.request(extensionsImport.errors, { params, query: {} }),
    await other.caller.request(extensionsImport.cancel, { params }),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
  expect((await caller.call(extensionsImport.list, {})).items).toEqual([checked])
})
