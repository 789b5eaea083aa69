import type { EndpointOf, RequestOf, ResponseOf, Schema } from '@switchboard/contract/endpoint'
import type { Problem } from '@switchboard/contract/problem'
import { type SubmitEvent, useEffect, useState } from 'react'
import type { CallArgs } from '../../api/client.ts'
import { currentOf, isGone, savedOf } from '../../api/errors.ts'
import { queryClient, refreshExcept, useSave } from '../../api/query.ts'
import { useClosePanel } from '../SidePanel.tsx'
import { type Toast, toast } from '../toast.ts'
import { type FormModel, settled } from './model.ts'
import { type FieldErrors, judgeShape } from './shape.ts'
import { type FormOptions, type ObjectFormState, useObjectForm } from './useObjectForm.ts'

/** An object that counts its changes. */
export interface Versioned {
  id: string
  version: number
}

/** Of the history: the way back from what made this version of an object. */
export type UndoOf = (done: { object: string; version: number | null }) => Toast['undo']

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** What a form sends: the body of its endpoint, but for the version. */
export type BodyOf<E extends EndpointOf<Versioned>> =
  RequestOf<E> extends { body: infer Body } ? Without<Body, 'version'> : never

/** What creating and editing an object have in common. */
export interface SavingOptions<
  E extends EndpointOf<Versioned>,
  Form extends object,
  Part extends string,
> extends Pick<FormOptions<Form, Part>, 'model' | 'fieldOf'> {
  /** What is sent; `base` is the form as it was opened. */
  toBody: (values: Form, base: Form) => BodyOf<E>
  /** The shape of the body, by its name in the contract (`ExtensionWrite`). */
  schema: Schema
  /** What the shape cannot tell, by field; `values` are settled. */
  validate?: (values: Form, base: Form) => FieldErrors
  /** Heads of query keys that are stale after a save. */
  invalidates: readonly string[]
  /** Tells of the save: "Changes to Support saved". */
  message: (saved: ResponseOf<E>) => string
  undoOf: UndoOf
}

interface EditOptions<
  E extends EndpointOf<Versioned>,
  Opened extends Versioned,
  Form extends object,
  Part extends string,
> extends SavingOptions<E, Form, Part> {
  /** As the cache has it: first as the panel's loader read it. */
  object: Opened
  toForm: (object: Opened) => Form
  /** `PUT …/:id` of the body and the version: answers with the object, and 409 `version_conflict` with it as it is now. */
  update: E
  /** Goes on with what was saved, in place of closing the panel. */
  stay?: (saved: ResponseOf<E>) => Opened
}

/** What `EditForm` shows. */
export interface Edit<Form extends object, Part extends string = string> extends ObjectFormState<Form> {
  id: string
  model: FormModel<Form, Part>
  submit: (event: SubmitEvent<HTMLFormElement>) => void
  saving: boolean
  /** What no field and no dialog tells. */
  error: Error | null
  /** Why the last save was refused, for a field that tells more of it. */
  failure: Error | null
  /** Someone else saved in between. All three are settled. */
  conflict?: {
    base: Form
    mine: Form
    theirs: Form
    saved: Problem['saved']
    resolve: (values: Form) => void
    takeTheirs: () => void
  }
  /** Someone else deleted it. */
  gone: boolean
  /** Back to the form, nothing decided. */
  goBack: () => void
  /** Marks what is known as stale, except of this object. */
  forget: () => void
}

/**
 * Editing an object in a panel that is a route: the form, saving it, and what may come between. Closes the panel when it
 * is saved, unless it says otherwise.
 */
export function useEdit<
  E extends EndpointOf<Versioned>,
  Opened extends Versioned,
  Form extends object,
  Part extends string,
>(options: EditOptions<E, Opened, Form, Part>): Edit<Form, Part> {
  const { object, toForm, update, toBody, model, invalidates } = options
  // What the form is compared with: as opened, then as chosen from after a conflict. Once something is typed, what the
  // cache learns is not it.
  const [opened, setOpened] = useState(object)
  const saved = toForm(opened)
  const state = useObjectForm({
    ...options,
    saved,
    validate: (values) => ({
      ...judgeShape(options.schema, toBody(values, saved), options.fieldOf),
      ...options.validate?.(settled(model, values, saved), saved),
    }),
  })
  // Until then the form shows the latest, whoever made that: an undo, or somebody else.
  const { form, dirty } = state
  useEffect(() => {
    if (dirty || object.version <= opened.version) return
    // oxlint-disable-next-line react/set-state-in-effect -- the form holds its values itself; what they are compared with goes along
    setOpened(object)
    form.setValues(toForm(object))
    form.clearErrors()
  }, [object, opened, dirty, form, toForm])
  const close = useClosePanel()
  const { save, saving, error, failure, reset } = useSave(update, {
    invalidates,
    setFieldErrors: state.refuse,
    onSaved: (response) => {
      const { id, version }: Versioned = response
      // A save of what was so already made no change to undo.
      const undo = version > opened.version ? options.undoOf({ object: id, version }) : undefined
      toast({ message: options.message(response), undo })
      if (!options.stay) return close({ saved: id })
      const next = options.stay(response)
      setOpened(next)
      state.form.setValues(toForm(next))
    },
  })
  const send = (values: Form, base: Form, { id, version }: Versioned) => {
    // Every endpoint that saves an object takes these parts; the compiler knows those of one endpoint at a time.
    const args = { params: { id }, body: { ...toBody(values, base), version } }
    save(args as unknown as CallArgs<E>)
  }
  const newer = currentOf<Opened>(error)
  const gone = isGone(error)
  return {
    ...state,
    id: opened.id,
    model,
    submit: state.onSubmit((values) => (state.dirty ? send(values, saved, opened) : close())),
    saving,
    error: newer || gone ? null : error,
    failure,
    ...(newer && {
      conflict: {
        base: saved,
        mine: settled(model, state.form.values, saved),
        theirs: toForm(newer),
        saved: savedOf(error),
        resolve: (values) => {
          setOpened(newer)
          state.form.setValues(values)
          send(values, toForm(newer), newer)
        },
        takeTheirs: () => {
          close({ saved: true })
          for (const head of invalidates) void queryClient.invalidateQueries({ queryKey: [head] })
        },
      },
    }),
    gone,
    goBack: reset,
    forget: () => refreshExcept(invalidates, opened.id),
  }
}
