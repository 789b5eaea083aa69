import {
  IconAlertTriangle,
  IconCircleCheck,
  IconExclamationCircle,
  IconInfoCircle,
} from '@tabler/icons-react'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import classes from './states.module.css'

const ICONS = {
  good: IconCircleCheck,
  bad: IconExclamationCircle,
  warning: IconAlertTriangle,
  info: IconInfoCircle,
}

interface AlertProps {
  tone: keyof typeof ICONS
  title: string
  children?: ReactNode
}

/** A message inside a form or a page. A bad one is read out at once. */
export function Alert({ tone, title, children }: AlertProps) {
  const AlertIcon = ICONS[tone]
  return (
    <div className={clsx(classes.alert, classes[tone])} role={tone === 'bad' ? 'alert' : 'status'}>
      <AlertIcon size={16} stroke={1.75} aria-hidden />
      <strong className={classes.alertTitle}>{title}</strong>
      {children && <div className={classes.alertText}>{children}</div>}
    </div>
  )
}
