import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import { Button } from '../ui/Button.tsx'
import { buttonClass, type ButtonLook } from '../ui/buttonClass.ts'

type LinkButtonProps = ButtonLook &
  Omit<ComponentProps<typeof Link>, 'className'> & { disabledReason?: string | undefined }

/** Looks like a button, goes somewhere. With a `disabledReason` it becomes a button that says why it does not. */
export function LinkButton({
  variant,
  size,
  fullWidth,
  icon,
  disabledReason,
  children,
  ...rest
}: LinkButtonProps) {
  if (disabledReason !== undefined) {
    return <Button {...{ variant, size, fullWidth, icon, disabledReason }}>{children}</Button>
  }
  return (
    <Link {...rest} className={buttonClass({ variant, size, fullWidth }, !children)}>
      {icon}
      {children}
    </Link>
  )
}
