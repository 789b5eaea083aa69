import { type ComponentProps, useId } from 'react'
import type { FieldProps } from './field.tsx'
import { Reason } from './Reason.tsx'
import classes from './switch.module.css'

type SwitchProps = Omit<FieldProps, 'optional'> &
  Omit<ComponentProps<'input'>, 'type' | 'className' | 'disabled' | 'id'> & {
    disabledReason?: string | undefined
  }

/** On or off, in effect with the form. Takes what `form.getInputProps(path, { type: 'checkbox' })` gives. */
export function Switch({ label, help, error, disabledReason, onClick, ...rest }: SwitchProps) {
  const id = useId()
  const note = error ?? help
  return (
    <div className={classes.row}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <Reason text={disabledReason}>
        <input
          {...rest}
          id={id}
          type="checkbox"
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- a checkbox tells its own state
          role="switch"
          className={classes.switch}
          aria-describedby={note ? `${id}-note` : undefined}
          aria-disabled={disabledReason !== undefined || undefined}
          onClick={(event) => {
            if (disabledReason !== undefined) event.preventDefault()
            onClick?.(event)
          }}
        />
      </Reason>
      {note && (
        <p id={`${id}-note`} className={error ? classes.error : classes.help}>
          {note}
        </p>
      )}
    </div>
  )
}
