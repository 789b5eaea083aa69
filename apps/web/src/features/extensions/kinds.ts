import type { ExtensionStatus } from '@switchboard/contract/extensions'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'
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
