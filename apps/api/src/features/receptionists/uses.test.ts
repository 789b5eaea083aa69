import type { Menu } from '@switchboard/contract/menus'
import { audio } from '@switchboard/contract/audio'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { receptionists, type ReceptionistWrite } from '@switchboard/contract/receptionists'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { makeAudioFile } from '../../testing/audio-factories.ts'
import { owner } from '../../testing/db.ts'
import {
  makeExtension,
  makeHolidayCalendar,
  makePlaylist,
  makeReceptionist,
  makeSchedule,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'
import type { FoundUse } from '../../http/uses.ts'
import { receptionistReferrers } from './uses.ts'

const server = await startTestApp()

const hangUp = { kind: 'hang_up' } as const
const to = (extensionId: string) => ({ kind: 'extension', extensionId }) as const

/** A receptionist that leads everywhere to one phone. */
function desk(phone: string, values: Partial<ReceptionistWrite> = {}): ReceptionistWrite {
  const own: Menu = {
    kind: 'own',
    greeting: { kind: 'none' },
    keys: { '1': to(phone), '2': { kind: 'voicemail', extensionId: phone }, '9': hangUp },
    noInput: { seconds: 5, retries: 2, action: to(phone) },
    invalidKey: { retries: 2, action: to(phone) },
  }
  return {
    number: '500',
    name: 'Accueil',
    language: 'fr',
    timeZone: 'Europe/Paris',
    scheduleId: null,
    holidayCalendarId: null,
    menus: {
      open: own,
      closed: { kind: 'same_as', mode: 'open' },
      holiday: { kind: 'same_as', mode: 'open' },
    },
    directDialing: { enabled: true, exclusions: [phone] },
    holdPlaylistId: null,
    ...values,
  }
}

async function company() {
  const { id: tenantId } = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId }))
  const phone = (values: Parameters<typeof makeExtension>[0] = {}) =>
    makeExtension({ tenantId, kind: 'shared_phone', ...values })
  return { tenantId, caller, phone }
}

const read = (caller: Caller, id: string) => caller.call(receptionists.get, { params: { id } })
const versionless = ({
  version: _version,
  updatedAt: _at,
  ...rest
}: object & { version: number; updatedAt: string }) => rest

/** Takes the latest change back. */
async function undoLatest(caller: Caller) {
  const { items } = await caller.call(history.list, { query: {} })
  return caller.request(history.undo, { params: { id: items[0]?.id ?? '' } })
}

describe('what a receptionist leads to is deleted', () => {
  test('every use is told, in the order of the form', async () => {
    const { caller, phone } = await company()
    const { id } = await phone()
    const made = await caller.call(receptionists.create, { body: desk(id) })
    const { items, total } = await caller.call(extensions.uses, { params: { id } })
    expect(total).toBe(5)
    expect(items.map(({ way, detail, replaceable }) => [way, detail, replaceable])).toEqual([
      ['menu_key', 'open 1', true],
      ['menu_key', 'open 2', true],
      ['menu_no_input', 'open', true],
      ['menu_invalid_key', 'open', true],
      ['direct_dialing_exclusion', null, false],
    ])
    expect(items[0]?.by).toMatchObject({
      kind: 'extension',
      extension: { id: made.id, kind: 'receptionist' },
    })
    const refused = await caller.request(extensions.remove, { params: { id }, query: {} })
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'in_use', current: { total: 5 } })
  })

  test('it goes without, and one undo brings both back', async () => {
    const { caller, phone } = await company()
    const { id } = await phone({ number: '201' })
    const made = await caller.call(receptionists.create, { body: desk(id) })
    await caller.call(extensions.remove, { params: { id }, query: { detach: 'true' } })
    const after = await read(caller, made.id)
    expect(after).toMatchObject({
      version: 2,
      menus: {
        open: { keys: { '9': hangUp }, noInput: { action: hangUp }, invalidKey: { action: hangUp } },
      },
      directDialing: { enabled: true, exclusions: [] },
    })
    expect((await undoLatest(caller)).statusCode).toBe(200)
    expect(versionless(await read(caller, made.id))).toEqual(versionless(made))
  })

  test('another takes its place, but for the exclusion; one without a mailbox cannot', async () => {
    const { caller, tenantId, phone } = await company()
    const { id } = await phone()
    const other = await phone({ name: 'Autre' })
    const { id: noMailbox } = await makeReceptionist({ tenantId })
    const made = await caller.call(receptionists.create, { body: desk(id) })
    const remove = (replacement: string) =>
      caller.request(extensions.remove, { params: { id }, query: { replacement } })
    const refused = await remove(noMailbox)
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({ fieldErrors: { replacement: 'not_found' } })
    expect((await remove(other.id)).statusCode).toBe(204)
    expect(await read(caller, made.id)).toMatchObject({
      menus: {
        open: {
          keys: { '1': { extension: { name: 'Autre' } }, '2': { kind: 'voicemail', extensionId: other.id } },
          noInput: { action: { extensionId: other.id } },
        },
      },
      directDialing: { exclusions: [] },
    })
  })
})

