import {
  type Icon,
  IconApi,
  IconApiOff,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceLaptopOff,
  IconFileImport,
  IconKey,
  IconLifebuoy,
  IconListCheck,
  IconLogin2,
  IconLogout,
  IconPencil,
  IconPlus,
  IconSettings,
  IconShieldExclamation,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react'

/**
 * What the history can tell of, by the names that the API gives it; `action.<name>` of the strings is the sentence.
 * actions.test.ts finds what the API writes and this lacks.
 */
const ACTIONS = {
  'extension.created': IconPlus,
  'extension.updated': IconPencil,
  'extension.deleted': IconTrash,
  'extensions.changed': IconListCheck,
  'extensions.deleted': IconTrash,
  'extensions.imported': IconFileImport,
  'session.signed_in': IconLogin2,
  'session.signed_out': IconLogout,
  'session.ended': IconDeviceLaptopOff,
  'session.others_ended': IconDeviceLaptopOff,
  'session.failed': IconShieldExclamation,
  'session.second_factor_failed': IconShieldExclamation,
  'api_token.created': IconApi,
  'api_token.revoked': IconApiOff,
  'user.invitation_accepted': IconUserCheck,
  'user.password_changed': IconKey,
  'user.password_reset': IconKey,
  'user.preferences_changed': IconSettings,
  'user.recovery_code_used': IconLifebuoy,
} as const satisfies Record<string, Icon>

/** Batches: `undone.<name>` and `redone.<name>` of the strings tell that one was taken back, or done again. */
const BATCHES = ['extensions.changed', 'extensions.deleted', 'extensions.imported'] as const

export type Action = keyof typeof ACTIONS
export type Batch = (typeof BATCHES)[number]

export const isAction = (action: string): action is Action => action in ACTIONS
export const isBatch = (action: unknown): action is Batch => BATCHES.some((batch) => batch === action)

/** The icon of an action by its kind; what is not known was a change of some sort. */
export function iconOf(action: string): Icon {
  if (action === 'history.undone') return IconArrowBackUp
  if (action === 'history.redone') return IconArrowForwardUp
  return isAction(action) ? ACTIONS[action] : IconPencil
}
