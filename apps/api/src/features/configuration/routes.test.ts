import {
  CONFIGURATION_FORMAT,
  configuration,
  type ConfigurationFile,
} from '@switchboard/contract/configuration'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { schedules } from '@switchboard/contract/schedules'
import { expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makePhoneNumber, makeTenant, makeUser } from '../../testing/factories.ts'
import type { Item } from './file.ts'
import { FILE } from './testing.ts'

const server = await startTestApp()

/** A company with nothing in it, and its administrator. */
async function company() {
  const tenantId = (await makeTenant()).id
  return { tenantId, caller: await server.signInAs(await makeUser({ tenantId })) }
}

const exported = async (caller: Caller) => (await caller.call(configuration.export, {})).configuration
const imported = (caller: Caller, file: ConfigurationFile, apply = true) =>
  caller.call(configuration.import, { query: { apply: String(apply) }, body: { file } })

/** A file of these objects alone. */
const fileOf = (sections: ConfigurationFile['configuration']): ConfigurationFile => ({
  ...CONFIGURATION_FORMAT,
  configuration: sections,
})
const problemsOf = async (caller: Caller, file: ConfigurationFile) =>
  (await imported(caller, file)).changes
    .filter(({ outcome }) => outcome === 'problem')
    .map(({ section, key, fieldErrors }) => [section, key, fieldErrors])

test('an empty company becomes what the file says, and its export is that file', async () => {
  const { caller } = await company()
  const report = await imported(caller, FILE)
  expect(report.changes.filter(({ outcome }) => outcome === 'problem')).toEqual([])
  expect(report).toMatchObject({ applied: true, counts: { problem: 0 } })
  expect(await exported(caller)).toEqual(FILE.configuration)
  const again = (await company()).caller
  expect(await imported(again, { ...FILE, configuration: await exported(caller) })).toMatchObject({
    applied: true,
  })
  expect(await exported(again)).toEqual(FILE.configuration)
})

test('the export of a company changes nothing in it', async () => {
  const { caller, tenantId } = await company()
  await imported(caller, FILE)
  const events = () => owner.auditEvent.count({ where: { tenantId } })
  const before = await events()
  const report = await imported(caller, { ...FILE, configuration: await exported(caller) })
  expect(report).toMatchObject({ applied: true, batchId: null, counts: { create: 0, update: 0, problem: 0 } })
  expect(report.counts.unchanged).toBe(Object.values(FILE.configuration).flat().length)
  expect(await events()).toBe(before)
})

test('a dry run tells what would be, and does nothing', async () => {
  const { caller, tenantId } = await company()
  const report = await imported(caller, FILE, false)
  expect(report).toMatchObject({ applied: false, batchId: null, counts: { problem: 0 } })
  expect(report.counts.create).toBeGreaterThan(8)
  expect(await owner.extension.count({ where: { tenantId } })).toBe(0)
  expect(await owner.auditEvent.count({ where: { tenantId, action: { not: 'session.signed_in' } } })).toBe(0)
})

test('one undo takes an import back, and another one does it again, whatever leads in circles', async () => {
  const { caller } = await company()
  const nothing = await exported(caller)
  await imported(caller, FILE)
  const full = await exported(caller)
  const [entry] = (await caller.call(history.list, { query: {} })).items
  expect(entry).toMatchObject({ action: 'configuration.imported', undoable: true })
  const { entryId } = await caller.call(history.undo, { params: { id: entry?.id ?? '' } })
  expect(await exported(caller)).toEqual(nothing)
  const again = await caller.call(history.undo, { params: { id: entryId } })
  // What is secret is not recorded: mailboxes whose PIN is gone are off, conferences without one.
  const { phones, conferences, ...rest } = full
  expect(await exported(caller)).toMatchObject(rest)
  expect((await exported(caller))['phones']).toHaveLength(phones?.length ?? 0)
  expect((await exported(caller))['conferences']).toHaveLength(conferences?.length ?? 0)
  await caller.call(history.undo, { params: { id: again.entryId } })
  expect(await exported(caller)).toEqual(nothing)
})

