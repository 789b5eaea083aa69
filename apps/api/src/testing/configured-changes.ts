import { audio } from '@switchboard/contract/audio'
import { blockedNumbers } from '@switchboard/contract/blocked-numbers'
import { conferences } from '@switchboard/contract/conferences'
import { devices } from '@switchboard/contract/devices'
import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import type { Endpoint } from '@switchboard/contract/endpoint'
import { extensions } from '@switchboard/contract/extensions'
import { holidays } from '@switchboard/contract/holidays'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { playlists } from '@switchboard/contract/playlists'
import { preferences } from '@switchboard/contract/preferences'
import { receptionists } from '@switchboard/contract/receptionists'
import { ringGroups } from '@switchboard/contract/ring-groups'
import { schedules } from '@switchboard/contract/schedules'
import { voicemailBoxes } from '@switchboard/contract/voicemail-boxes'
import { makeSound } from './audio-factories.ts'
import {
  box,
  bridge,
  CALENDAR,
  type Company,
  desk,
  extensionTo,
  group,
  mailboxOf,
  menu,
  person,
  phone,
  site,
  softphone,
} from './configured-company.ts'

// What can be done to each kind of object of the company in which everything refers to everything.

/** An undo brings back no PIN and no password, and a person only by name: nobody could say whether it is still them. */
const OF_A_PERSON = /^phone\..*\.(voicemail\.(enabled|pinSet)|userId|voicemail)$/
const OF_A_DEVICE = /^device\..*\.(sipUser|passwordSetAt)$/

type Ids = Company['ids']

interface Creation {
  endpoint: Endpoint
  body(company: Company): object | Promise<object>
  /** What making it again cannot bring back. */
  lost?: RegExp
}

export const CREATIONS: Record<string, Creation> = {
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
  'a voicemail box': {
    endpoint: voicemailBoxes.create,
    body: ({ ids }) => box('692', { greetingId: ids.greeting, listenerIds: [ids.owner] }),
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

interface Edit {
  endpoint: Endpoint
  id?: keyof Ids
  body(company: Company): object | Promise<object>
}

export const EDITS: Record<string, Edit> = {
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
        callerIdNumberId: ids.spare,
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
  'a voicemail box': {
    endpoint: voicemailBoxes.update,
    id: 'mailbox',
    body: ({ ids }) =>
      box('698', {
        name: 'Renamed',
        language: 'en',
        email: null,
        attach: false,
        greetingId: ids.otherGreeting,
        listenerIds: [],
      }),
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
      callerIdNumberId: ids.spare,
      operatorExtensionId: ids.ring,
      holdPlaylistId: null,
    }),
  },
}

interface Deletion {
  endpoint: Endpoint
  id: keyof Ids
  /** What can take its place. */
  replacement?: keyof Ids
  lost?: RegExp
}

export const DELETIONS: Record<string, Deletion> = {
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
  'a voicemail box': { endpoint: voicemailBoxes.remove, id: 'mailbox', replacement: 'otherMailbox' },
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
