import type { Icon } from '@tabler/icons-react'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import classes from './badge.module.css'

interface BadgeProps {
  /** The meaning; never told by color alone, hence the icon and the word. */
  tone?: 'neutral' | 'good' | 'warning' | 'bad' | 'info'
  icon: Icon
  children: ReactNode
}

/** A state in one word, with its icon. */
export function Badge({ tone = 'neutral', icon: BadgeIcon, children }: BadgeProps) {
  return (
    <span className={clsx(classes.badge, classes[tone])}>
      <BadgeIcon size={14} stroke={1.75} aria-hidden />
      <span className={classes.text}>{children}</span>
    </span>
  )
}
