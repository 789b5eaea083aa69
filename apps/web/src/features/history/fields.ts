import type strings from './strings.en.json'

/** How a value is written. */
export type Format =
  | 'menuMode' // open, closed, holiday
  | 'menuAction' // `400 Sales`, `hang_up`, after how it comes to it: `5 s · 2 × · hang_up`
  | 'menuKeys' // a line for each key: `1 400 Sales`
  | 'text'
  | 'count'
  | 'onOff'
  | 'seconds'
  | 'duration'
  | 'minutes'
  | 'days'
  | 'hours'
  | 'instant'
  | 'phone'
  | 'callerId'
  | 'forwarding'
  | 'extensionKind'
  | 'audioKind'
  | 'source'
  | 'destinationKind'
  | 'country'
  | 'countries'
  | 'international'
  | 'blockedKind'
  | 'deviceKind'
  | 'mac'
  | 'language'
  | 'theme'
  | 'role'
  | 'permissions'
  | 'strategy'
  | 'refusal'
  | 'set' // whether there is one; what it is, is secret
  | 'renewed' // that there is another one; what it is, is secret

/** What a field is called: a word of the strings. */
export type FieldName = keyof typeof strings.field

type Words = Record<string, readonly [FieldName, Format]>

/** The settings of a phone, as an extension and as a bulk change hold them. */
const PHONE: Words = {
  enabled: ['enabled', 'onOff'],
  doNotDisturb: ['doNotDisturb', 'onOff'],
  blockAnonymous: ['blockAnonymous', 'onOff'],
  'forwarding.mode': ['forwarding', 'forwarding'],
  // One of the two is set: together they are where calls go.
  'forwardingTarget.number': ['forwardTo', 'text'],
  'forwarding.destination.number': ['forwardTo', 'phone'],
  callerIdNumberId: ['callerId', 'callerId'],
  'voicemail.enabled': ['voicemail', 'onOff'],
  'voicemail.pinSet': ['pin', 'set'],
  'voicemail.delaySeconds': ['voicemailDelay', 'seconds'],
  'voicemail.email': ['voicemailEmail', 'text'],
  'voicemail.language': ['voicemailLanguage', 'language'],
  'voicemail.attach': ['voicemailAttach', 'onOff'],
  'voicemail.greetingId': ['voicemailGreeting', 'set'],
}

const under = (prefix: string, words: Words): Words =>
  Object.fromEntries(Object.entries(words).map(([path, word]) => [`${prefix}.${path}`, word]))

