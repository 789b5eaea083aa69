import { apiTokens } from './api-tokens.ts'
import { blockedNumbers } from './blocked-numbers.ts'
import { audioSounds } from './audio.sounds.ts'
import { audio } from './audio.ts'
import { company } from './company.ts'
import { configuration } from './configuration.ts'
import { destinations } from './destinations.ts'
import { conferences } from './conferences.ts'
import { devicesOwn } from './devices.own.ts'
import { devices } from './devices.ts'
import { emergencyAddresses } from './emergency-addresses.ts'
import { emailChange } from './email-change.ts'
import type { Endpoint } from './endpoint.ts'
import { engineEvents } from './engine-events.ts'
import { extensionsBulk } from './extensions.bulk.ts'
import { extensionsImport } from './extensions.import.ts'
import { extensionsOwn } from './extensions.own.ts'
import { extensions } from './extensions.ts'
import { holidays } from './holidays.ts'
import { history } from './history.ts'
import { legal } from './legal.ts'
import { mails } from './mails.ts'
import { passkeys } from './passkeys.ts'
import { passwordReset } from './password-reset.ts'
import { phoneNumbersInventory } from './phone-numbers.inventory.ts'
import { phoneNumbers } from './phone-numbers.ts'
import { preferences } from './preferences.ts'
import { playlists } from './playlists.ts'
import { profile } from './profile.ts'
import { ringGroups } from './ring-groups.ts'
import { schedules } from './schedules.ts'
import { receptionists } from './receptionists.ts'
import { quickStart } from './quick-start.ts'
import { secondFactor } from './second-factor.ts'
import { security } from './security.ts'
import { invitations, session } from './session.ts'
import { voicemail } from './voicemail.ts'
import { voicemailBoxes } from './voicemail-boxes.ts'
import { users } from './users.ts'

/** Every endpoint there is: the matrix test, the OpenAPI document and the conventions test walk this list. */
export const ENDPOINTS: readonly Endpoint[] = [
  session,
  invitations,
  passwordReset,
  profile,
  users,
  emailChange,
  company,
  secondFactor,
  security,
  passkeys,
  mails,
  legal,
  phoneNumbers,
  emergencyAddresses,
  phoneNumbersInventory,
  destinations,
  extensions,
  extensionsBulk,
  extensionsOwn,
  ringGroups,
  schedules,
  holidays,
  conferences,
  configuration,
  receptionists,
  history,
  preferences,
  blockedNumbers,
  voicemail,
  voicemailBoxes,
  quickStart,
  devices,
  devicesOwn,
  engineEvents,
  apiTokens,
  extensionsImport,
  audio,
  audioSounds,
  playlists,
].flatMap((group) => Object.values<Endpoint>(group))
