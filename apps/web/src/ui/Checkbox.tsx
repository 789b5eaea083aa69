import { useEffect, useRef } from 'react'
import classes from './checkbox.module.css'

interface CheckboxProps {
  /** Read, not seen: the box stands in a table. */
  label: string
  checked: boolean
  /** Some of what it stands for is checked, not all. */
  indeterminate?: boolean
  /** `range`: Shift was held. */
  onChange: (range: boolean) => void
}

/** A box in a table's cell; all of the cell checks it. */
export function Checkbox({ label, checked, indeterminate = false, onChange }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    <label className={classes.room}>
      <input
        ref={box}
        type="checkbox"
        className={classes.box}
        aria-label={label}
        checked={checked}
        onChange={({ nativeEvent }) => onChange(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
    </label>
  )
}
