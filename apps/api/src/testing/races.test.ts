import { conferences } from '@switchboard/contract/conferences'
import { devices } from '@switchboard/contract/devices'
import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import type { Endpoint } from '@switchboard/contract/endpoint'
import { extensions } from '@switchboard/contract/extensions'
import { blockedNumbers } from '@switchboard/contract/blocked-numbers'
import { audio } from '@switchboard/contract/audio'
import { holidays } from '@switchboard/contract/holidays'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { playlists } from '@switchboard/contract/playlists'
import { preferences } from '@switchboard/contract/preferences'
import { receptionists } from '@switchboard/contract/receptionists'
import { ringGroups } from '@switchboard/contract/ring-groups'
import { schedules } from '@switchboard/contract/schedules'
import { describe, expect, test } from 'vitest'
import { startTestApp } from './app.ts'
import { makeAudioFile } from './audio-factories.ts'
import { DELETIONS, EDITS } from './configured-changes.ts'
import {
  bridge,
  CALENDAR,
  desk,
  extensionTo,
  group,
  HOURS,
  mailboxOf,
  makeCompany,
  menu,
  phone,
  read,
  site,
  softphone,
  versionOf,
} from './configured-company.ts'

// Two administrators at the same moment: one of them is told, and nothing refers to what is gone.

const server = await startTestApp()
const company = await makeCompany(server)
const { caller, ids, make, tenantId } = company

const ask = async (endpoint: Endpoint, args: object) =>
  (await caller.request(endpoint, args as never)).statusCode
/** Both ways round, lest one of them always be first. */
const atOnce = async (round: number, one: () => Promise<number>, other: () => Promise<number>) => {
  if (round % 2 === 0) return Promise.all([one(), other()])
  const [second, first] = await Promise.all([other(), one()])
  return [first, second] as const
}

let count = 0
const next = () => String(700 + (count += 1))

describe('the same object', () => {
  const edits = Object.entries(EDITS).filter(([, { endpoint }]) => endpoint !== receptionists.override)
  test.each(edits)('%s is saved by one of two', async (_, { endpoint, id: name, body }) => {
    const id = name && ids[name]
    const version = versionOf(await read(company), id)
    const save = async () =>
      ask(endpoint, { ...(id && { params: { id } }), body: { ...(await body(company)), version } })
    expect((await Promise.all([save(), save()])).toSorted()).toEqual([200, 409])
  })

  test.each(Object.entries(DELETIONS))('%s is deleted by one of two', async (_, { endpoint, id: name }) => {
    const id = ids[name]
    const remove = () =>
      ask(endpoint, { params: { id }, ...(endpoint.query && { query: { detach: 'true' } }) })
    expect((await Promise.all([remove(), remove()])).toSorted()).toEqual([204, 404])
  })
})

interface Pair {
  /** Makes what is deleted. */
  target(): Promise<string>
  remove: Endpoint
  /** Begins to refer to it. */
  refer: Endpoint
  args(id: string): object | Promise<object>
}

const newPhone = () => make(extensions.create, phone(next()))
const ofPhone = (refer: Endpoint, body: (id: string) => object): Pair => ({
  target: newPhone,
  remove: extensions.remove,
  refer,
  args: (id) => ({ body: body(id) }),
})
const ofDesk = (make_: () => Promise<string>, remove: Endpoint, values: (id: string) => object): Pair => ({
  target: make_,
  remove,
  refer: receptionists.create,
  args: (id) => ({ body: { ...desk(next()), ...values(id) } }),
})
const saved = async (list: Endpoint, id: string, change: object) => {
  const { items } = (await caller.call(list, {} as never)) as { items: { id: string; version: number }[] }
  const version = items.find((each) => each.id === id)?.version
  return { params: { id }, body: { version, ...change } }
}
const numberAt = (emergencyAddressId: string | null, destination: object | null) => ({
  label: `Number ${next()}`,
  callerIdAllowed: false,
  emergencyAddressId,
  destination,
})
const newPlaylist = async () =>
  make(playlists.create, { name: next(), shuffle: false, fileIds: [(await makeAudioFile({ tenantId })).id] })
const newGreeting = async () => (await makeAudioFile({ tenantId, kind: 'greeting' })).id
const newNumber = async (id: string | null, to: object | null) =>
  saved(phoneNumbers.list, ids.plain, numberAt(id, to))
const chosen = async (change: object) => ({
  body: { version: (await caller.call(preferences.get, {})).version, ...change },
})

