import { audio } from '@switchboard/contract/audio'
import { blockedNumbers } from '@switchboard/contract/blocked-numbers'
import { conferences } from '@switchboard/contract/conferences'
import { devices } from '@switchboard/contract/devices'
import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import type { Endpoint, RequestOf } from '@switchboard/contract/endpoint'
import { extensions, type ExtensionWrite } from '@switchboard/contract/extensions'
import { holidays } from '@switchboard/contract/holidays'
import type { Menu } from '@switchboard/contract/menus'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { playlists } from '@switchboard/contract/playlists'
import { preferences } from '@switchboard/contract/preferences'
import { receptionists, type ReceptionistWrite } from '@switchboard/contract/receptionists'
import { ringGroups, type RingGroupWrite } from '@switchboard/contract/ring-groups'
import { schedules } from '@switchboard/contract/schedules'
import { voicemailBoxes, type VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import type { TestApp } from './app.ts'
import { makeAudioFile } from './audio-factories.ts'
import { makePhoneNumber, makeTenant, makeUser } from './factories.ts'

// A company in which everything refers to everything, made by the API, and all that the API answers about it.

export const person = {
  kind: 'person',
  firstName: 'Zoé',
  lastName: 'Lefèvre',
  email: 'zoe@example.test',
} as const
export const extensionTo = (extensionId: string) => ({ kind: 'extension', extensionId }) as const
export const mailboxOf = (extensionId: string) => ({ kind: 'voicemail', extensionId }) as const
const HANG_UP = { kind: 'hang_up' } as const

export const phone = (number: string, values: Partial<ExtensionWrite> = {}): ExtensionWrite => ({
  number,
  holder: { kind: 'shared', label: `Phone ${number}` },
  enabled: true,
  callerIdNumberId: null,
  forwarding: { mode: 'off' },
  doNotDisturb: false,
  voicemail: { enabled: false, pin: null, delaySeconds: 20, email: null, language: 'fr' },
  ...values,
})
export const site = (label: string) => ({
  label,
  line1: '12 rue des Lanternes',
  line2: null,
  postalCode: '75011',
  city: 'Paris',
  region: null,
  country: 'FR',
  asTyped: true,
})
export const group = (number: string, values: Partial<RingGroupWrite> = {}): RingGroupWrite => ({
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
export const menu = (keys: Extract<Menu, { kind: 'own' }>['keys']): Menu => ({
  kind: 'own',
  greeting: { kind: 'none' },
  keys,
  noInput: { seconds: 5, retries: 2, action: HANG_UP },
  invalidKey: { retries: 2, action: HANG_UP },
})
export const desk = (number: string, values: Partial<ReceptionistWrite> = {}): ReceptionistWrite => ({
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
export const box = (number: string, values: Partial<VoicemailBoxWrite> = {}): VoicemailBoxWrite => ({
  number,
  name: `Box ${number}`,
  language: 'fr',
  email: 'box@example.test',
  attach: true,
  greetingId: null,
  pin: null,
  listenerIds: [],
  ...values,
})
export const HOURS = [
  { day: 1, start: 540, end: 720 },
  { day: 1, start: 840, end: 1080 },
]
export const CALENDAR = {
  legal: { country: 'FR', region: null, leftOut: [] },
  own: [{ name: 'Inventaire', from: '2027-01-04', to: '2027-01-05', yearly: false }],
}
export const bridge = { maxParticipants: 10, muteOnEntry: false, announce: true, ownerExtensionId: null }
export const softphone = { hardware: { kind: 'softphone' }, enabled: true } as const

/** A company whose objects use one another, and a second one of each to take the place. */
export async function makeCompany(server: TestApp) {
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
  const [shown, spare] = [await number(otherAddress), await number(otherAddress)]
  const plain = await number(address)
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
  const mailbox = await make(
    voicemailBoxes.create,
    box('690', { greetingId: greeting.id, listenerIds: [owner] }),
  )
  const otherMailbox = await make(voicemailBoxes.create, box('691'))
  const night = await make(ringGroups.create, group('403', { fallback: mailboxOf(mailbox) }))
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
      spare,
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
      mailbox,
      otherMailbox,
      night,
      later,
      reception,
      otherDesk,
      blocked,
    },
  }
}
export type Company = Awaited<ReturnType<typeof makeCompany>>

/** Lists, and how each of what they list is read whole where a row tells only part of it. */
const READ: Record<string, [Endpoint, Endpoint?]> = {
  phone: [extensions.list, extensions.get],
  receptionist: [receptionists.list, receptionists.get],
  ringGroup: [ringGroups.list, ringGroups.get],
  box: [voicemailBoxes.list],
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
export async function read({ caller }: Company): Promise<Map<string, unknown>> {
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
export type Answers = Awaited<ReturnType<typeof read>>

/** What must be as it was. @param lost paths of what no undo brings back */
export const lasting = (answers: Answers, lost?: RegExp) =>
  Object.fromEntries([...answers].filter(([path]) => !MOVES_ON.test(path) && !lost?.test(path)))

/** Of an object, or of the preferences; undefined when it is not there. */
export const versionOf = (answers: Answers, id = 'one') =>
  [...answers].find(
    ([path]) => path.endsWith(`one.${id}.version`) || path === `preferences.${id}.version`,
  )?.[1]
