import type { ReactNode } from 'react'
import { PanelForm } from '../PanelForm.tsx'
import { ObjectFields } from './ObjectFields.tsx'
import type { Create } from './useCreate.ts'

interface CreateFormProps<Form extends object> {
  create: Create<Form>
  /** "Create schedule". */
  submitLabel: string
  readOnly: string | undefined
  children: ReactNode
}

/** The form of a new object in a side panel. */
export function CreateForm<Form extends object>({
  create,
  submitLabel,
  readOnly,
  children,
}: CreateFormProps<Form>) {
  return (
    <PanelForm
      onSubmit={create.submit}
      submitLabel={submitLabel}
      saving={create.saving}
      disabledReason={readOnly}
      error={create.error}
      dirty={create.dirty}
    >
      <ObjectFields state={create} readOnly={readOnly}>
        {children}
      </ObjectFields>
    </PanelForm>
  )
}
