import type { ExtensionStatus } from '@switchboard/contract/extensions'
import {
  type Icon,
  IconArrowForwardUp,
  IconBellOff,
  IconCircleCheck,
  IconPhoneOff,
} from '@tabler/icons-react'

export const STATUS_ICONS: Record<ExtensionStatus, Icon> = {
  available: IconCircleCheck,
  forwarding: IconArrowForwardUp,
  do_not_disturb: IconBellOff,
  disabled: IconPhoneOff,
}
