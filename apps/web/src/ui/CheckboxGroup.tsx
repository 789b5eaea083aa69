import { type ReactNode, useId } from 'react'
import classes from './checkbox-group.module.css'

interface CheckboxGroupProps<V extends string> {
  label: string
  options: readonly { value: V; label: string }[]
  /** Those that are checked. */
  value: readonly V[]
  onChange: (value: V[]) => void
  error?: ReactNode
}

/** Any number of things that go together. */
export function CheckboxGroup<V extends string>({
  label,
  options,
  value,
  onChange,
  error,
}: CheckboxGroupProps<V>) {
  const id = useId()
  const toggle = (option: V, checked: boolean) =>
    onChange(checked ? [...value, option] : value.filter((each) => each !== option))
  return (
    <fieldset className={classes.group} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={classes.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes.option}>
          <input
            type="checkbox"
            className={classes.box}
            checked={value.includes(option.value)}
            aria-invalid={error ? true : undefined}
            onChange={({ currentTarget }) => toggle(option.value, currentTarget.checked)}
          />
          {option.label}
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
