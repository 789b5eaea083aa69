import { useForm } from '@mantine/form'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { differences } from './conflict.ts'
import { type ExtensionForm, settle } from './form.ts'
import { type FormErrors, toFormErrors, validate } from './validate.ts'

interface FormOptions {
  /** The values as the server has them, or the blank form. */
  saved: ExtensionForm
  /** What the form opens with, if not `saved`. */
  draft?: ExtensionForm
  /** Null while creating. */
  id: string | null
  pinSet: boolean
  /** Whether what is wrong with a field is for this form to tell; all of them otherwise. */
  concerns?: (field: string) => boolean
}

/** The state of the extension form: values, reasons in words, and the focus on the first field that needs another look. */
export function useExtensionForm({ saved, draft = saved, id, pinSet, concerns = () => true }: FormOptions) {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const fields = useRef<HTMLFieldSetElement>(null)
  const focusFirstError = () =>
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  const inWords = (errors: FormErrors) =>
    Object.fromEntries(
      Object.entries(errors)
        .filter(([field]) => concerns(field))
        .map(([field, code]) => [field, t(`field.${code}`)]),
    )
  const form = useForm<ExtensionForm>({
    initialValues: draft,
    validate: (values) => inWords(validate(values, { country: tenant.country, id, pinSet, saved })),
    validateInputOnBlur: ['email', 'voicemailEmail', 'destinationNumber'],
  })
  return {
    form,
    fields,
    id,
    pinSet,
    saved,
    /** What is hidden does not count: it would not be saved. */
    dirty: differences(saved, settle(form.values, saved), saved).length > 0,
    /** For `useSave`: puts the server's texts, by path, at their fields. */
    refuse: (texts: Record<string, string>) => {
      form.setErrors(toFormErrors(texts))
      focusFirstError()
    },
    onSubmit: (send: (values: ExtensionForm) => void) => form.onSubmit(send, focusFirstError),
  }
}

export type ExtensionFormState = ReturnType<typeof useExtensionForm>
