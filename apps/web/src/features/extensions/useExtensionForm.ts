import { useSession } from '../../api/session-store.ts'
import { type ObjectFormState, useObjectForm } from '../../patterns/object/useObjectForm.ts'
import type { ExtensionForm } from './form.ts'
import { MODEL } from './model.ts'
import { fieldOf, validate } from './validate.ts'

/** The state of an extension's form, and what its fields need to know beside it. */
export interface ExtensionFormState extends Pick<ObjectFormState<ExtensionForm>, 'form' | 'saved'> {
  /** Null while creating. */
  id: string | null
  /** Has its mailbox a PIN already? */
  pinSet: boolean
}

interface FormOptions extends Pick<ExtensionFormState, 'saved' | 'pinSet'> {
  id: string
  /** Whether what is wrong with a field is for this form to tell. */
  concerns: (field: string) => boolean
}

/** The form of a phone that shows a part of its fields. */
export function useExtensionForm({ saved, id, pinSet, concerns }: FormOptions) {
  const { country } = useSession().tenant
  const state = useObjectForm({
    model: MODEL,
    saved,
    fieldOf,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(validate(values, { country, id, pinSet, saved })).filter(([field]) => concerns(field)),
      ),
  })
  return { ...state, id, pinSet }
}
