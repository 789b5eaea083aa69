import { audio } from '@switchboard/contract/audio'
import { blockedNumbers } from '@switchboard/contract/blocked-numbers'
import { conferences } from '@switchboard/contract/conferences'
import { devices } from '@switchboard/contract/devices'
import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import type { Endpoint, RequestOf } from '@switchboard/contract/endpoint'
import { extensions, type ExtensionWrite } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { holidays } from '@switchboard/contract/holidays'
import type { Menu } from '@switchboard/contract/menus'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { playlists } from '@switchboard/contract/playlists'
import { preferences } from '@switchboard/contract/preferences'
import { receptionists, type ReceptionistWrite } from '@switchboard/contract/receptionists'
import { ringGroups, type RingGroupWrite } from '@switchboard/contract/ring-groups'
import { schedules } from '@switchboard/contract/schedules'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { makeAudioFile, makeSound } from '../../testing/audio-factories.ts'
import { makePhoneNumber, makeTenant, makeUser } from '../../testing/factories.ts'

// Undo of create, edit and delete for every kind of object that is configured, in a company where everything refers to
// everything: after it all answers of the API are what they were.

const server = await startTestApp()

const person = { kind: 'person', firstName: 'Zoé', lastName: 'Lefèvre', email: 'zoe@example.test' } as const
const extensionTo = (extensionId: string) => ({ kind: 'extension', extensionId }) as const
const mailboxOf = (extensionId: string) => ({ kind: 'voicemail', extensionId }) as const
const HANG_UP = { kind: 'hang_up' } as const

const phone = (number: string, values: Partial<ExtensionWrite> = {}): ExtensionWrite => ({
  number,
  holder: { kind: 'shared', label: `Phone ${number}` },
  enabled: true,
  callerIdNumberId: null,
  forwarding: { mode: 'off' },
  doNotDisturb: false,
  voicemail: { enabled: false, pin: null, delaySeconds: 20, email: null, language: 'fr' },
  ...values,
})
const site = (label: string) => ({
  label,
  line1: '12 rue des Lanternes',
  line2: null,
  postalCode: '75011',
  city: 'Paris',
  region: null,
  country: 'FR',
  asTyped: true,
})
const group = (number: string, values: Partial<RingGroupWrite> = {}): RingGroupWrite => ({
  number,
  name: `Group ${number}`,
  strategy: 'sequential',
  ringSeconds: 60,
  memberForwarding: false,
  members: [],
  fallback: null,
  holdPlaylistId: null,
  ...values,
})
const menu = (keys: Extract<Menu, { kind: 'own' }>['keys']): Menu => ({
  kind: 'own',
  greeting: { kind: 'none' },
  keys,
  noInput: { seconds: 5, retries: 2, action: HANG_UP },
  invalidKey: { retries: 2, action: HANG_UP },
})
const desk = (number: string, values: Partial<ReceptionistWrite> = {}): ReceptionistWrite => ({
  number,
  name: `Desk ${number}`,
  language: 'fr',
  timeZone: 'Europe/Paris',
  scheduleId: null,
  holidayCalendarId: null,
  menus: {
    open: menu({}),
    closed: { kind: 'same_as', mode: 'open' },
    holiday: { kind: 'same_as', mode: 'open' },
  },
  directDialing: { enabled: true, exclusions: [] },
  holdPlaylistId: null,
  ...values,
})
const HOURS = [
  { day: 1, start: 540, end: 720 },
  { day: 1, start: 840, end: 1080 },
]
const CALENDAR = {
  legal: { country: 'FR', region: null, leftOut: [] },
  own: [{ name: 'Inventaire', from: '2027-01-04', to: '2027-01-05', yearly: false }],
}
const bridge = { maxParticipants: 10, muteOnEntry: false, announce: true, ownerExtensionId: null }
const softphone = { hardware: { kind: 'softphone' }, enabled: true } as const

