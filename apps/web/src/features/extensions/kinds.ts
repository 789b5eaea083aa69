import type { ExtensionKind, ExtensionStatus } from '@switchboard/contract/extensions'
import {
  type Icon,
  IconArrowForwardUp,
  IconBellOff,
  IconCircleCheck,
  IconDeviceLandlinePhone,
  IconHierarchy2,
  IconMessages,
  IconPhoneOff,
  IconPrinter,
  IconRecordMail,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react'

export const KIND_ICONS: Record<ExtensionKind, Icon> = {
  user: IconUser,
  shared_phone: IconDeviceLandlinePhone,
  ring_group: IconUsersGroup,
  receptionist: IconHierarchy2,
  conference: IconMessages,
  voicemail: IconRecordMail,
  fax: IconPrinter,
}

export const STATUS_ICONS: Record<ExtensionStatus, Icon> = {
  available: IconCircleCheck,
  forwarding: IconArrowForwardUp,
  do_not_disturb: IconBellOff,
  disabled: IconPhoneOff,
}

/** Kinds that this page edits; the others have, or will have, pages of their own. */
export const isPhoneKind = (kind: ExtensionKind): kind is 'user' | 'shared_phone' =>
  kind === 'user' || kind === 'shared_phone'
