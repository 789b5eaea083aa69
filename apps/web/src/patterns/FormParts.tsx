import { type ReactNode, useId } from 'react'
import classes from './form-parts.module.css'

/** Around `FormPart`s: a line between each and the next. */
export const FormParts = ({ children }: { children: ReactNode }) => (
  <div className={classes.parts}>{children}</div>
)

export interface FormPartProps {
  title: string
  /** What it is for, in a sentence. */
  purpose: string
  children: ReactNode
}

/** A part of a page or of a long form: what it is about, and its fields or a form of its own. */
export function FormPart({ title, purpose, children }: FormPartProps) {
  const id = useId()
  return (
    <section className={classes.part} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p className={classes.purpose}>{purpose}</p>
      </header>
      <div className={classes.fields}>{children}</div>
    </section>
  )
}
