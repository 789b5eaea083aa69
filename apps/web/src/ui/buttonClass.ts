import clsx from 'clsx'
import type { ReactNode } from 'react'
import classes from './button.module.css'

export interface ButtonLook {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** `large` is for pages with a single form, like sign-in. */
  size?: 'normal' | 'large'
  fullWidth?: boolean
  icon?: ReactNode
}

/** The class of a button, also for a link that looks like one; `square` when there is nothing but an icon. */
export const buttonClass = ({ variant = 'secondary', size, fullWidth }: ButtonLook, square: boolean) =>
  clsx(
    classes.button,
    classes[variant],
    size === 'large' && classes.large,
    fullWidth && classes.full,
    square && classes.square,
  )