test('with a problem anywhere nothing is changed', async () => {
  const { caller, tenantId } = await company()
  const good = { name: 'Office hours', ranges: [{ day: 1, start: 540, end: 1080 }] }
  const bad = { name: 'Never', ranges: [{ day: 8, start: 540, end: 1080 }] }
  const report = await imported(caller, fileOf({ schedules: [good, bad] }))
  expect(report).toMatchObject({ applied: false, counts: { create: 1, problem: 1 } })
  expect(report.changes[1]?.fieldErrors).toEqual({ 'ranges.0.day': 'too_big' })
  expect(await owner.schedule.count({ where: { tenantId } })).toBe(0)
})

test('what is changed is what differs; what the file does not tell stays', async () => {
  const { caller } = await company()
  await imported(caller, FILE)
  const other = await caller.call(schedules.create, { body: { name: 'Other', ranges: [] } })
  const [first] = FILE.configuration['schedules'] ?? []
  const report = await imported(caller, fileOf({ schedules: [{ ...first, ranges: [] }] }))
  expect(report.changes).toEqual([{ section: 'schedules', key: first?.['name'], outcome: 'update' }])
  expect((await exported(caller))['schedules']).toContainEqual({ name: other.name, ranges: [] })
})

test('problems are told at their place, by the names that the file has for things', async () => {
  const { caller } = await company()
  await imported(caller, FILE)
  const phone: Item = { ...FILE.configuration['phones']?.[0], forwarding: { mode: 'off' } }
  const [group] = FILE.configuration['ringGroups'] ?? []
  expect(
    await problemsOf(
      caller,
      fileOf({
        phones: [
          { ...phone, number: '112' },
          {
            ...phone,
            number: '290',
            forwarding: { mode: 'always', destination: { kind: 'extension', extension: '999' } },
          },
          { ...phone, number: '292', pin: '4071' },
        ],
        ringGroups: [{ ...group, number: String(phone['number']) }],
      }),
    ),
  ).toEqual([
    ['phones', '112', { number: 'number_reserved' }],
    ['phones', '290', { 'forwarding.destination.extension': 'not_found' }],
    ['phones', '292', { pin: 'unknown_property' }],
    ['ringGroups', phone['number'], { number: 'taken' }],
  ])
})

test('a file of another kind, with unknown sections or too much in it is refused', async () => {
  const { caller } = await company()
  const send = (file: unknown) =>
    caller.request(configuration.import, { query: {}, body: { file: file as ConfigurationFile } })
  expect((await send({ ...FILE, version: 2 })).statusCode).toBe(400)
  const strange = await send(fileOf({ spaceships: [] }))
  expect([strange.statusCode, strange.json().fieldErrors]).toEqual([
    422,
    { 'file.configuration.spaceships': 'unknown_property' },
  ])
  const many = Array.from({ length: 5001 }, (_, at) => ({ name: `S ${at}`, ranges: [] }))
  expect((await send(fileOf({ schedules: many }))).json().fieldErrors).toEqual({ file: 'too_big' })
})

test('a person with two phones stays one', async () => {
  const { caller, tenantId } = await company()
  const phone: Item = { ...FILE.configuration['phones']?.[0], forwarding: { mode: 'off' } }
  await imported(caller, fileOf({ phones: [phone, { ...phone, number: '299' }] }))
  const { items } = await caller.call(extensions.list, { query: {} })
  expect(items).toHaveLength(2)
  expect(await owner.appUser.count({ where: { tenantId, role: 'user' } })).toBe(1)
})

test('tables that an import has filled are counted, so that searches are planned for what is there', async () => {
  const { caller } = await company()
  const phone: Item = { ...FILE.configuration['phones']?.[0], forwarding: { mode: 'off' } }
  const phones = Array.from({ length: 500 }, (_, at) => ({ ...phone, number: String(2000 + at) }))
  expect(await imported(caller, fileOf({ phones }))).toMatchObject({ applied: true, counts: { create: 500 } })
  const [known] = await owner.$queryRaw<{ reltuples: number }[]>`
    select reltuples from pg_class where oid = 'extension'::regclass`
  expect(known?.reltuples).toBeGreaterThanOrEqual(500)
})

