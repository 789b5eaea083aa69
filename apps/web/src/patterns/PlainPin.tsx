import type { ComponentProps } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { pinOf, proposePin } from './pin.ts'

interface PlainPinProps extends Pick<ComponentProps<typeof TextField>, 'label' | 'help' | 'optional'> {
  /** What the form gives a field. */
  input: object
  onChange: (pin: string) => void
  /** Of what the PIN opens: it must not be guessed by that. */
  number: string
  proposeLabel: string
}

/** A PIN that has to be told to several people: it is typed in plain sight, or proposed. */
export function PlainPin({ input, onChange, number, proposeLabel, ...field }: PlainPinProps) {
  return (
    <>
      <TextField
        {...field}
        inputMode="numeric"
        autoComplete="off"
        {...input}
        onChange={({ currentTarget }) => onChange(pinOf(currentTarget.value))}
      />
      <div>
        <Button onClick={() => onChange(proposePin(number))}>{proposeLabel}</Button>
      </div>
    </>
  )
}
