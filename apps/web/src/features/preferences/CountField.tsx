import type { FieldProps } from '../../ui/field.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './preferences.module.css'

interface CountFieldProps extends FieldProps {
  /** Empty while it is being retyped. */
  value: number | ''
  unit: string
  onChange: (value: number | '') => void
}

/** A whole number of seconds or days. */
export function CountField({ value, unit, onChange, ...field }: CountFieldProps) {
  return (
    <TextField
      {...field}
      inputMode="numeric"
      autoComplete="off"
      rightSection={unit}
      rightSectionWidth={64}
      className={classes.count}
      value={value}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 3)
        onChange(digits && Number(digits))
      }}
    />
  )
}

/** As it is sent: what is empty is no number, and refused as required. */
export const countOf = (value: number | ''): number => (value === '' ? Number.NaN : value)
