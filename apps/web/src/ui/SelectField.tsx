import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/ScrollArea.layer.css'
import { Select, type SelectProps } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { COMBOBOX_CLASSES, type FieldProps, fieldOf } from './field.tsx'

type Own = 'label' | 'error' | 'description' | 'required' | 'size' | 'classNames' | 'rightSection'
type SelectFieldProps = FieldProps & Omit<SelectProps, Own>

/** One of a few known values. `searchable` when there are more than a screenful. */
export function SelectField({ label, help, error, optional, ...rest }: SelectFieldProps) {
  return (
    <Select
      allowDeselect={false}
      withCheckIcon={false}
      comboboxProps={{ transitionProps: { duration: 100, transition: 'fade' }, offset: 4 }}
      {...rest}
      {...fieldOf({ label, help, error, optional })}
      rightSection={<IconSelector size={16} stroke={1.75} aria-hidden />}
      classNames={COMBOBOX_CLASSES}
    />
  )
}
