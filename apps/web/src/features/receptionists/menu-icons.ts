import type { MenuMode } from '@switchboard/contract/menus'
import { type Icon, IconCalendarOff, IconMoon, IconSun } from '@tabler/icons-react'

/** When a menu is played, as a picture. */
export const MENU_ICONS: Record<MenuMode, Icon> = {
  open: IconSun,
  closed: IconMoon,
  holiday: IconCalendarOff,
}
