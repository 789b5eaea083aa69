import type { FastifyInstance } from 'fastify'
import type { EngineConsumer } from '../http/engine-consumer.ts'
import type { Portable } from '../http/portable.ts'
import type { Restorer } from '../http/undo.ts'
import type { Referrer } from '../http/uses.ts'
import { portableAddresses } from './emergency-addresses/portable.ts'
import { portableNumbers } from './phone-numbers/portable.ts'
import { portablePlaylists } from './playlists/portable.ts'
import { portableBlocked } from './blocked-numbers/portable.ts'
import { portableBridges, portableLines } from './conferences/portable.ts'
import { configurationRestorer } from './configuration/restore.ts'
import { configurationRoutes } from './configuration/routes.ts'
import { portableDevices } from './devices/portable.ts'
import { portablePhones } from './extensions/portable.ts'
import { portableCalendars } from './holidays/portable.ts'
import { portablePreferences } from './preferences/portable.ts'
import { portableReceptionists } from './receptionists/portable.ts'
import { portableRingGroups } from './ring-groups/portable.ts'
import { portableSchedules } from './schedules/portable.ts'
import { apiTokenRoutes } from './api-tokens/routes.ts'
import { blockedNumberRestorer } from './blocked-numbers/restore.ts'
import { blockedNumberRoutes } from './blocked-numbers/routes.ts'
import { blockedNumberReferrer } from './blocked-numbers/uses.ts'
import { audioFileRestorer } from './audio/restore.ts'
import { portableAudio, portableSounds } from './audio/portable.ts'
import { audioRoutes } from './audio/routes.ts'
import { companyRestorer } from './company/restore.ts'
import { companyRoutes } from './company/routes.ts'
import { destinationRoutes } from './destinations/routes.ts'
import { conferenceBridgeRestorer, conferenceRestorer } from './conferences/restore.ts'
import { conferenceRoutes } from './conferences/routes.ts'
import { deviceConsumer } from './devices/engine.ts'
import { deviceRestorer } from './devices/restore.ts'
import { deviceRoutes } from './devices/routes.ts'
import { conferenceOwnerReferrer } from './conferences/uses.ts'
import { deviceReferrer } from './devices/uses.ts'
import { emailChangeRoutes } from './email-change/routes.ts'
import { configurationConsumer } from './engine-events/applied.ts'
import { engineEventRoutes } from './engine-events/routes.ts'
import { emergencyAddressRestorer } from './emergency-addresses/restore.ts'
import { emergencyAddressRoutes } from './emergency-addresses/routes.ts'
import { extensionBulkRoutes } from './extensions/bulk/routes.ts'
import { callerIdReferrer } from './extensions/caller-id.ts'
import { extensionRestorer } from './extensions/restore.ts'
import { extensionImportRoutes } from './extensions/import/routes.ts'
import { extensionOwnRoutes } from './extensions/own/routes.ts'
import { extensionRoutes } from './extensions/routes.ts'
import { calendarRestorer } from './holidays/restore.ts'
import { holidayRoutes } from './holidays/routes.ts'
import { greetingReferrer } from './extensions/greeting.ts'
import { forwardingReferrer, signInReferrer } from './extensions/uses.ts'
import { historyRoutes } from './history/routes.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { legalRoutes } from './legal/routes.ts'
import { mailRoutes } from './mails/routes.ts'
import { passkeyRoutes } from './passkeys/routes.ts'
import { passwordResetRoutes } from './password-reset/routes.ts'
import { destinationReferrer, emergencyAddressReferrer } from './phone-numbers/referrers.ts'
import { phoneNumberRestorer } from './phone-numbers/restore.ts'
import { phoneNumberRoutes } from './phone-numbers/routes.ts'
import { preferencesRestorer } from './preferences/restore.ts'
import { preferencesRoutes } from './preferences/routes.ts'
import { playlistRestorer } from './playlists/restore.ts'
import { playlistRoutes } from './playlists/routes.ts'
import { playlistItemReferrer } from './playlists/uses.ts'
import { preferencesReferrers } from './preferences/uses.ts'
import { quickStartRoutes } from './quick-start/routes.ts'
import { nameRestorer } from './profile/name.ts'
import { profileRoutes } from './profile/routes.ts'
import { receptionistRestorers } from './receptionists/restore.ts'
import { receptionistRoutes } from './receptionists/routes.ts'
import { receptionistReferrers } from './receptionists/uses.ts'
import { ringGroupRestorer } from './ring-groups/restore.ts'
import { ringGroupRoutes } from './ring-groups/routes.ts'
import { ringGroupReferrers } from './ring-groups/uses.ts'
import { scheduleRestorer } from './schedules/restore.ts'
import { scheduleRoutes } from './schedules/routes.ts'
import { secondFactorRoutes } from './second-factor/routes.ts'
import { securityRestorer } from './security/policy.ts'
import { securityRoutes } from './security/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { portableBoxes } from './voicemail-boxes/portable.ts'
import { voicemailBoxRestorer } from './voicemail-boxes/restore.ts'
import { voicemailBoxRoutes } from './voicemail-boxes/routes.ts'
import { voicemailBoxReferrers } from './voicemail-boxes/uses.ts'
import { voicemailConsumer } from './voicemail/engine.ts'
import { voicemailRestorer } from './voicemail/restore.ts'
import { voicemailRoutes } from './voicemail/routes.ts'
import { userRestorer } from './users/restore.ts'
import { userRoutes } from './users/routes.ts'

