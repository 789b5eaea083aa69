import { owner } from './db.ts'
import { makeFactories } from './make-factories.ts'

/** The factories on this test file's database. */
export const {
  makeTenant,
  makeUser,
  makeSignInName,
  makeEmergencyAddress,
  makePhoneNumber,
  makeExtension,
  makeDevice,
  makeRingGroup,
  makeConferenceBridge,
  makeExtensionImport,
  makeLink,
  makeSession,
  makePasskey,
  makeAuditEvent,
  makeApiToken,
  makePlatformToken,
  makePlaylist,
  makeBlockedNumber,
  makeVoicemailMessage,
  makeSchedule,
  makeHolidayCalendar,
  makeReceptionist,
} = makeFactories(owner)
