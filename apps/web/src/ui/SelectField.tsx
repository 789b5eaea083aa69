import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import { Select, type SelectProps } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { COMBOBOX, type FieldProps, fieldOf } from './field.tsx'

type Own = 'label' | 'error' | 'description' | 'required' | 'size' | 'classNames' | 'rightSection'
type SelectFieldProps = FieldProps & Omit<SelectProps, Own>

/** One of a few known values. `searchable` when there are more than a screenful. */
export function SelectField({ label, help, error, optional, labelHidden, ...rest }: SelectFieldProps) {
  return (
    <Select
      allowDeselect={false}
      withCheckIcon={false}
      {...COMBOBOX}
      {...rest}
      {...fieldOf({ label, help, error, optional, labelHidden })}
      rightSection={<IconSelector size={16} stroke={1.75} aria-hidden />}
    />
  )
}
