import { audio } from '@switchboard/contract/audio'
import { blockedNumbers } from '@switchboard/contract/blocked-numbers'
import { conferences } from '@switchboard/contract/conferences'
import { devices } from '@switchboard/contract/devices'
import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import type { Endpoint } from '@switchboard/contract/endpoint'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { holidays } from '@switchboard/contract/holidays'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { playlists } from '@switchboard/contract/playlists'
import { preferences } from '@switchboard/contract/preferences'
import { receptionists } from '@switchboard/contract/receptionists'
import { ringGroups } from '@switchboard/contract/ring-groups'
import { schedules } from '@switchboard/contract/schedules'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { makeSound } from '../../testing/audio-factories.ts'
import {
  bridge,
  CALENDAR,
  type Company,
  desk,
  extensionTo,
  group,
  lasting,
  mailboxOf,
  makeCompany,
  menu,
  person,
  phone,
  read,
  site,
  softphone,
  versionOf,
} from '../../testing/configured-company.ts'

// Undo of create, edit and delete for every kind of object that is configured, in a company where everything refers to
// everything: after it all answers of the API are what they were.

const server = await startTestApp()

/** Every test leaves it as it found it. */
const company = await makeCompany(server)
type Ids = Company['ids']

/** Takes the latest change back. */
async function undoLatest() {
  const { caller } = company
  const { items } = await caller.call(history.list, { query: { limit: 1 } })
  return caller.call(history.undo, { params: { id: items[0]?.id ?? '' } })
}

/** An undo brings back no PIN and no password, and a person only by name: nobody could say whether it is still them. */
const OF_A_PERSON = /^phone\..*\.(voicemail\.(enabled|pinSet)|userId|voicemail)$/
const OF_A_DEVICE = /^device\..*\.(sipUser|passwordSetAt)$/

interface Creation {
  endpoint: Endpoint
  body(company: Company): object | Promise<object>
  /** What making it again cannot bring back. */
  lost?: RegExp
}

const CREATIONS: Record<string, Creation> = {
  'a phone': {
    endpoint: extensions.create,
    body: ({ ids }) => phone('210', { callerIdNumberId: ids.shown }),
  },
  'a person': {
    endpoint: extensions.create,
    body: () =>
      phone('211', {
        holder: { ...person, email: null },
        voicemail: { ...phone('').voicemail, enabled: true, pin: '4071' },
      }),
    lost: OF_A_PERSON,
  },
  'a device': {
    endpoint: devices.create,
    body: ({ ids }) => ({ name: 'Second', ...softphone, extensionId: ids.used }),
    lost: OF_A_DEVICE,
  },
  'a ring group': {
    endpoint: ringGroups.create,
    body: ({ ids }) =>
      group('410', {
        members: [{ kind: 'device', deviceId: ids.device, ringSeconds: 20 }],
        fallback: extensionTo(ids.reception),
        holdPlaylistId: ids.playlist,
      }),
  },
  'a receptionist': {
    endpoint: receptionists.create,
    body: ({ ids }) =>
      desk('510', {
        scheduleId: ids.schedule,
        menus: {
          ...desk('').menus,
          open: menu({ '1': extensionTo(ids.ring), '*': { kind: 'dial_by_name' } }),
        },
        directDialing: { enabled: false, exclusions: [ids.other] },
      }),
  },
  'a conference line': { endpoint: conferences.create, body: () => ({ number: '610', name: 'More' }) },
  'a conference bridge': {
    endpoint: conferences.createBridge,
    body: ({ ids }) => ({
      ...bridge,
      name: 'Daily',
      conferenceId: '771204',
      pin: '4071',
      ownerExtensionId: ids.other,
    }),
  },
  'a schedule': {
    endpoint: schedules.create,
    body: () => ({ name: 'Night', ranges: [{ day: 5, start: 1320, end: 1560 }] }),
  },
  'a calendar': { endpoint: holidays.create, body: () => ({ ...CALENDAR, name: 'Second' }) },
  'an emergency address': { endpoint: emergencyAddresses.create, body: () => site('Warehouse') },
  'an audio file': {
    endpoint: audio.create,
    body: async ({ tenantId }) => ({
      name: 'Welcome',
      kind: 'greeting',
      rightsHeld: false,
      soundId: (await makeSound({ tenantId })).id,
    }),
  },
  'a playlist': {
    endpoint: playlists.create,
    body: ({ ids }) => ({ name: 'Both', shuffle: true, fileIds: [ids.otherMusic, ids.music] }),
  },
  'a blocked number': {
    endpoint: blockedNumbers.create,
    body: () => ({ kind: 'number', pattern: '+33199009999', note: null, extensionId: null }),
  },
}

