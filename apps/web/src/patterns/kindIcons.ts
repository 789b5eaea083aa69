import type { ExtensionKind } from '@switchboard/contract/extension-ref'
import {
  type Icon,
  IconDeviceLandlinePhone,
  IconHierarchy2,
  IconMessages,
  IconPrinter,
  IconRecordMail,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react'

/** The icons of what has an internal number. */
export const KIND_ICONS: Record<ExtensionKind, Icon> = {
  user: IconUser,
  shared_phone: IconDeviceLandlinePhone,
  ring_group: IconUsersGroup,
  receptionist: IconHierarchy2,
  conference: IconMessages,
  voicemail: IconRecordMail,
  fax: IconPrinter,
}
