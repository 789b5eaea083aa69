import type { ReactNode } from 'react'
import { Alert } from '../../ui/Alert.tsx'
import classes from './object.module.css'
import type { ObjectFormState } from './useObjectForm.ts'

interface ObjectFieldsProps<Form extends object> {
  state: Pick<ObjectFormState<Form>, 'form' | 'fields'>
  /** Why it cannot be changed: who may not change it can read it. */
  readOnly: string | undefined
  children: ReactNode
}

/** Around the fields of a form: says why they cannot be changed, and what is wrong with what no field answers for. */
export function ObjectFields<Form extends object>({ state, readOnly, children }: ObjectFieldsProps<Form>) {
  const { form, fields } = state
  const elsewhere = Object.entries(form.errors).filter(
    ([field]) => !(field.replace(/\..*/, '') in form.values),
  )
  return (
    <fieldset ref={fields} className={classes.fields} disabled={readOnly !== undefined}>
      {readOnly && <Alert tone="info" title={readOnly} />}
      {elsewhere.map(([path, told]) => (
        <Alert key={path} tone="bad" title={path}>
          {told}
        </Alert>
      ))}
      {children}
    </fieldset>
  )
}