describe('undo of a creation takes it away, and its undo brings it back', () => {
  test.each(Object.entries(CREATIONS))('%s', async (_, { endpoint, body, lost }) => {
    const before = await read(company)
    await company.caller.call(endpoint, { body: await body(company) } as never)
    const after = await read(company)
    expect(after.size).toBeGreaterThan(before.size)
    await undoLatest()
    expect(lasting(await read(company))).toEqual(lasting(before))
    await undoLatest()
    expect(lasting(await read(company), lost)).toEqual(lasting(after, lost))
    await undoLatest()
  })
})

interface Edit {
  endpoint: Endpoint
  id?: keyof Ids
  body(company: Company): object | Promise<object>
}

const EDITS: Record<string, Edit> = {
  'a phone': {
    endpoint: extensions.update,
    id: 'used',
    body: ({ ids }) =>
      phone('219', {
        doNotDisturb: true,
        blockAnonymous: true,
        forwarding: { mode: 'always', destination: extensionTo(ids.reception) },
      }),
  },
  'a person': {
    endpoint: extensions.update,
    id: 'owner',
    body: ({ ids }) =>
      phone('218', {
        holder: { ...person, lastName: 'Durand', email: null },
        callerIdNumberId: ids.plain,
        voicemail: {
          ...phone('').voicemail,
          enabled: true,
          pin: null,
          attach: false,
          greetingId: ids.otherGreeting,
        },
      }),
  },
  'a device': {
    endpoint: devices.update,
    id: 'ownDevice',
    body: () => ({
      name: 'Other',
      hardware: { kind: 'ip_phone', mac: '0015653a4b5d', model: 'Yealink T31P' },
      enabled: false,
    }),
  },
  'a ring group': {
    endpoint: ringGroups.update,
    id: 'ring',
    body: ({ ids }) =>
      group('419', {
        strategy: 'simultaneous',
        members: [
          { kind: 'device', deviceId: ids.device, ringSeconds: 15 },
          { kind: 'extension', extensionId: ids.used, ringSeconds: 20 },
        ],
      }),
  },
  'a receptionist': {
    endpoint: receptionists.update,
    id: 'reception',
    body: ({ ids }) =>
      desk('509', {
        timeZone: 'Indian/Reunion',
        menus: { ...desk('').menus, open: menu({ '#': mailboxOf(ids.other) }) },
      }),
  },
  'a receptionist that is closed by hand': {
    endpoint: receptionists.override,
    id: 'reception',
    body: () => ({ state: 'closed', until: null, message: 'Back soon' }),
  },
  'a conference line': {
    endpoint: conferences.update,
    id: 'line',
    body: () => ({ number: '699', name: 'Renamed' }),
  },
  'a conference bridge': {
    endpoint: conferences.updateBridge,
    id: 'room',
    body: () => ({ ...bridge, name: 'Renamed', conferenceId: '771204', maxParticipants: 50 }),
  },
  'a schedule': { endpoint: schedules.update, id: 'schedule', body: () => ({ name: 'Renamed', ranges: [] }) },
  'a calendar': {
    endpoint: holidays.update,
    id: 'calendar',
    body: () => ({ name: 'Renamed', legal: null, own: [] }),
  },
  'an emergency address': {
    endpoint: emergencyAddresses.update,
    id: 'address',
    body: () => ({ ...site('Renamed'), line2: 'Bâtiment B' }),
  },
  'a phone number': {
    endpoint: phoneNumbers.update,
    id: 'plain',
    body: ({ ids }) => ({
      label: 'Renamed',
      destination: mailboxOf(ids.owner),
      callerIdAllowed: false,
      emergencyAddressId: null,
    }),
  },
  'an audio file': {
    endpoint: audio.update,
    id: 'greeting',
    body: async ({ tenantId }) => ({
      name: 'Renamed',
      rightsHeld: true,
      soundId: (await makeSound({ tenantId })).id,
    }),
  },
  'a playlist': {
    endpoint: playlists.update,
    id: 'playlist',
    body: ({ ids }) => ({ name: 'Renamed', shuffle: true, fileIds: [ids.otherMusic, ids.music] }),
  },
  'a blocked number': {
    endpoint: blockedNumbers.update,
    id: 'blocked',
    body: () => ({ kind: 'number', pattern: '+33199009999', note: null }),
  },
  'the preferences': {
    endpoint: preferences.update,
    body: ({ ids }) => ({
      ringSeconds: 45,
      callerIdNumberId: ids.plain,
      operatorExtensionId: ids.ring,
      holdPlaylistId: null,
    }),
  },
}

