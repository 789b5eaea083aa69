import { CONFIGURATION_FORMAT, type ConfigurationFile } from '@switchboard/contract/configuration'

const HOURS = { day: 1, start: 540, end: 720 }

const phone = (number: string, holder: object, more: object = {}) => ({
  number,
  holder,
  enabled: true,
  callerIdNumber: null,
  forwarding: { mode: 'off' },
  doNotDisturb: false,
  blockAnonymous: false,
  voicemail: { enabled: false, delaySeconds: 20, email: null, language: 'fr', attach: true, greeting: null },
  ...more,
})
const forwardingTo = (extension: string) => ({
  forwarding: { mode: 'always', destination: { kind: 'extension', extension } },
})
const group = (number: string, name: string, members: object[], fallback: object | null) => ({
  number,
  name,
  strategy: 'sequential',
  ringSeconds: 60,
  memberForwarding: false,
  members,
  fallback,
  holdPlaylist: null,
})

/** Some of everything, with references in circles. */
export const FILE: ConfigurationFile = {
  ...CONFIGURATION_FORMAT,
  configuration: {
    emergencyAddresses: [
      {
        label: 'Siège',
        line1: '12 rue des Lanternes',
        line2: null,
        postalCode: '75011',
        city: 'Paris',
        region: null,
        country: 'FR',
      },
    ],
    audioFiles: [],
    playlists: [],
    phoneNumbers: [],
    schedules: [{ name: 'Heures d’ouverture', ranges: [HOURS, { day: 1, start: 840, end: 1080 }] }],
    holidayCalendars: [
      {
        name: 'France',
        legal: { country: 'FR', region: null, leftOut: [] },
        own: [{ name: 'Congés', from: '2026-08-10', to: '2026-08-21', yearly: false }],
      },
    ],
    phones: [
      phone(
        '201',
        { kind: 'person', firstName: 'Ada', lastName: 'Martin', email: 'ada@example.test' },
        {
          ...forwardingTo('202'),
          voicemail: {
            enabled: true,
            delaySeconds: 25,
            email: 'ada@example.test',
            language: 'fr',
            attach: false,
            greeting: null,
          },
        },
      ),
      phone('202', { kind: 'shared', label: 'Accueil' }, forwardingTo('201')),
      phone('203', { kind: 'person', firstName: 'Zoé', lastName: 'Colin', email: null }, forwardingTo('401')),
    ],
    devices: [
      { extension: '201', name: 'Bureau', enabled: true, hardware: { kind: 'softphone' } },
      {
        extension: '202',
        name: 'Salle',
        enabled: false,
        hardware: { kind: 'ip_phone', mac: '0015653a4b5c', model: 'Yealink T23G' },
      },
    ],
    voicemailBoxes: [
      {
        number: '690',
        name: 'Service client',
        language: 'fr',
        email: 'service@example.test',
        attach: true,
        greeting: null,
        listeners: ['201'],
      },
    ],
    conferenceLines: [{ number: '610', name: 'Conférences' }],
    conferences: [
      {
        name: 'Réunion',
        conferenceId: '482193',
        maxParticipants: 10,
        muteOnEntry: false,
        announce: true,
        pinSet: true,
        owner: '201',
      },
    ],
    ringGroups: [
      group(
        '400',
        'Ventes',
        [
          { kind: 'extension', extension: '201', ringSeconds: 20 },
          { kind: 'device', device: '202 Salle', ringSeconds: 30 },
        ],
        { kind: 'extension', extension: '401' },
      ),
      group('401', 'Support', [{ kind: 'extension', extension: '202', ringSeconds: 20 }], {
        kind: 'voicemail',
        extension: '201',
      }),
      group('402', 'Accueil', [], { kind: 'extension', extension: '500' }),
    ],
    receptionists: [
      {
        number: '500',
        name: 'Standard',
        language: 'fr',
        timeZone: 'Europe/Paris',
        schedule: 'Heures d’ouverture',
        holidayCalendar: 'France',
        menus: {
          open: {
            kind: 'own',
            greeting: { kind: 'text', text: 'Bienvenue. Pour les ventes, tapez 1.', language: 'fr' },
            keys: { '1': { kind: 'extension', extension: '400' }, '*': { kind: 'repeat' } },
            noInput: { retries: 2, action: { kind: 'extension', extension: '402' }, seconds: 5 },
            invalidKey: { retries: 2, action: { kind: 'operator' } },
          },
          closed: {
            kind: 'own',
            greeting: { kind: 'none' },
            keys: {},
            noInput: { retries: 0, action: { kind: 'voicemail', extension: '201' }, seconds: 5 },
            invalidKey: { retries: 0, action: { kind: 'hang_up' } },
          },
          holiday: { kind: 'same_as', mode: 'closed' },
        },
        directDialing: { enabled: true, exclusions: ['202'] },
        holdPlaylist: null,
      },
    ],
    preferences: [
      {
        promptLanguage: 'fr',
        callerIdNumber: null,
        ringSeconds: 30,
        voicemail: { enabled: true, delaySeconds: 20, attach: true },
        operator: '400',
        holdPlaylist: null,
        international: { mode: 'countries', countries: ['BE', 'DE'] },
        blockAnonymous: false,
        retention: { callLogDays: 365, faxDays: 90, voicemailDays: 90 },
      },
    ],
    blockedNumbers: [
      { extension: '201', kind: 'number', pattern: '+33199005555', note: null },
      { extension: null, kind: 'prefix', pattern: '+33899', note: 'Surtaxés' },
    ],
  },
}