describe('what a receptionist goes by', () => {
  test('is found and let go by the referrer of its kind', async () => {
    const { caller, tenantId, phone } = await company()
    const { id } = await phone()
    const schedule = await makeSchedule({ tenantId })
    const calendar = await makeHolidayCalendar({ tenantId })
    const playlist = await makePlaylist({ tenantId })
    const audio = await makeAudioFile({ tenantId, name: 'Bonjour', kind: 'greeting' })
    const body = desk(id, {
      scheduleId: schedule.id,
      holidayCalendarId: calendar.id,
      holdPlaylistId: playlist.id,
    })
    if (body.menus.open.kind === 'own') body.menus.open.greeting = { kind: 'audio', audioFileId: audio.id }
    const made = await caller.call(receptionists.create, { body })
    expect(made.menus.open).toMatchObject({ greeting: { kind: 'audio', audioFile: { name: 'Bonjour' } } })
    const ids = { schedule, holiday_calendar: calendar, playlist, audio_file: audio }
    const found = await server.app.portal.database.withTenant(tenantId, async (db) => {
      const all: FoundUse[] = []
      for (const [target, { id }] of Object.entries(ids)) {
        const referrer = receptionistReferrers.find((each) => each.target === target)
        all.push(...((await referrer?.find(db, [id])) ?? []))
      }
      return all
    })
    expect(found.map(({ use: { way, detail } }) => [way, detail])).toEqual([
      ['opening_hours', null],
      ['holidays', null],
      ['hold_music', null],
      ['menu_greeting', 'open'],
    ])
  })
})

describe('taking back', () => {
  test('the creation, an edit and the deletion, menus and keys included', async () => {
    const { caller, phone } = await company()
    const { id: one } = await phone()
    const { id: other } = await phone()
    const made = await caller.call(receptionists.create, { body: desk(one) })
    const body = { ...desk(other, { number: '501', name: 'Standard' }), version: 1 }
    await caller.call(receptionists.update, { params: { id: made.id }, body })
    expect((await undoLatest(caller)).statusCode).toBe(200)
    expect(versionless(await read(caller, made.id))).toEqual(versionless(made))

    await caller.call(receptionists.remove, { params: { id: made.id }, query: {} })
    expect((await undoLatest(caller)).statusCode).toBe(200)
    const { createdAt: _at, ...again } = versionless(await read(caller, made.id)) as typeof made
    expect(made).toMatchObject(again)

    const { items } = await caller.call(history.list, { query: { object: made.id } })
    const creation = items.at(-1)?.id ?? ''
    // It was changed and made again since, but is what its creation made of it.
    expect((await caller.request(history.undo, { params: { id: creation } })).statusCode).toBe(200)
    expect((await caller.request(receptionists.get, { params: { id: made.id } })).statusCode).toBe(404)
  })

  test('what was closed by hand, also after a save; but not what was closed otherwise since', async () => {
    const { caller, phone } = await company()
    const { id: one } = await phone()
    const { id } = await caller.call(receptionists.create, { body: desk(one) })
    const override = (state: 'open' | 'closed') =>
      caller.call(receptionists.override, { params: { id }, body: { state, until: null, message: null } })
    await override('closed')
    await caller.call(receptionists.update, {
      params: { id },
      body: { ...desk(one, { name: 'Standard' }), version: 1 },
    })
    const { items } = await caller.call(history.list, { query: { object: id } })
    const closing = items.find(({ action }) => action === 'receptionist.overridden')?.id ?? ''
    const undo = () => caller.request(history.undo, { params: { id: closing } })
    await override('open')
    expect((await undo()).statusCode).toBe(409)
    await override('closed')
    expect((await undo()).statusCode).toBe(200)
    expect(await read(caller, id)).toMatchObject({ name: 'Standard', override: null, now: { mode: 'open' } })
  })

  test('is refused while something leads to it since, or its number has another holder', async () => {
    const { caller, tenantId, phone } = await company()
    const { id: one } = await phone()
    const { id } = await caller.call(receptionists.create, { body: desk(one) })
    const other = await makeReceptionist({ tenantId, leadsTo: { '1': id } })
    expect((await undoLatest(caller)).json()).toMatchObject({
      code: 'not_undoable',
      current: { obstacles: { items: [{ reason: 'in_use' }] } },
    })
    await caller.call(receptionists.remove, { params: { id }, query: { detach: 'true' } })
    expect(await owner.receptionistMenuKey.count({ where: { receptionistId: other.id } })).toBe(0)
    await phone({ number: '500' })
    expect((await undoLatest(caller)).json()).toMatchObject({
      current: { obstacles: { items: [{ reason: 'number_taken' }] } },
    })
  })
})

test('a menu has no music for a greeting, from the start or in place of another', async () => {
  const { tenantId, caller, phone } = await company()
  const music = await makeAudioFile({ tenantId, kind: 'music' })
  const greeting = await makeAudioFile({ tenantId, kind: 'greeting' })
  const body = desk((await phone()).id)
  const saying = (audioFileId: string): ReceptionistWrite => ({
    ...body,
    menus: {
      ...body.menus,
      open: { ...(body.menus.open as object), greeting: { kind: 'audio', audioFileId } } as Menu,
    },
  })
  const refused = await caller.request(receptionists.create, { body: saying(music.id) })
  expect([refused.statusCode, refused.json().fieldErrors]).toEqual([
    422,
    { 'menus.open.greeting.audioFileId': 'not_found' },
  ])
  await caller.call(receptionists.create, { body: saying(greeting.id) })
  const removed = await caller.request(audio.remove, {
    params: { id: greeting.id },
    query: { replacement: music.id },
  })
  expect([removed.statusCode, removed.json().fieldErrors]).toEqual([422, { replacement: 'not_found' }])
})
