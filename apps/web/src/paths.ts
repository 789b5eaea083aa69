type Query = Record<string, string | undefined>

/** A path with a query string of the values that are set. */
const withQuery = (path: string, query: Query) => {
  const set = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return set.length > 0 ? `${path}?${new URLSearchParams(set)}` : path
}

/** Stands for the portal's own address while one is read; which it is does not matter. */
const HERE = 'http://portal.invalid'

/**
 * Where a query string asks to go on: a page of this portal, never another site. Read as browsers read an address: they
 * drop tabs and line ends, take `\` for `/`, and shorten `/.//example.com` to one of another site.
 */
export function ownPath(to: string | null): string | null {
  const url = to?.startsWith('/') ? URL.parse(to, HERE) : null
  const isOwn = url?.origin === HERE && !url.pathname.startsWith('//')
  return isOwn ? url.pathname + url.search + url.hash : null
}

/** The one place that spells the portal's addresses; paths.test.ts keeps a snapshot of all of them. */
export const paths = {
  home: () => '/',
  /** `to` is the page to open after signing in. */
  signIn: (to?: string) => withQuery('/sign-in', { to }),
  invitation: (token: string) => `/invitation/${token}`,
  forgotPassword: () => '/forgot-password',
  resetPassword: (token: string) => `/reset-password/${token}`,
  confirmEmail: (token: string) => `/confirm-email/${token}`,

  /** `page` is one of the contract's `LEGAL_PAGES`. */
  legal: (page: string) => `/legal/${page}`,
  developers: () => '/developers',

  profile: () => '/profile',
  /** `to` is the page to open once there is one. */
  secondFactor: (to?: string) => withQuery('/second-factor', { to }),

  usage: () => '/usage',
  usageOverview: () => '/usage/overview',
  callLogs: () => '/usage/call-logs',
  faxLogs: () => '/usage/fax-logs',
  conferenceServer: () => '/usage/conference-server',
  voicemail: () => '/usage/voicemail',

  configuration: () => '/configuration',
  extensions: (query: Query = {}) => withQuery('/configuration/extensions', query),
  extensionNew: (query: Query = {}) => withQuery('/configuration/extensions/new', query),
  extension: (id: string, query: Query = {}) => withQuery(`/configuration/extensions/${id}`, query),
  extensionsBulk: (query: Query = {}) => withQuery('/configuration/extensions/bulk', query),
  deviceNew: (extensionId: string, query: Query = {}) =>
    withQuery(`/configuration/extensions/${extensionId}/devices/new`, query),
  device: (id: string, query: Query = {}) => withQuery(`/configuration/extensions/devices/${id}`, query),
  extensionsImport: () => '/configuration/extensions/import',
  extensionImport: (id: string, query: Query = {}) =>
    withQuery(`/configuration/extensions/import/${id}`, query),
  numbers: (query: Query = {}) => withQuery('/configuration/numbers', query),
  number: (id: string, query: Query = {}) => withQuery(`/configuration/numbers/${id}`, query),
  emergencyAddresses: () => '/configuration/numbers/emergency-addresses',
  emergencyAddressNew: () => '/configuration/numbers/emergency-addresses/new',
  emergencyAddress: (id: string) => `/configuration/numbers/emergency-addresses/${id}`,
  receptionists: (query: Query = {}) => withQuery('/configuration/receptionists', query),
  receptionistNew: () => '/configuration/receptionists/new',
  receptionist: (id: string) => `/configuration/receptionists/${id}`,
  schedules: () => '/configuration/schedules',
  scheduleNew: () => '/configuration/schedules/new',
  schedule: (id: string) => `/configuration/schedules/${id}`,
  holidays: () => '/configuration/schedules/holidays',
  holidayNew: () => '/configuration/schedules/holidays/new',
  holiday: (id: string) => `/configuration/schedules/holidays/${id}`,
  ringGroups: (query: Query = {}) => withQuery('/configuration/ring-groups', query),
  ringGroupNew: (query: Query = {}) => withQuery('/configuration/ring-groups/new', query),
  ringGroup: (id: string, query: Query = {}) => withQuery(`/configuration/ring-groups/${id}`, query),
  audio: (query: Query = {}) => withQuery('/configuration/audio', query),
  audioNew: (query: Query = {}) => withQuery('/configuration/audio/new', query),
  audioFile: (id: string, query: Query = {}) => withQuery(`/configuration/audio/${id}`, query),
  playlists: () => '/configuration/audio/playlists',
  playlistNew: () => '/configuration/audio/playlists/new',
  playlist: (id: string) => `/configuration/audio/playlists/${id}`,
  conferences: () => '/configuration/conferences',
  conferenceLineNew: () => '/configuration/conferences/lines/new',
  conferenceLine: (id: string) => `/configuration/conferences/lines/${id}`,
  conferenceBridgeNew: () => '/configuration/conferences/bridges/new',
  conferenceBridge: (id: string) => `/configuration/conferences/bridges/${id}`,
  preferences: () => '/configuration/preferences',
  quickStart: () => '/configuration/quick-start',

  account: () => '/account',
  settings: () => '/account/settings',
  settingsCompany: () => '/account/settings/company',
  settingsPeople: (query: Query = {}) => withQuery('/account/settings/people', query),
  settingsPersonNew: (query: Query = {}) => withQuery('/account/settings/people/new', query),
  settingsPerson: (id: string, query: Query = {}) => withQuery(`/account/settings/people/${id}`, query),
  settingsSecurity: () => '/account/settings/security',
  settingsConfiguration: () => '/account/settings/configuration',
  settingsTokens: () => '/account/settings/tokens',
  tokenNew: () => '/account/settings/tokens/new',
  billing: () => '/account/billing',
  porting: () => '/account/porting',
  history: (query: Query = {}) => withQuery('/account/history', query),
  mails: () => '/account/mails',

  addOns: () => '/add-ons',
  ipPhones: () => '/add-ons/ip-phones',
  prepaid: () => '/add-ons/prepaid',
  numberPorting: () => '/add-ons/number-porting',
} as const
