import '@mantine/core/styles/Input.layer.css'
import { TextInput, type TextInputProps } from '@mantine/core'
import clsx from 'clsx'
import { FIELD_CLASSES, type FieldProps, fieldOf } from './field.tsx'
import classes from './field.module.css'

type Own = 'label' | 'error' | 'description' | 'required' | 'size' | 'classNames'
type TextFieldProps = FieldProps & Omit<TextInputProps, Own> & { size?: 'normal' | 'large' }

/** One line of text. Takes what `form.getInputProps()` gives. */
export function TextField({ label, help, error, optional, labelHidden, size, ...rest }: TextFieldProps) {
  return (
    <TextInput
      {...rest}
      {...fieldOf({ label, help, error, optional, labelHidden })}
      classNames={{ ...FIELD_CLASSES, root: clsx(classes.root, size === 'large' && classes.large) }}
    />
  )
}
