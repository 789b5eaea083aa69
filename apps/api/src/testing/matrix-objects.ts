import { makeAudioFile, makeRecordedMessage, makeSound } from './audio-factories.ts'
import { owner } from './db.ts'
import {
  makeApiToken,
  makeConferenceBridge,
  makeDevice,
  makeAuditEvent,
  makeBlockedNumber,
  makeEmergencyAddress,
  makeExtension,
  makeExtensionImport,
  makeHolidayCalendar,
  makePasskey,
  makePhoneNumber,
  makePlaylist,
  makeReceptionist,
  makeRingGroup,
  makeSchedule,
  makeSession,
  makeUser,
} from './factories.ts'

type MakeOne = (tenantId: string) => Promise<{ id: string }>

/** Of one's own company: the one who asks. */
const askingOf = async (tenantId: string) =>
  (await owner.appUser.findFirst({ where: { tenantId, role: 'owner' }, orderBy: { createdAt: 'asc' } })) ??
  makeUser({ tenantId, role: 'owner' })

const makeGreeting: MakeOne = (tenantId) => makeAudioFile({ tenantId, kind: 'greeting' })

/**
 * How to make one object of a company for each path with a parameter, so that the matrix test can ask for another
 * company's. The key is the path up to the parameter.
 */
export const PATH_OBJECTS: Record<string, MakeOne> = {
  '/history/:id': (tenantId) => makeAuditEvent({ tenantId }),
  '/extensions/:id': (tenantId) => makeExtension({ tenantId, kind: 'shared_phone' }),
  '/conferences/:id': (tenantId) => makeExtension({ tenantId, kind: 'conference' }),
  '/conferences/bridges/:id': (tenantId) => makeConferenceBridge({ tenantId }),
  '/receptionists/:id': (tenantId) => makeReceptionist({ tenantId }),
  '/ring-groups/:id': (tenantId) => makeRingGroup({ tenantId }),
  '/phone-numbers/:id': (tenantId) => makePhoneNumber({ tenantId }),
  '/emergency-addresses/:id': (tenantId) => makeEmergencyAddress({ tenantId }),
  '/extensions/imports/:id': (tenantId) => makeExtensionImport({ tenantId }),
  '/me/phones/:id': async (tenantId) =>
    makeExtension({ tenantId, userId: (await askingOf(tenantId)).id, phone: { voicemailEnabled: false } }),
  '/users/:id': (tenantId) => makeUser({ tenantId, role: 'user' }),
  '/me/sessions/:id': async (tenantId) => makeSession(await askingOf(tenantId)),
  '/api-tokens/:id': async (tenantId) => (await makeApiToken(await askingOf(tenantId))).row,
  '/voicemail/messages/:id': async (tenantId) => {
    const { id: extensionId } = await makeExtension({ tenantId, userId: (await askingOf(tenantId)).id })
    return makeRecordedMessage({ tenantId, extensionId })
  },
  '/voicemail-boxes/:id': (tenantId) => makeExtension({ tenantId, kind: 'voicemail' }),
  '/blocked-numbers/:id': (tenantId) => makeBlockedNumber({ tenantId }),
  '/me/blocked-numbers/:id': async (tenantId) => {
    const { id: extensionId } = await makeExtension({ tenantId, userId: (await askingOf(tenantId)).id })
    return makeBlockedNumber({ tenantId, extensionId })
  },
  '/schedules/:id': (tenantId) => makeSchedule({ tenantId }),
  '/holiday-calendars/:id': (tenantId) => makeHolidayCalendar({ tenantId }),
  '/devices/:id': (tenantId) => makeDevice({ tenantId }),
  '/me/devices/:id': async (tenantId) => {
    const { id: extensionId } = await makeExtension({ tenantId, userId: (await askingOf(tenantId)).id })
    return makeDevice({ tenantId, extensionId })
  },
  '/audio/:id': makeGreeting,
  '/audio/sounds/:id': (tenantId) => makeSound({ tenantId }),
  '/playlists/:id': (tenantId) => makePlaylist({ tenantId }),
  '/me/passkeys/:id': async (tenantId) => makePasskey(await askingOf(tenantId)),
}

/** The same for each id that a body may refer to, by the name of its property. */
export const BODY_OBJECTS: Record<string, MakeOne> = {
  callerIdNumberId: (tenantId) => makePhoneNumber({ tenantId }),
  emergencyAddressId: (tenantId) => makeEmergencyAddress({ tenantId }),
  operatorExtensionId: (tenantId) => makeExtension({ tenantId, kind: 'shared_phone' }),
  greetingId: (tenantId) => makeGreeting(tenantId),
  holdPlaylistId: (tenantId) => makePlaylist({ tenantId }),
  replacement: (tenantId) => makeExtension({ tenantId, kind: 'shared_phone' }),
  scheduleId: (tenantId) => makeSchedule({ tenantId }),
  holidayCalendarId: (tenantId) => makeHolidayCalendar({ tenantId }),
  audioFileId: (tenantId) => makeGreeting(tenantId),
  // Of a receptionist: extensions that callers cannot dial.
  exclusions: (tenantId) => makeExtension({ tenantId, kind: 'shared_phone' }),
  extensionId: (tenantId) => makeExtension({ tenantId, kind: 'shared_phone' }),
  ownerExtensionId: (tenantId) => makeExtension({ tenantId, kind: 'shared_phone' }),
  listenerIds: (tenantId) => makeExtension({ tenantId }),
  deviceId: (tenantId) => makeDevice({ tenantId }),
  soundId: (tenantId) => makeSound({ tenantId }),
  fileIds: (tenantId) => makeAudioFile({ tenantId }),
  // Of a selection of extensions.
  ids: (tenantId) => makeExtension({ tenantId, kind: 'shared_phone' }),
  except: (tenantId) => makeExtension({ tenantId, kind: 'shared_phone' }),
}
