import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import classes from './radio-cards.module.css'

interface RadioCardsProps<V extends string> {
  label: string
  value: V
  /** `unavailable`: why one cannot be chosen, told in place of its help. */
  options: readonly { value: V; label: string; help?: string; unavailable?: string }[]
  onChange: (value: V) => void
  error?: ReactNode
  /** One under the other, for long explanations. */
  stacked?: boolean
}

/** A choice among two to five things that each deserve a word of explanation. Takes what `form.getInputProps()` gives. */
export function RadioCards<V extends string>({
  label,
  value,
  options,
  onChange,
  error,
  stacked,
}: RadioCardsProps<V>) {
  const id = useId()
  return (
    <fieldset className={classes.group} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={classes.legend}>{label}</legend>
      <div className={clsx(classes.cards, stacked && classes.list)}>
        {options.map((option) => (
          <label key={option.value} className={classes.card}>
            <input
              type="radio"
              name={id}
              className={classes.radio}
              checked={option.value === value}
              disabled={option.unavailable !== undefined}
              aria-describedby={(option.unavailable ?? option.help) ? `${id}-${option.value}` : undefined}
              aria-label={option.label}
              onChange={() => onChange(option.value)}
            />
            <span className={classes.name}>{option.label}</span>
            {(option.unavailable ?? option.help) && (
              <span id={`${id}-${option.value}`} className={classes.help}>
                {option.unavailable ?? option.help}
              </span>
            )}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
