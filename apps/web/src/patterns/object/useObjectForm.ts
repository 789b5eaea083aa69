import { useForm, type UseFormReturnType } from '@mantine/form'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { differences, type FormModel, settled } from './model.ts'
import type { FieldErrors } from './shape.ts'

export interface FormOptions<Form extends object, Part extends string = string> {
  model: FormModel<Form, Part>
  /** The values as the server has them, or the blank form. */
  saved: Form
  /** What the form opens with, if not `saved`. */
  draft?: Form | undefined
  /** What is wrong with the values, by field, as far as it can be told without the server. */
  validate: (values: Form) => FieldErrors
  /** The field that answers for a path of the request; the path itself, unless given. */
  fieldOf?: ((path: string) => string) | undefined
}

/** A form of one object, its errors in words, and the focus on the first field that needs another look. */
export interface ObjectFormState<Form extends object> {
  form: UseFormReturnType<Form>
  /** Around the fields. */
  fields: RefObject<HTMLFieldSetElement | null>
  saved: Form
  /** What is hidden does not count: it would not be saved. */
  dirty: boolean
  /** For `useSave`: puts the server's texts, by path, at their fields. */
  refuse: (texts: Record<string, string>) => void
  onSubmit: (send: (values: Form) => void) => ReturnType<UseFormReturnType<Form>['onSubmit']>
}

export function useObjectForm<Form extends object, Part extends string>({
  model,
  saved,
  draft = saved,
  validate,
  fieldOf = (path) => path,
}: FormOptions<Form, Part>): ObjectFormState<Form> {
  const { t } = useTranslation()
  const fields = useRef<HTMLFieldSetElement>(null)
  const focusFirstError = () =>
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  const form = useForm<Form>({
    initialValues: draft,
    ...(model.checkOnBlur && { validateInputOnBlur: model.checkOnBlur }),
    validate: (values) =>
      Object.fromEntries(
        Object.entries(validate(values)).map(([field, code]) => [field, t(`field.${code}`)]),
      ),
  })
  const mine = settled(model, form.values, saved)
  return {
    form,
    fields,
    saved,
    dirty: differences(model, { base: saved, mine, theirs: saved }).length > 0,
    refuse: (texts) => {
      form.setErrors(Object.fromEntries(Object.entries(texts).map(([path, text]) => [fieldOf(path), text])))
      focusFirstError()
    },
    onSubmit: (send) => form.onSubmit(send, focusFirstError),
  }
}