const PAIRS: Record<string, Pair> = {
  'a phone and who forwards to it': ofPhone(extensions.create, (id) =>
    phone(next(), { forwarding: { mode: 'always', destination: extensionTo(id) } }),
  ),
  'a phone and a group that rings it': ofPhone(ringGroups.create, (id) =>
    group(next(), { members: [{ kind: 'extension', extensionId: id, ringSeconds: 20 }] }),
  ),
  'a phone and a group that falls back to it': ofPhone(ringGroups.create, (id) =>
    group(next(), { fallback: mailboxOf(id) }),
  ),
  'a phone and a receptionist that leads to it': ofPhone(receptionists.create, (id) =>
    desk(next(), { menus: { ...desk('').menus, open: menu({ '1': extensionTo(id) }) } }),
  ),
  'a phone and a receptionist that leaves it out': ofPhone(receptionists.create, (id) =>
    desk(next(), { directDialing: { enabled: true, exclusions: [id] } }),
  ),
  'a phone and a bridge of its': ofPhone(conferences.createBridge, (id) => ({
    ...bridge,
    name: next(),
    conferenceId: `48219${next()}`,
    ownerExtensionId: id,
  })),
  'a phone and a device of its': ofPhone(devices.create, (id) => ({
    name: 'Mobile',
    ...softphone,
    extensionId: id,
  })),
  'a phone and what it blocks': ofPhone(blockedNumbers.create, (id) => ({
    kind: 'prefix',
    pattern: '+33899',
    note: null,
    extensionId: id,
  })),
  'a phone and a number that leads to it': {
    ...ofPhone(phoneNumbers.update, () => ({})),
    args: (id) => newNumber(null, extensionTo(id)),
  },
  'a phone and the preferences': {
    ...ofPhone(preferences.update, () => ({})),
    args: (id) => chosen({ operatorExtensionId: id }),
  },
  'a conference line and a receptionist': ofDesk(
    () => make(conferences.create, { number: next(), name: 'Line' }),
    conferences.remove,
    (id) => ({ menus: { ...desk('').menus, open: menu({ '1': extensionTo(id) }) } }),
  ),
  'a ring group and a receptionist': ofDesk(
    () => make(ringGroups.create, group(next())),
    ringGroups.remove,
    (id) => ({ menus: { ...desk('').menus, closed: menu({ '#': extensionTo(id) }) } }),
  ),
  'a schedule and a receptionist': ofDesk(
    () => make(schedules.create, { name: next(), ranges: HOURS }),
    schedules.remove,
    (scheduleId) => ({ scheduleId }),
  ),
  'a calendar and a receptionist': ofDesk(
    () => make(holidays.create, { name: next(), ...CALENDAR }),
    holidays.remove,
    (holidayCalendarId) => ({ holidayCalendarId }),
  ),
  'a playlist and a receptionist': ofDesk(newPlaylist, playlists.remove, (holdPlaylistId) => ({
    holdPlaylistId,
  })),
  'a playlist and the preferences': {
    target: newPlaylist,
    remove: playlists.remove,
    refer: preferences.update,
    args: (holdPlaylistId) => chosen({ holdPlaylistId }),
  },
  'a greeting and a receptionist': ofDesk(newGreeting, audio.remove, (audioFileId) => ({
    menus: { ...desk('').menus, open: { ...menu({}), greeting: { kind: 'audio', audioFileId } } },
  })),
  'a greeting and a mailbox': {
    target: newGreeting,
    remove: audio.remove,
    refer: extensions.create,
    args: (greetingId) => ({ body: phone(next(), { voicemail: { ...phone('').voicemail, greetingId } }) }),
  },
  'music and a playlist': {
    target: async () => (await makeAudioFile({ tenantId })).id,
    remove: audio.remove,
    refer: playlists.create,
    args: (id) => ({ body: { name: next(), shuffle: false, fileIds: [id] } }),
  },
  'a device and a group': {
    target: async () => make(devices.create, { name: next(), ...softphone, extensionId: await newPhone() }),
    remove: devices.remove,
    refer: ringGroups.create,
    args: (deviceId) => ({
      body: group(next(), { members: [{ kind: 'device', deviceId, ringSeconds: 20 }] }),
    }),
  },
  'an emergency address and a number': {
    target: () => make(emergencyAddresses.create, site(next())),
    remove: emergencyAddresses.remove,
    refer: phoneNumbers.update,
    args: (id) => newNumber(id, null),
  },
}

describe('what is deleted, and what comes to refer to it', () => {
  test.each(Object.entries(PAIRS))('%s', async (_, { target, remove, refer, args }) => {
    for (let round = 0; round < 4; round += 1) {
      const id = await target()
      const wanted = await args(id)
      const query = remove.query && { query: { detach: 'true' } }
      const [referred, removed] = await atOnce(
        round,
        () => ask(refer, wanted),
        () => ask(remove, { params: { id }, ...query }),
      )
      expect([200, 201, 409, 422]).toContain(referred)
      expect([204, 409]).toContain(removed)
    }
    // Whatever refers to what is gone could not be read.
    await read(company)
  })
})
