import '@mantine/core/styles/Menu.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import { Menu } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { Link } from 'react-router'
import classes from '../ui/menu.module.css'

/** Something that can be done, in a menu or as a button. */
export interface Action {
  label: string
  icon: Icon
  /** Where it leads, or what it does. */
  to?: string
  onSelect?: () => void
  /** What else is to be known before it is done. */
  detail?: string | undefined
  /** Told in place of doing it. */
  disabledReason?: string | undefined
}

interface ActionMenuProps {
  actions: readonly Action[]
  onOpen?: () => void
  /** The button is in a panel: the menu opens over it, not under. */
  inPanel?: boolean
  /** The button that opens it. */
  children: ReactElement
}

/** A button's menu: arrow keys, type-ahead, Escape. What cannot be done now says why. */
export function ActionMenu({ actions, onOpen, inPanel = false, children }: ActionMenuProps) {
  const [opened, setOpened] = useState(false)
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      {...(onOpen && { onOpen })}
      {...(inPanel && { portalProps: { target: '[role="dialog"]' } })}
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      offset={4}
      transitionProps={{ duration: 100, transition: 'fade' }}
      classNames={{ dropdown: classes.dropdown, item: classes.item, itemSection: classes.icon }}
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <ActionItem key={action.label} action={action} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function ActionItem({
  action: { label, icon: ItemIcon, to, onSelect, detail, disabledReason },
}: {
  action: Action
}) {
  const icon = <ItemIcon size={16} stroke={1.75} aria-hidden />
  if (disabledReason !== undefined) {
    return (
      <Menu.Item leftSection={icon} aria-disabled closeMenuOnClick={false} data-unavailable>
        {label}
        <span className={classes.detail}>{disabledReason}</span>
      </Menu.Item>
    )
  }
  if (to !== undefined) {
    return (
      <Menu.Item leftSection={icon} component={Link} to={to}>
        {label}
      </Menu.Item>
    )
  }
  return (
    <Menu.Item leftSection={icon} onClick={onSelect}>
      {label}
      {detail !== undefined && <span className={classes.detail}>{detail}</span>}
    </Menu.Item>
  )
}
