import {
  IconAdjustments,
  type Icon,
  IconApi,
  IconApiOff,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBuilding,
  IconDeviceLaptopOff,
  IconDeviceMobilePlus,
  IconFileImport,
  IconClock,
  IconCrown,
  IconFingerprint,
  IconFingerprintOff,
  IconHash,
  IconHandStop,
  IconKey,
  IconLifebuoy,
  IconListCheck,
  IconLogin2,
  IconLogout,
  IconMail,
  IconMailCheck,
  IconMailOff,
  IconMapPin,
  IconPencil,
  IconPlus,
  IconSettings,
  IconShieldCheck,
  IconShieldCog,
  IconShieldExclamation,
  IconShieldOff,
  IconTrash,
  IconUserCheck,
  IconUserMinus,
  IconUserPlus,
  IconUserShield,
  IconUserX,
} from '@tabler/icons-react'

/**
 * What the history can tell of, by the names that the API gives it; `action.<name>` of the strings is the sentence.
 * actions.test.ts finds what the API writes and this lacks.
 */
const ACTIONS = {
  'company.updated': IconBuilding,
  'extension.created': IconPlus,
  'extension.updated': IconPencil,
  'extension.deleted': IconTrash,
  'phone_number.updated': IconHash,
  'phone_number.added': IconPlus,
  'phone_number.released': IconTrash,
  'emergency_address.created': IconPlus,
  'emergency_address.updated': IconMapPin,
  'emergency_address.deleted': IconTrash,
  'extensions.changed': IconListCheck,
  'extensions.deleted': IconTrash,
  'extensions.imported': IconFileImport,
  'configuration.imported': IconFileImport,
  'conference.created': IconPlus,
  'conference.updated': IconPencil,
  'conference.deleted': IconTrash,
  'conference_bridge.created': IconPlus,
  'conference_bridge.updated': IconPencil,
  'conference_bridge.deleted': IconTrash,
  'receptionist.created': IconPlus,
  'receptionist.updated': IconPencil,
  'receptionist.deleted': IconTrash,
  'receptionist.overridden': IconHandStop,
  'receptionist.override_ended': IconClock,
  'ring_group.created': IconPlus,
  'ring_group.updated': IconPencil,
  'ring_group.deleted': IconTrash,
  'device.created': IconDeviceMobilePlus,
  'device.updated': IconPencil,
  'device.deleted': IconTrash,
  'device.password_renewed': IconKey,
  'session.signed_in': IconLogin2,
  'session.signed_out': IconLogout,
  'session.ended': IconDeviceLaptopOff,
  'session.others_ended': IconDeviceLaptopOff,
  'session.failed': IconShieldExclamation,
  'session.second_factor_failed': IconShieldExclamation,
  'audio_file.created': IconPlus,
  'audio_file.updated': IconPencil,
  'audio_file.deleted': IconTrash,
  'playlist.created': IconPlus,
  'playlist.updated': IconPencil,
  'playlist.deleted': IconTrash,
  'api_token.created': IconApi,
  'api_token.revoked': IconApiOff,
  'user.invited': IconUserPlus,
  'user.invited_again': IconUserPlus,
  'user.email_change_asked': IconMail,
  'user.email_change_cancelled': IconMailOff,
  'user.email_changed': IconMailCheck,
  'user.passkey_added': IconFingerprint,
  'user.passkey_renamed': IconFingerprint,
  'user.passkey_removed': IconFingerprintOff,
  'session.passkey_refused': IconShieldExclamation,
  'user.invitation_accepted': IconUserCheck,
  'user.invitation_revoked': IconUserX,
  'user.role_changed': IconUserShield,
  'user.ownership_received': IconCrown,
  'user.removed': IconUserMinus,
  'user.password_changed': IconKey,
  'user.password_reset': IconKey,
  'user.password_reset_requested': IconKey,
  'user.preferences_changed': IconSettings,
  'user.renamed': IconPencil,
  'user.recovery_code_used': IconLifebuoy,
  'user.recovery_codes_renewed': IconLifebuoy,
  'user.authenticator_added': IconShieldCheck,
  'user.authenticator_removed': IconShieldOff,
  'user.second_factor_reset': IconShieldOff,
  'security.updated': IconShieldCog,
  'schedule.created': IconPlus,
  'schedule.updated': IconPencil,
  'schedule.deleted': IconTrash,
  'holiday_calendar.created': IconPlus,
  'holiday_calendar.updated': IconPencil,
  'holiday_calendar.deleted': IconTrash,
  'preferences.updated': IconAdjustments,
  'blocked_number.created': IconPlus,
  'blocked_number.updated': IconPencil,
  'blocked_number.deleted': IconTrash,
  'voicemail_message.deleted': IconTrash,
  'voicemail_message.restored': IconArrowBackUp,
} as const satisfies Record<string, Icon>

/** Changes that nothing takes back: `noWayBack.<name>` of the strings says why, and what to do instead. */
const FOR_GOOD = [
  'device.password_renewed',
  'user.invited_again',
  'user.invitation_revoked',
  'user.ownership_received',
  'user.removed',
] as const

/** Batches: `undone.<name>` and `redone.<name>` of the strings tell that one was taken back, or done again. */
const BATCHES = [
  'extensions.changed',
  'extensions.deleted',
  'extensions.imported',
  'configuration.imported',
] as const

export type Action = keyof typeof ACTIONS
export type Batch = (typeof BATCHES)[number]

export const isAction = (action: string): action is Action => action in ACTIONS
export const isForGood = (action: string): action is (typeof FOR_GOOD)[number] =>
  FOR_GOOD.some((final) => final === action)
export const isBatch = (action: unknown): action is Batch => BATCHES.some((batch) => batch === action)

/** The icon of an action by its kind; what is not known was a change of some sort. */
export function iconOf(action: string): Icon {
  if (action === 'history.undone') return IconArrowBackUp
  if (action === 'history.redone') return IconArrowForwardUp
  return isAction(action) ? ACTIONS[action] : IconPencil
}
