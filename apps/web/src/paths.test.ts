import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPath, paths } from './paths.ts'

test('every address of the portal', () => {
  const {
    invitation,
    resetPassword,
    confirmEmail,
    legal,
    extension,
    extensionImport,
    settingsPerson,
    number,
    emergencyAddress,
    receptionist,
    schedule,
    holiday,
    ringGroup,
    audioFile,
    playlist,
    conferenceBridge,
    conferenceLine,
    deviceNew,
    device,
    ...rest
  } = paths
  const plain = Object.entries(rest).map(([name, path]) => [name, path()])
  expect({
    ...Object.fromEntries(plain),
    invitation: invitation(':token'),
    resetPassword: resetPassword(':token'),
    legal: legal(':page'),
    confirmEmail: confirmEmail(':token'),
    extension: extension(':id'),
    extensionImport: extensionImport(':id'),
    settingsPerson: settingsPerson(':id'),
    number: number(':id'),
    emergencyAddress: emergencyAddress(':id'),
    receptionist: receptionist(':id'),
    schedule: schedule(':id'),
    holiday: holiday(':id'),
    ringGroup: ringGroup(':id'),
    conferenceLine: conferenceLine(':id'),
    audioFile: audioFile(':id'),
    playlist: playlist(':id'),
    conferenceBridge: conferenceBridge(':id'),
    deviceNew: deviceNew(':id'),
    device: device(':id'),
  }).toMatchInlineSnapshot(`
    {
      "account": "/account",
      "addOns": "/add-ons",
      "audio": "/configuration/audio",
      "audioFile": "/configuration/audio/:id",
      "audioNew": "/configuration/audio/new",
      "billing": "/account/billing",
      "callLogs": "/usage/call-logs",
      "conferenceBridge": "/configuration/conferences/bridges/:id",
      "conferenceBridgeNew": "/configuration/conferences/bridges/new",
      "conferenceLine": "/configuration/conferences/lines/:id",
      "conferenceLineNew": "/configuration/conferences/lines/new",
      "conferenceServer": "/usage/conference-server",
      "conferences": "/configuration/conferences",
      "configuration": "/configuration",
      "confirmEmail": "/confirm-email/:token",
      "developers": "/developers",
      "device": "/configuration/extensions/devices/:id",
      "deviceNew": "/configuration/extensions/:id/devices/new",
      "emergencyAddress": "/configuration/numbers/emergency-addresses/:id",
      "emergencyAddressNew": "/configuration/numbers/emergency-addresses/new",
      "emergencyAddresses": "/configuration/numbers/emergency-addresses",
      "extension": "/configuration/extensions/:id",
      "extensionImport": "/configuration/extensions/import/:id",
      "extensionNew": "/configuration/extensions/new",
      "extensions": "/configuration/extensions",
      "extensionsBulk": "/configuration/extensions/bulk",
      "extensionsImport": "/configuration/extensions/import",
      "faxLogs": "/usage/fax-logs",
      "forgotPassword": "/forgot-password",
      "history": "/account/history",
      "holiday": "/configuration/schedules/holidays/:id",
      "holidayNew": "/configuration/schedules/holidays/new",
      "holidays": "/configuration/schedules/holidays",
      "home": "/",
      "invitation": "/invitation/:token",
      "ipPhones": "/add-ons/ip-phones",
      "legal": "/legal/:page",
      "mails": "/account/mails",
      "number": "/configuration/numbers/:id",
      "numberPorting": "/add-ons/number-porting",
      "numbers": "/configuration/numbers",
      "playlist": "/configuration/audio/playlists/:id",
      "playlistNew": "/configuration/audio/playlists/new",
      "playlists": "/configuration/audio/playlists",
      "porting": "/account/porting",
      "preferences": "/configuration/preferences",
      "prepaid": "/add-ons/prepaid",
      "profile": "/profile",
      "quickStart": "/configuration/quick-start",
      "receptionist": "/configuration/receptionists/:id",
      "receptionistNew": "/configuration/receptionists/new",
      "receptionists": "/configuration/receptionists",
      "resetPassword": "/reset-password/:token",
      "ringGroup": "/configuration/ring-groups/:id",
      "ringGroupNew": "/configuration/ring-groups/new",
      "ringGroups": "/configuration/ring-groups",
      "schedule": "/configuration/schedules/:id",
      "scheduleNew": "/configuration/schedules/new",
      "schedules": "/configuration/schedules",
      "secondFactor": "/second-factor",
      "settings": "/account/settings",
      "settingsCompany": "/account/settings/company",
      "settingsConfiguration": "/account/settings/configuration",
      "settingsPeople": "/account/settings/people",
      "settingsPerson": "/account/settings/people/:id",
      "settingsPersonNew": "/account/settings/people/new",
      "settingsSecurity": "/account/settings/security",
      "settingsTokens": "/account/settings/tokens",
      "signIn": "/sign-in",
      "tokenNew": "/account/settings/tokens/new",
      "usage": "/usage",
      "usageOverview": "/usage/overview",
      "voicemail": "/usage/voicemail",
    }
  `)
})

test('what is not set does not enter the query string', () => {
  const query = { search: 'é 2', kind: '', status: undefined }
  expect(paths.extensions(query)).toBe('/configuration/extensions?search=%C3%A9+2')
  expect(paths.signIn('/a?b=c')).toBe('/sign-in?to=%2Fa%3Fb%3Dc')
})

test.each(['/', '/configuration/extensions?search=a%20b&kind=user', '/account/history#today', '/%2f/x'])(
  '%s is where one goes',
  (to) => expect(ownPath(to)).toBe(to),
)

test.each([
  '',
  'extensions',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\r\n/evil.example',
  '/.//evil.example',
  '/a/../..//evil.example',
  '/%2e//evil.example',
  'javascript:alert(1)',
])('%j leads nowhere', (to) => expect(ownPath(to)).toBeNull())

test('whatever is asked for, one stays here', () => {
  const parts = fc.constantFrom(
    '/',
    '\\',
    '\t',
    '\n',
    '.',
    '..',
    '%2e',
    '@',
    ':',
    '?',
    '#',
    'evil.example',
    'https:',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string())), (to) => {
      const target = ownPath(to.join('')) ?? '/'
      expect(target).toMatch(/^\/(?![/\\])/)
      expect(new URL(target, 'https://portal.example').origin).toBe('https://portal.example')
    }),
  )
})
