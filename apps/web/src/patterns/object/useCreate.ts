import type { EndpointOf, ResponseOf } from '@switchboard/contract/endpoint'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useLocation } from 'react-router'
import type { CallArgs } from '../../api/client.ts'
import { useSave } from '../../api/query.ts'
import { useClosePanel } from '../SidePanel.tsx'
import { toast } from '../toast.ts'
import { draftOf } from './draft.ts'
import { settled } from './model.ts'
import { judgeShape } from './shape.ts'
import type { SavingOptions, Versioned } from './useEdit.ts'
import { type ObjectFormState, useObjectForm } from './useObjectForm.ts'

interface CreateOptions<
  E extends EndpointOf<Versioned>,
  Form extends object,
  Part extends string,
> extends SavingOptions<E, Form, Part> {
  /** What the form begins with, and is compared with to tell whether anything was typed. */
  blank: Form
  /** `POST` of the body. */
  create: E
  /** In place of closing the panel. */
  onSaved?: (saved: ResponseOf<E>) => void
}

/** What `CreateForm` shows. */
export interface Create<Form extends object> extends ObjectFormState<Form> {
  submit: (event: SubmitEvent<HTMLFormElement>) => void
  saving: boolean
  error: Error | null
  /** Why the last save was refused, for a field that tells more of it. */
  failure: Error | null
}

/** Creating an object in a panel that is a route; it opens with what was typed for one that is gone, if that is why. */
export function useCreate<E extends EndpointOf<Versioned>, Form extends object, Part extends string>(
  options: CreateOptions<E, Form, Part>,
): Create<Form> {
  const { create, toBody, model } = options
  // The page may propose another blank form meanwhile; this one was opened.
  const [blank] = useState(options.blank)
  const state = useObjectForm({
    ...options,
    saved: blank,
    draft: draftOf<Form>(useLocation().state),
    validate: (values) => ({
      ...judgeShape(options.schema, toBody(values, blank), options.fieldOf),
      ...options.validate?.(settled(model, values, blank), blank),
    }),
  })
  const close = useClosePanel()
  const { save, saving, error, failure } = useSave(create, {
    invalidates: options.invalidates,
    setFieldErrors: state.refuse,
    onSaved: (response) => {
      const { id, version }: Versioned = response
      toast({ message: options.message(response), undo: options.undoOf({ object: id, version }) })
      if (options.onSaved) options.onSaved(response)
      else close({ saved: id })
    },
  })
  // Every endpoint that creates an object takes a body; the compiler knows that of one endpoint at a time.
  const send = (values: Form) => save({ body: toBody(values, blank) } as unknown as CallArgs<E>)
  return { ...state, submit: state.onSubmit(send), saving, error, failure }
}
