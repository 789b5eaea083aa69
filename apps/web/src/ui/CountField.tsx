import type { ComponentProps } from 'react'
import { TextField } from './TextField.tsx'

interface CountFieldProps extends Omit<
  ComponentProps<typeof TextField>,
  'value' | 'onChange' | 'rightSection'
> {
  /** Empty while it is being retyped. */
  value: number | ''
  onChange: (value: number | '') => void
  /** Stands in the field, after the number. */
  unit?: string
  /** Digits that can be typed. */
  digits: number
}

/** A whole number, none below zero. */
export function CountField({ value, onChange, unit, digits, ...field }: CountFieldProps) {
  return (
    <TextField
      inputMode="numeric"
      autoComplete="off"
      {...field}
      rightSection={unit}
      rightSectionWidth={unit && 48}
      value={value}
      onChange={({ currentTarget }) => {
        const typed = currentTarget.value.replaceAll(/\D/g, '').slice(0, digits)
        onChange(typed === '' ? '' : Number(typed))
      }}
    />
  )
}
