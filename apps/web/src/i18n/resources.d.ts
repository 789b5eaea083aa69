import type audio from '../features/audio/strings.en.json'
import type configuration from '../features/configuration/strings.en.json'
import type company from '../features/company/strings.en.json'
import type apiTokens from '../features/api-tokens/strings.en.json'
import type apiTokensDocs from '../features/api-tokens/docs/strings.en.json'
import type devices from '../features/devices/strings.en.json'
import type destinations from '../features/destinations/strings.en.json'
import type blockedNumbers from '../features/blocked-numbers/strings.en.json'
import type voicemail from '../features/voicemail/strings.en.json'
import type quickStart from '../features/quick-start/strings.en.json'
import type preferences from '../features/preferences/strings.en.json'
import type emergencyAddresses from '../features/emergency-addresses/strings.en.json'
import type phoneNumbers from '../features/phone-numbers/strings.en.json'
import type extensions from '../features/extensions/strings.en.json'
import type extensionsBoxes from '../features/extensions/boxes/strings.en.json'
import type extensionsBulk from '../features/extensions/bulk/strings.en.json'
import type extensionsImport from '../features/extensions/import/strings.en.json'
import type history from '../features/history/strings.en.json'
import type legal from '../features/legal/strings.en.json'
import type mails from '../features/mails/strings.en.json'
import type passkeys from '../features/passkeys/strings.en.json'
import type playlists from '../features/playlists/strings.en.json'
import type profile from '../features/profile/strings.en.json'
import type holidays from '../features/holidays/strings.en.json'
import type schedules from '../features/schedules/strings.en.json'
import type conferences from '../features/conferences/strings.en.json'
import type ringGroups from '../features/ring-groups/strings.en.json'
import type secondFactor from '../features/second-factor/strings.en.json'
import type security from '../features/security/strings.en.json'
import type settings from '../features/settings/strings.en.json'
import type shell from '../features/shell/strings.en.json'
import type signIn from '../features/sign-in/strings.en.json'
import type unbuilt from '../features/unbuilt/strings.en.json'
import type users from '../features/users/strings.en.json'
import type object from '../patterns/object/strings.en.json'
import type receptionists from '../features/receptionists/strings.en.json'
import type timeZone from '../patterns/time-zone/strings.en.json'
import type common from './strings.en.json'

declare module 'i18next' {
  /** One line a feature: its strings are typed from the English file (i18n.test.ts holds the French one to it). */
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      object: typeof object
      receptionists: typeof receptionists
      'time-zone': typeof timeZone
      'sign-in': typeof signIn
      shell: typeof shell
      legal: typeof legal
      company: typeof company
      audio: typeof audio
      playlists: typeof playlists
      configuration: typeof configuration
      mails: typeof mails
      profile: typeof profile
      passkeys: typeof passkeys
      conferences: typeof conferences
      'ring-groups': typeof ringGroups
      settings: typeof settings
      holidays: typeof holidays
      schedules: typeof schedules
      'second-factor': typeof secondFactor
      security: typeof security
      unbuilt: typeof unbuilt
      'api-tokens': typeof apiTokens
      'api-tokens/docs': typeof apiTokensDocs
      devices: typeof devices
      destinations: typeof destinations
      'emergency-addresses': typeof emergencyAddresses
      'phone-numbers': typeof phoneNumbers
      'blocked-numbers': typeof blockedNumbers
      preferences: typeof preferences
      'quick-start': typeof quickStart
      voicemail: typeof voicemail
      extensions: typeof extensions
      'extensions/boxes': typeof extensionsBoxes
      'extensions/bulk': typeof extensionsBulk
      'extensions/import': typeof extensionsImport
      history: typeof history
      users: typeof users
    }
  }
}
