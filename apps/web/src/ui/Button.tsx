import clsx from 'clsx'
import type { ComponentProps } from 'react'
import classes from './button.module.css'
import { buttonClass, type ButtonLook } from './buttonClass.ts'
import { Reason } from './Reason.tsx'
import { useDelayed } from './useDelayed.ts'

type ButtonProps = ButtonLook &
  Omit<ComponentProps<'button'>, 'className' | 'disabled'> & {
    /** Under way: shown after 300 ms, clicks are ignored at once. */
    loading?: boolean
    /** Why it cannot be used now. It stays focusable, so that the reason can be read. */
    disabledReason?: string | undefined
  }

/** A button with a verb. Without children it is square and needs an `aria-label`. */
export function Button({
  variant,
  size,
  fullWidth,
  icon,
  loading = false,
  disabledReason,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const showProgress = useDelayed(loading, 300)
  const idle = !loading && disabledReason === undefined
  return (
    <Reason text={disabledReason}>
      <button
        {...rest}
        type={type}
        className={buttonClass({ variant, size, fullWidth }, !children)}
        aria-disabled={!idle || undefined}
        // Looks it only for a reason: what takes a moment must not flash.
        data-unavailable={disabledReason !== undefined || undefined}
        aria-busy={showProgress || undefined}
        onClick={(event) => {
          if (idle) onClick?.(event)
          else event.preventDefault()
        }}
      >
        {showProgress && <span className={classes.spinner} aria-hidden />}
        {icon && <span className={clsx(classes.icon, showProgress && classes.hidden)}>{icon}</span>}
        {children && <span className={clsx(showProgress && classes.hidden)}>{children}</span>}
      </button>
    </Reason>
  )
}