test('what a file does not bring along is skipped and left out, and the rest is imported', async () => {
  const { caller, tenantId } = await company()
  const number = await makePhoneNumber({ tenantId, label: 'Old' })
  const write = { destination: null, callerIdAllowed: false, emergencyAddress: null }
  const phone: Item = { ...FILE.configuration['phones']?.[0], forwarding: { mode: 'off' } }
  const report = await imported(
    caller,
    fileOf({
      audioFiles: [{ name: 'Valse', kind: 'music', rightsHeld: true, sound: 'audio/Valse.mp3' }],
      playlists: [{ name: 'Attente', shuffle: false, files: ['Valse'] }],
      phones: [{ ...phone, callerIdNumber: '+33199009999' }],
      phoneNumbers: [
        { e164: number.e164, label: 'New', ...write },
        { e164: '+33199009999', label: 'Elsewhere', ...write },
      ],
    }),
  )
  expect(report).toMatchObject({ applied: true, counts: { create: 2, update: 1, skipped: 2, problem: 0 } })
  expect(report.changes).toEqual([
    { section: 'audioFiles', key: 'Valse', outcome: 'skipped', fieldErrors: { sound: 'not_found' } },
    { section: 'playlists', key: 'Attente', outcome: 'create', leftOut: ['files.0'] },
    { section: 'phoneNumbers', key: number.e164, outcome: 'update' },
    { section: 'phoneNumbers', key: '+33199009999', outcome: 'skipped', fieldErrors: { e164: 'not_found' } },
    { section: 'phones', key: '201', outcome: 'create', leftOut: ['callerIdNumber'] },
  ])
})

test('a phone shows a number that the same file gives its address, and stops as that loses it', async () => {
  const { caller, tenantId } = await company()
  const { e164 } = await makePhoneNumber({ tenantId, emergencyAddressId: null })
  const [address] = FILE.configuration['emergencyAddresses'] ?? []
  const phone: Item = { ...FILE.configuration['phones']?.[0], forwarding: { mode: 'off' } }
  const number = { e164, label: 'Siège', destination: { kind: 'extension', extension: '201' } }
  const fileWith = (shown: boolean) =>
    fileOf({
      ...(address && { emergencyAddresses: [address] }),
      phoneNumbers: [{ ...number, callerIdAllowed: shown, emergencyAddress: shown ? 'Siège' : null }],
      phones: [{ ...phone, callerIdNumber: shown ? e164 : null }],
    })
  for (const file of [fileWith(true), fileWith(false)]) {
    expect(await imported(caller, file)).toMatchObject({ applied: true, counts: { problem: 0 } })
    expect(await exported(caller)).toMatchObject(file.configuration)
  }
})

test('somebody with two phones is renamed', async () => {
  const { caller } = await company()
  const phone: Item = { ...FILE.configuration['phones']?.[0], forwarding: { mode: 'off' } }
  await imported(caller, fileOf({ phones: [phone, { ...phone, number: '299' }] }))
  const holder = { kind: 'person', firstName: 'Ada', lastName: 'Durand', email: 'ada@example.test' }
  const renamed = [
    { ...phone, holder },
    { ...phone, number: '299', holder },
  ]
  expect(await imported(caller, fileOf({ phones: renamed }))).toMatchObject({ applied: true })
  expect((await exported(caller))['phones']).toMatchObject([{ holder }, { holder }])
})

test('the company that a file comes from has no control characters in its name', async () => {
  const { caller } = await company()
  const file: ConfigurationFile = {
    ...FILE,
    company: { name: 'a\0', country: 'FR', language: 'fr', timeZone: 'Europe/Paris' },
  }
  const answer = await caller.request(configuration.import, { query: { apply: 'true' }, body: { file } })
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([400, { 'file.company.name': 'invalid' }])
})
