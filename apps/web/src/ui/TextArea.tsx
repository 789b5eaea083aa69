import '@mantine/core/styles/Input.layer.css'
import { Textarea, type TextareaProps } from '@mantine/core'
import clsx from 'clsx'
import { FIELD_CLASSES, type FieldProps, fieldOf } from './field.tsx'
import classes from './field.module.css'

type Own = 'label' | 'error' | 'description' | 'required' | 'size' | 'classNames'
type TextAreaProps = FieldProps & Omit<TextareaProps, Own>

/** Several lines of text. Takes what `form.getInputProps()` gives. */
export function TextArea({ label, help, error, optional, labelHidden, ...rest }: TextAreaProps) {
  return (
    <Textarea
      {...rest}
      {...fieldOf({ label, help, error, optional, labelHidden })}
      classNames={{ ...FIELD_CLASSES, input: clsx(classes.input, classes.lines) }}
    />
  )
}
