import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Tooltip.layer.css'
import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import classes from './tip.module.css'

/** A short text beside a control, on hover and on keyboard focus. For what the control does not say itself. */
export function Tip({ label, children }: { label: string; children: ReactElement }) {
  return (
    <Tooltip
      label={label}
      classNames={{ tooltip: classes.tip }}
      events={{ hover: true, focus: true, touch: true }}
      openDelay={200}
      transitionProps={{ duration: 100, transition: 'fade' }}
      multiline
      maw={280}
    >
      {children}
    </Tooltip>
  )
}
