import { extensionsImport } from '@switchboard/contract/extensions.import'
import { history } from '@switchboard/contract/history'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../../testing/app.ts'
import { owner } from '../../../testing/db.ts'
import { makeTenant, makeUser } from '../../../testing/factories.ts'
import { toExtension, WITH_PHONE } from '../present.ts'
import { runImport } from './run.ts'

const server = await startTestApp()
const { database, secrets, clock } = server.app.portal
const job = { database, secrets, clock, log: server.app.log }

/** A row of a file; `forwardTo` is an index into the rows. */
interface Row {
  id: string
  number: string
  person: boolean
  name: string
  doNotDisturb: boolean
  mode: 'Off' | 'When offline' | 'Always'
  forwardTo: number
  pin: boolean
}

const arbitraryRow = fc.record({
  person: fc.boolean(),
  name: fc.stringMatching(/^[A-Z][a-z]{2,8}$/),
  doNotDisturb: fc.boolean(),
  mode: fc.constantFrom('Off' as const, 'When offline' as const, 'Always' as const),
  forwardTo: fc.nat(),
  pin: fc.boolean(),
})

/** The same rows each time; numbers count up, and each id is that of what is to be changed. */
const rowsOf = (seed: number, count: number, first: number, ids: readonly string[] = []): Row[] =>
  fc
    .sample(arbitraryRow, { numRuns: count, seed })
    .map((row, at) => ({ ...row, id: ids[at] ?? '', number: String(first + at) }))

const HEADER =
  'ID,Extension number,Type of phone,First name,Last name,Name of the phone,Do not disturb,Call forwarding,Forward to,Voicemail,Voicemail PIN'

function toFile(rows: readonly Row[]): string {
  const lines = rows.map(({ id, number, person, name, doNotDisturb, mode, forwardTo, pin }, at) => {
    const target = rows[forwardTo % rows.length]
    const forwards = mode !== 'Off' && target !== undefined && target !== rows[at]
    const holder = person
      ? ['Personal phone', name, `Martin ${number}`, '']
      : ['Shared phone', '', '', `${name} ${number}`]
    return [
      id,
      number,
      ...holder,
      doNotDisturb ? 'yes' : 'no',
      ...(forwards ? [mode, target.number] : ['Off', '']),
      ...(pin ? ['yes', '4071'] : ['no', '']),
    ].join(',')
  })
  return [HEADER, ...lines].join('\n')
}

/** Hands a file in, starts it, and does what the worker does. */
async function importFile(caller: Caller, tenantId: string, rows: readonly Row[]) {
  const content = Buffer.from(toFile(rows)).toString('base64')
  const checked = await caller.call(extensionsImport.create, { body: { fileName: 'plan.csv', content } })
  expect(checked.counts.error).toBe(0)
  const params = { id: checked.id }
  await caller.call(extensionsImport.start, {
    params,
    body: { version: checked.version, leaveOutErrors: false },
  })
  const { payload } = await owner.outbox.findFirstOrThrow({ where: { tenantId, kind: 'extensions.import' } })
  await owner.outbox.deleteMany({ where: { tenantId } })
  await runImport(job, tenantId, payload as never, new AbortController().signal)
  return caller.call(extensionsImport.get, { params })
}

/** The whole plan and how many people there are, without what any change moves on; people who were made again are others. */
async function planOf(tenantId: string) {
  const rows = await owner.extension.findMany({
    where: { tenantId },
    include: WITH_PHONE,
    orderBy: { id: 'asc' },
  })
  const extensions = rows.map((row) => {
    const { id, number, name, kind, phone } = toExtension(row)
    return { id, number, name, kind, phone: phone && { ...phone, userId: null } }
  })
  return { people: await owner.appUser.count({ where: { tenantId } }), extensions }
}

test('an import of a thousand rows is undone as one, and done again', async () => {
  const { id: tenantId } = await makeTenant({ language: 'en' })
  const caller = await server.signInAs(await makeUser({ tenantId, language: 'en' }))
  expect((await importFile(caller, tenantId, rowsOf(1, 400, 2000))).counts).toMatchObject({ create: 400 })
  const before = await planOf(tenantId)
  // All that is there gets other numbers, names, holders and targets; each takes the number of the next.
  const ids = before.extensions.toSorted((a, b) => Number(a.number) - Number(b.number)).map(({ id }) => id)
  const done = await importFile(caller, tenantId, rowsOf(2, 1000, 2001, ids))
  expect(done).toMatchObject({ state: 'done', counts: { create: 600, update: 400 } })
  const after = await planOf(tenantId)
  expect(after.extensions).toHaveLength(1000)
  const kept = new Map(before.extensions.map(({ id, name }) => [id, name]))
  const renamed = after.extensions.filter(({ id, name }) => kept.has(id) && kept.get(id) !== name)
  expect(renamed.length).toBeGreaterThan(300)

  const undo = (id: string) => caller.call(history.undo, { params: { id } })
  const [entry] = (await caller.call(history.list, { query: {} })).items
  expect(entry).toMatchObject({
    action: 'extensions.imported',
    object: { kind: 'extension', id: done.id, label: 'plan.csv' },
    undoable: true,
  })
  const undone = await undo(entry?.id ?? '')
  expect(await planOf(tenantId)).toEqual(withPinsOf(before, after))

  await undo(undone.entryId)
  const created = new Set(after.extensions.map(({ id }) => id).filter((id) => !ids.includes(id)))
  expect(await planOf(tenantId)).toEqual(withoutPins(after, created))
})

type Plan = Awaited<ReturnType<typeof planOf>>

const mapVoicemail = (
  plan: Plan,
  change: (id: string, pinSet: boolean) => { pinSet?: boolean; enabled?: boolean },
): Plan => ({
  ...plan,
  extensions: plan.extensions.map((extension) => {
    const { id, phone } = extension
    if (!phone) return extension
    const voicemail = { ...phone.voicemail, ...change(id, phone.voicemail.pinSet) }
    return { ...extension, phone: { ...phone, voicemail } }
  }),
})

/** A PIN that a change set stays set: there is no record of having had none. */
function withPinsOf(plan: Plan, other: Plan): Plan {
  const set = new Set(other.extensions.filter(({ phone }) => phone?.voicemail.pinSet).map(({ id }) => id))
  return mapVoicemail(plan, (id, pinSet) => ({ pinSet: pinSet || set.has(id) }))
}

/** What was deleted and made again has no PIN, so its mailbox is off: undoing tells so. */
const withoutPins = (plan: Plan, ids: ReadonlySet<string>): Plan =>
  mapVoicemail(plan, (id) => (ids.has(id) ? { pinSet: false, enabled: false } : {}))