/** What is shown of an object's changes, by its kind and the path of the value, in this order; all else is not shown. */
export const WORDS: Record<string, Words> = {
  extension: {
    number: ['number', 'text'],
    name: ['name', 'text'],
    kind: ['extensionKind', 'extensionKind'],
    'phone.holder.email': ['email', 'text'],
    ...under('phone', PHONE),
    pinChanged: ['pin', 'renewed'],
    messages: ['messages', 'count'],
    // What stands for an import or a bulk change: its settings, and how many extensions it was about.
    ...under('change', PHONE),
    create: ['created', 'count'],
    update: ['changed', 'count'],
    unchanged: ['unchanged', 'count'],
    error: ['withErrors', 'count'],
    skipped: ['notPhones', 'count'],
    refused: ['refused', 'count'],
    // What a deletion turned off before it told of all kinds of uses.
    forwardingTurnedOff: ['forwardingTurnedOff', 'count'],
    usesEnded: ['usesEnded', 'count'],
  },
  conference: {
    number: ['number', 'text'],
    name: ['name', 'text'],
  },
  conference_bridge: {
    name: ['name', 'text'],
    conferenceId: ['conferenceId', 'text'],
    pinSet: ['conferencePin', 'set'],
    pinChanged: ['conferencePin', 'renewed'],
    'owner.name': ['owner', 'text'],
    maxParticipants: ['maxParticipants', 'count'],
    muteOnEntry: ['muteOnEntry', 'onOff'],
    announce: ['announce', 'onOff'],
  },
  phone_number: {
    label: ['numberLabel', 'text'],
    e164: ['publicNumber', 'phone'],
    source: ['source', 'source'],
    // One of the two is set: together they are where calls go.
    'destination.extension.number': ['leadsTo', 'text'],
    'destination.number': ['leadsTo', 'phone'],
    'destination.kind': ['reaches', 'destinationKind'],
    callerIdAllowed: ['callerIdAllowed', 'onOff'],
    'emergencyAddress.label': ['emergencyAddress', 'text'],
  },
  emergency_address: {
    label: ['name', 'text'],
    line1: ['addressLine1', 'text'],
    line2: ['addressLine2', 'text'],
    postalCode: ['postalCode', 'text'],
    city: ['city', 'text'],
    region: ['region', 'text'],
    country: ['country', 'country'],
  },
  receptionist: {
    number: ['number', 'text'],
    name: ['name', 'text'],
    language: ['language', 'language'],
    timeZone: ['timeZone', 'text'],
    'schedule.name': ['schedule', 'text'],
    'holidayCalendar.name': ['holidays', 'text'],
    'told.open.sameAs': ['openSameAs', 'menuMode'],
    'told.open.greeting': ['openGreeting', 'text'],
    'told.open.keys': ['openKeys', 'menuKeys'],
    'told.open.noInput': ['openNoInput', 'menuAction'],
    'told.open.invalidKey': ['openInvalidKey', 'menuAction'],
    'told.closed.sameAs': ['closedSameAs', 'menuMode'],
    'told.closed.greeting': ['closedGreeting', 'text'],
    'told.closed.keys': ['closedKeys', 'menuKeys'],
    'told.closed.noInput': ['closedNoInput', 'menuAction'],
    'told.closed.invalidKey': ['closedInvalidKey', 'menuAction'],
    'told.holiday.sameAs': ['holidaySameAs', 'menuMode'],
    'told.holiday.greeting': ['holidayGreeting', 'text'],
    'told.holiday.keys': ['holidayKeys', 'menuKeys'],
    'told.holiday.noInput': ['holidayNoInput', 'menuAction'],
    'told.holiday.invalidKey': ['holidayInvalidKey', 'menuAction'],
    'directDialing.enabled': ['directDialing', 'onOff'],
    'told.exclusions': ['exclusions', 'text'],
    'holdPlaylist.name': ['holdPlaylist', 'text'],
    'override.state': ['override', 'menuMode'],
    'override.until': ['overrideUntil', 'instant'],
    'override.message': ['overrideMessage', 'text'],
  },
  ring_group: {
    number: ['number', 'text'],
    name: ['name', 'text'],
    strategy: ['strategy', 'strategy'],
    memberNames: ['members', 'text'],
    ringSeconds: ['ringSeconds', 'seconds'],
    memberForwarding: ['memberForwarding', 'onOff'],
    'fallback.extension.number': ['fallback', 'text'],
    'fallback.number': ['fallback', 'phone'],
    'holdPlaylist.name': ['holdMusic', 'text'],
  },
  configuration: {
    create: ['created', 'count'],
    update: ['changed', 'count'],
  },
  user: {
    firstName: ['firstName', 'text'],
    lastName: ['lastName', 'text'],
    email: ['email', 'text'],
    newEmail: ['newEmail', 'text'],
    role: ['role', 'role'],
    language: ['language', 'language'],
    theme: ['theme', 'theme'],
    firstStepsHidden: ['firstStepsHidden', 'onOff'],
    browser: ['browser', 'text'],
    system: ['system', 'text'],
    passkey: ['passkey', 'text'],
    reason: ['refusal', 'refusal'],
    network: ['network', 'text'],
    recoveryCodesLeft: ['recoveryCodesLeft', 'count'],
  },
  company: {
    name: ['companyName', 'text'],
    legalForm: ['legalForm', 'text'],
    siren: ['siren', 'text'],
    siret: ['siret', 'text'],
    registrationNumber: ['registrationNumber', 'text'],
    vatNumber: ['vatNumber', 'text'],
    'address.line1': ['addressLine1', 'text'],
    'address.line2': ['addressLine2', 'text'],
    'address.postalCode': ['postalCode', 'text'],
    'address.city': ['city', 'text'],
    'address.region': ['region', 'text'],
    country: ['country', 'country'],
    language: ['language', 'language'],
    timeZone: ['timeZone', 'text'],
  },
  api_token: {
    permissions: ['permissions', 'permissions'],
    expiresAt: ['expiresAt', 'instant'],
  },
  audio_file: {
    name: ['name', 'text'],
    kind: ['audioKind', 'audioKind'],
    rightsHeld: ['rightsHeld', 'onOff'],
    durationMs: ['duration', 'duration'],
  },
  playlist: {
    name: ['name', 'text'],
    music: ['music', 'text'],
    shuffle: ['shuffle', 'onOff'],
  },
  security_policy: {
    secondFactorFrom: ['secondFactorFrom', 'instant'],
    sessionIdleMinutes: ['sessionIdle', 'minutes'],
    sessionAbsoluteHours: ['sessionAbsolute', 'hours'],
  },
  preferences: {
    promptLanguage: ['promptLanguage', 'language'],
    callerIdNumberId: ['callerId', 'callerId'],
    ringSeconds: ['ringSeconds', 'seconds'],
    'voicemail.enabled': ['voicemail', 'onOff'],
    'voicemail.delaySeconds': ['voicemailDelay', 'seconds'],
    'voicemail.attach': ['voicemailAttach', 'onOff'],
    'operator.number': ['operator', 'text'],
    'holdPlaylist.name': ['holdMusic', 'text'],
    'international.mode': ['international', 'international'],
    'international.countries': ['internationalCountries', 'countries'],
    blockAnonymous: ['blockAnonymous', 'onOff'],
    'retention.callLogDays': ['callLogDays', 'days'],
    'retention.faxDays': ['faxDays', 'days'],
    'retention.voicemailDays': ['voicemailDays', 'days'],
  },
  schedule: {
    name: ['name', 'text'],
    'hours.monday': ['monday', 'text'],
    'hours.tuesday': ['tuesday', 'text'],
    'hours.wednesday': ['wednesday', 'text'],
    'hours.thursday': ['thursday', 'text'],
    'hours.friday': ['friday', 'text'],
    'hours.saturday': ['saturday', 'text'],
    'hours.sunday': ['sunday', 'text'],
  },
  holiday_calendar: {
    name: ['name', 'text'],
    'legal.country': ['holidayCountry', 'country'],
    'legal.region': ['holidayRegion', 'text'],
    leftOutCount: ['legalLeftOut', 'count'],
    ownText: ['ownDays', 'text'],
  },
  device: {
    name: ['name', 'text'],
    extension: ['phone', 'text'],
    'hardware.kind': ['deviceKind', 'deviceKind'],
    'hardware.model': ['model', 'text'],
    'hardware.mac': ['mac', 'mac'],
    enabled: ['deviceEnabled', 'onOff'],
  },
  voicemail_box: {
    number: ['number', 'text'],
    name: ['name', 'text'],
    language: ['voicemailLanguage', 'language'],
    greetingId: ['voicemailGreeting', 'set'],
    email: ['voicemailEmail', 'text'],
    attach: ['voicemailAttach', 'onOff'],
    pinSet: ['pin', 'set'],
    pinChanged: ['pin', 'renewed'],
    listenerNames: ['listeners', 'text'],
    messages: ['messages', 'count'],
  },
  voicemail_message: { receivedAt: ['receivedAt', 'instant'] },
  blocked_number: {
    pattern: ['pattern', 'text'],
    kind: ['blockedKind', 'blockedKind'],
    note: ['note', 'text'],
    'phone.number': ['phone', 'text'],
  },
}
