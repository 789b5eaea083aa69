import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './field.module.css'

/** What every field takes, in the words of look.md: label above, help under, the error in place of help. */
export interface FieldProps {
  label: string
  help?: ReactNode
  error?: ReactNode
  /** Marks the label; fields are required unless they say so. */
  optional?: boolean
  /** For those who do not see it only: a field in a table, whose heads say what it is. */
  labelHidden?: boolean
}

/** The part of a field's props that Mantine's inputs share. */
export const fieldOf = ({ label, help, error, optional, labelHidden }: FieldProps) => ({
  label: <FieldLabel label={label} optional={optional === true} />,
  ...(labelHidden && { labelProps: { className: 'visually-hidden' } }),
  description: error ? undefined : help,
  error,
  inputWrapperOrder: INPUT_ORDER,
})

const INPUT_ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]

/** Class names of Mantine's inputs. */
export const FIELD_CLASSES = {
  root: classes.root,
  label: classes.label,
  input: classes.input,
  description: classes.help,
  error: classes.error,
  section: classes.section,
}

/** Inputs with a list of options. The list itself scrolls: a scroll area inside it could not be reached by keyboard. */
export const COMBOBOX = {
  classNames: {
    ...FIELD_CLASSES,
    dropdown: classes.dropdown,
    options: classes.options,
    option: classes.option,
    groupLabel: classes.groupLabel,
  },
  withScrollArea: false,
  comboboxProps: { transitionProps: { duration: 100, transition: 'fade' }, offset: 4 },
} as const

function FieldLabel({ label, optional }: { label: string; optional: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      {label}
      {optional && ' '}
      {optional && <span className={classes.optional}>{t('optional')}</span>}
    </>
  )
}