describe('undo of an edit brings back what was there, and its undo the edit', () => {
  test.each(Object.entries(EDITS))('%s', async (_, { endpoint, id: name, body }) => {
    const id = name && company.ids[name]
    const before = await read(company)
    const isVersioned = endpoint.body?.toJSONSchema({ io: 'input' }).properties?.['version'] !== undefined
    await company.caller.call(endpoint, {
      ...(id && { params: { id } }),
      body: { ...(await body(company)), ...(isVersioned && { version: versionOf(before, id) }) },
    } as never)
    const after = await read(company)
    expect(lasting(after)).not.toEqual(lasting(before))
    await undoLatest()
    expect(lasting(await read(company))).toEqual(lasting(before))
    await undoLatest()
    expect(lasting(await read(company))).toEqual(lasting(after))
    await undoLatest()
  })
})

interface Deletion {
  endpoint: Endpoint
  id: keyof Ids
  /** What can take its place. */
  replacement?: keyof Ids
  lost?: RegExp
}

const DELETIONS: Record<string, Deletion> = {
  'a phone': { endpoint: extensions.remove, id: 'used', replacement: 'other', lost: OF_A_DEVICE },
  'a person': { endpoint: extensions.remove, id: 'owner', lost: OF_A_PERSON },
  'a device': { endpoint: devices.remove, id: 'device', replacement: 'otherDevice', lost: OF_A_DEVICE },
  'a ring group': { endpoint: ringGroups.remove, id: 'ring', replacement: 'other' },
  'a receptionist': { endpoint: receptionists.remove, id: 'reception', replacement: 'otherDesk' },
  'a receptionist that another leads to': {
    endpoint: receptionists.remove,
    id: 'otherDesk',
    replacement: 'later',
  },
  'a conference line': { endpoint: conferences.remove, id: 'line', replacement: 'otherLine' },
  'a conference bridge': { endpoint: conferences.removeBridge, id: 'room' },
  'a schedule': { endpoint: schedules.remove, id: 'schedule', replacement: 'otherSchedule' },
  'a calendar': { endpoint: holidays.remove, id: 'calendar', replacement: 'otherCalendar' },
  'an emergency address': { endpoint: emergencyAddresses.remove, id: 'address', replacement: 'otherAddress' },
  'a greeting': { endpoint: audio.remove, id: 'greeting', replacement: 'otherGreeting' },
  music: { endpoint: audio.remove, id: 'music', replacement: 'otherMusic' },
  'a playlist': { endpoint: playlists.remove, id: 'playlist', replacement: 'otherPlaylist' },
  'a blocked number': { endpoint: blockedNumbers.remove, id: 'blocked' },
}

describe('undo of a deletion brings it back with all that used it, and its undo deletes it again', () => {
  const ways = Object.entries(DELETIONS).flatMap(([name, deletion]) => [
    { name, ...deletion, replacement: undefined },
    ...(deletion.replacement ? [{ name: `${name}, replaced by another`, ...deletion }] : []),
  ])
  test.each(ways)('$name', async ({ endpoint, id: name, replacement, lost }) => {
    const { caller, ids } = company
    const id = ids[name]
    const before = await read(company)
    const query = replacement ? { replacement: ids[replacement] } : { detach: 'true' }
    await caller.call(endpoint, { params: { id }, ...(endpoint.query && { query }) } as never)
    const after = await read(company)
    expect(versionOf(after, id)).toBeUndefined()
    await undoLatest()
    const back = await read(company)
    expect(lasting(back, lost)).toEqual(lasting(before, lost))
    // A form that was open before the deletion is told of it.
    expect(versionOf(back, id)).toBeGreaterThan(Number(versionOf(before, id)))
    await undoLatest()
    expect(lasting(await read(company), lost)).toEqual(lasting(after, lost))
    await undoLatest()
  })
})