/**
 * How changes are taken back. One line for each kind of object whose changes can be undone; what hangs on others, as a
 * device does on a phone, comes after them.
 */
const RESTORERS: readonly Restorer[] = [
  configurationRestorer,
  companyRestorer,
  securityRestorer,
  userRestorer,
  nameRestorer,
  audioFileRestorer,
  playlistRestorer,
  scheduleRestorer,
  calendarRestorer,
  extensionRestorer,
  deviceRestorer,
  blockedNumberRestorer,
  voicemailBoxRestorer,
  voicemailRestorer,
  conferenceRestorer,
  conferenceBridgeRestorer,
  ringGroupRestorer,
  ...receptionistRestorers,
  emergencyAddressRestorer,
  phoneNumberRestorer,
  preferencesRestorer,
]

/** How objects use one another. At least one line for each foreign key that refuses the deletion of what it refers to. */
export const REFERRERS: readonly Referrer[] = [
  forwardingReferrer,
  signInReferrer,
  ...receptionistReferrers,
  ...ringGroupReferrers,
  conferenceOwnerReferrer,
  playlistItemReferrer,
  destinationReferrer,
  callerIdReferrer,
  greetingReferrer,
  emergencyAddressReferrer,
  deviceReferrer,
  blockedNumberReferrer,
  ...voicemailBoxReferrers,
  ...preferencesReferrers,
]

/** What is made of what phone engines report. What has no consumer is only kept. */
const ENGINE_CONSUMERS: readonly EngineConsumer[] = [deviceConsumer, configurationConsumer, voicemailConsumer]

/** What the configuration file of a company holds, in the order in which an import makes it. */
const PORTABLES: readonly Portable[] = [
  portableAddresses,
  portableSchedules,
  portableCalendars,
  portableAudio,
  portablePlaylists,
  portableNumbers,
  portablePhones,
  portableDevices,
  portableBoxes,
  portableLines,
  portableBridges,
  portableRingGroups,
  portableReceptionists,
  portablePreferences,
  portableBlocked,
]

/** A feature adds its routes. One line each: what is not here does not exist. */
export const features: readonly ((app: FastifyInstance) => void)[] = [
  sessionRoutes,
  invitationRoutes,
  passwordResetRoutes,
  profileRoutes,
  userRoutes,
  emailChangeRoutes,
  companyRoutes,
  secondFactorRoutes,
  securityRoutes,
  passkeyRoutes,
  mailRoutes,
  legalRoutes,
  (app) => phoneNumberRoutes(app, REFERRERS),
  (app) => emergencyAddressRoutes(app, REFERRERS),
  destinationRoutes,
  (app) => extensionRoutes(app, REFERRERS),
  (app) => extensionBulkRoutes(app, REFERRERS),
  extensionOwnRoutes,
  extensionImportRoutes,
  preferencesRoutes,
  blockedNumberRoutes,
  (app) => deviceRoutes(app, REFERRERS),
  voicemailRoutes,
  (app) => voicemailBoxRoutes(app, REFERRERS),
  quickStartRoutes,
  (app) => engineEventRoutes(app, ENGINE_CONSUMERS),
  (app) => ringGroupRoutes(app, REFERRERS),
  (app) => conferenceRoutes(app, REFERRERS),
  (app) => receptionistRoutes(app, REFERRERS),
  apiTokenRoutes,
  (app) => audioRoutes(app, REFERRERS),
  (app) => playlistRoutes(app, REFERRERS),
  (app) => scheduleRoutes(app, REFERRERS),
  (app) => holidayRoutes(app, REFERRERS),
  (app) => configurationRoutes(app, PORTABLES, portableSounds(app.portal)),
  (app) => historyRoutes(app, { restorers: RESTORERS, referrers: REFERRERS }),
]