/** A company whose objects use one another, and a second one of each to take the place. */
async function makeCompany() {
  const { id: tenantId } = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId, role: 'owner' }))
  const make = async <E extends Endpoint>(endpoint: E, body: RequestOf<E>['body' & keyof RequestOf<E>]) => {
    const { id } = (await caller.call(endpoint, { body } as RequestOf<E>)) as { id: string }
    return id
  }
  const greeting = await makeAudioFile({ tenantId, kind: 'greeting' })
  const otherGreeting = await makeAudioFile({ tenantId, kind: 'greeting' })
  const music = await makeAudioFile({ tenantId })
  const otherMusic = await makeAudioFile({ tenantId })
  const playlist = await make(playlists.create, { name: 'Jazz', shuffle: false, fileIds: [music.id] })
  const otherPlaylist = await make(playlists.create, {
    name: 'Soul',
    shuffle: true,
    fileIds: [otherMusic.id],
  })
  const schedule = await make(schedules.create, { name: 'Office', ranges: HOURS })
  const otherSchedule = await make(schedules.create, { name: 'Shop', ranges: [] })
  const calendar = await make(holidays.create, { name: 'France', ...CALENDAR })
  const otherCalendar = await make(holidays.create, { name: 'None', legal: null, own: [] })
  const address = await make(emergencyAddresses.create, site('Head office'))
  const otherAddress = await make(emergencyAddresses.create, site('Shop'))
  const number = async (emergencyAddressId: string) => {
    const { id } = await makePhoneNumber({ tenantId, emergencyAddressId })
    return id
  }
  const [shown, plain] = [await number(otherAddress), await number(address)]
  const used = await make(extensions.create, phone('201', { callerIdNumberId: shown }))
  const other = await make(extensions.create, phone('202'))
  const owner = await make(
    extensions.create,
    phone('203', {
      holder: person,
      forwarding: { mode: 'always', destination: extensionTo(used) },
      voicemail: { ...phone('').voicemail, enabled: true, pin: '4071', greetingId: greeting.id },
    }),
  )
  const ipPhone = { kind: 'ip_phone', mac: '0015653a4b5c', model: 'Yealink T23G' } as const
  const third = await make(extensions.create, phone('204'))
  const device = await make(devices.create, { name: 'Mobile', ...softphone, extensionId: third })
  const otherDevice = await make(devices.create, { name: 'Home', ...softphone, extensionId: third })
  const ownDevice = await make(devices.create, {
    name: 'Desk',
    hardware: ipPhone,
    enabled: true,
    extensionId: used,
  })
  const line = await make(conferences.create, { number: '600', name: 'Conferences' })
  const otherLine = await make(conferences.create, { number: '601', name: 'Conferences 2' })
  const room = await make(conferences.createBridge, {
    ...bridge,
    name: 'Weekly',
    conferenceId: '482193',
    pin: '4071',
    ownerExtensionId: used,
  })
  const otherDesk = await make(receptionists.create, desk('501'))
  const ring = await make(
    ringGroups.create,
    group('401', {
      members: [
        { kind: 'extension', extensionId: used, ringSeconds: 20 },
        { kind: 'device', deviceId: device, ringSeconds: 15 },
      ],
      fallback: mailboxOf(used),
      holdPlaylistId: playlist,
    }),
  )
  const reception = await make(
    receptionists.create,
    desk('500', {
      scheduleId: schedule,
      holidayCalendarId: calendar,
      holdPlaylistId: playlist,
      directDialing: { enabled: true, exclusions: [used] },
      menus: {
        open: {
          ...menu({ '1': extensionTo(used), '2': mailboxOf(used), '3': extensionTo(ring) }),
          greeting: { kind: 'audio', audioFileId: greeting.id },
          noInput: { seconds: 5, retries: 1, action: extensionTo(used) },
        } as Menu,
        closed: menu({ '1': extensionTo(line), '2': extensionTo(otherDesk) }),
        holiday: { kind: 'same_as', mode: 'closed' },
      },
    }),
  )
  const later = await make(ringGroups.create, group('402', { fallback: extensionTo(reception) }))
  for (const [id, to] of [
    [shown, reception],
    [plain, used],
  ] as const) {
    const { version, label, callerIdAllowed, emergencyAddress } = await caller.call(phoneNumbers.get, {
      params: { id },
    })
    await caller.call(phoneNumbers.update, {
      params: { id },
      body: {
        version,
        label,
        callerIdAllowed,
        emergencyAddressId: emergencyAddress?.id ?? null,
        destination: extensionTo(to),
      },
    })
  }
  await caller.call(preferences.update, {
    body: { version: 1, callerIdNumberId: shown, operatorExtensionId: used, holdPlaylistId: playlist },
  })
  const blocked = await make(blockedNumbers.create, {
    kind: 'prefix',
    pattern: '+33899',
    note: 'Call-backs',
    extensionId: null,
  })
  return {
    tenantId,
    caller,
    make,
    ids: {
      greeting: greeting.id,
      otherGreeting: otherGreeting.id,
      music: music.id,
      otherMusic: otherMusic.id,
      playlist,
      otherPlaylist,
      schedule,
      otherSchedule,
      calendar,
      otherCalendar,
      address,
      otherAddress,
      shown,
      plain,
      used,
      other,
      owner,
      third,
      device,
      otherDevice,
      ownDevice,
      line,
      otherLine,
      room,
      ring,
      later,
      reception,
      otherDesk,
      blocked,
    },
  }
}
type Company = Awaited<ReturnType<typeof makeCompany>>
type Ids = Company['ids']

