import { useForm } from '@mantine/form'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { BLANK, toFormErrors, type TokenForm, validate } from './form.ts'

/** The state of the form: values, reasons in words, and the focus on the first field that needs another look. */
export function useTokenForm() {
  const { t } = useTranslation()
  const fields = useRef<HTMLFieldSetElement>(null)
  const focusFirstError = () =>
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  const form = useForm<TokenForm>({
    initialValues: BLANK,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(validate(values)).flatMap(([field, code]) =>
          code ? [[field, t(`field.${code}`)]] : [],
        ),
      ),
  })
  return {
    form,
    fields,
    onSubmit: (send: (values: TokenForm) => void) => form.onSubmit(send, focusFirstError),
    /** For `useSave`: puts the server's texts, by path, at their fields. */
    refuse: (texts: Record<string, string>) => {
      form.setErrors(toFormErrors(texts))
      focusFirstError()
    },
  }
}