/** Lists, and how each of what they list is read whole where a row tells only part of it. */
const READ: Record<string, [Endpoint, Endpoint?]> = {
  phone: [extensions.list, extensions.get],
  receptionist: [receptionists.list, receptionists.get],
  ringGroup: [ringGroups.list, ringGroups.get],
  line: [conferences.list],
  bridge: [conferences.bridges],
  device: [devices.list],
  schedule: [schedules.list],
  calendar: [holidays.list],
  audio: [audio.list],
  playlist: [playlists.list],
  number: [phoneNumbers.list],
  address: [emergencyAddresses.list],
  blocked: [blockedNumbers.list],
}

/** Versions go on counting; what is made again was made then; whether it is in effect is told by the phone engine. */
const MOVES_ON = /\.(version|createdAt|updatedAt|effect)$/

function leavesOf(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  const entries = Object.entries(value)
  return entries.length === 0
    ? [[path, value]]
    : entries.flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`))
}

/** All that the API answers about the company's configuration, by path. */
async function read({ caller }: Company): Promise<Map<string, unknown>> {
  const kinds = Object.entries(READ).map(async ([kind, [list, get]]) => {
    const { items } = (await caller.call(list, {} as never)) as { items: { id: string }[] }
    const leaves = items.flatMap((row) => leavesOf(row, `${kind}.${get ? 'listed' : 'one'}.${row.id}`))
    for (const { id } of get ? items : []) {
      leaves.push(
        ...leavesOf(await caller.call(get as Endpoint, { params: { id } } as never), `${kind}.one.${id}`),
      )
    }
    return leaves
  })
  const own = leavesOf(await caller.call(preferences.get, {}), 'preferences.one')
  return new Map([...own, ...(await Promise.all(kinds)).flat()])
}
type Answers = Awaited<ReturnType<typeof read>>

/** What must be as it was. @param lost paths of what no undo brings back */
const lasting = (answers: Answers, lost?: RegExp) =>
  Object.fromEntries([...answers].filter(([path]) => !MOVES_ON.test(path) && !lost?.test(path)))

/** Of an object, or of the preferences; undefined when it is not there. */
const versionOf = (answers: Answers, id = 'one') =>
  [...answers].find(
    ([path]) => path.endsWith(`one.${id}.version`) || path === `preferences.${id}.version`,
  )?.[1]

/** Takes the latest change back. */
async function undoLatest() {
  const { caller } = company
  const { items } = await caller.call(history.list, { query: { limit: 1 } })
  return caller.call(history.undo, { params: { id: items[0]?.id ?? '' } })
}

/** An undo brings back no PIN and no password, and a person only by name: nobody could say whether it is still them. */
const OF_A_PERSON = /^phone\..*\.(voicemail\.(enabled|pinSet)|userId|voicemail)$/
const OF_A_DEVICE = /^device\..*\.(sipUser|passwordSetAt)$/

/** Every test leaves it as it found it. */
const company = await makeCompany()

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
