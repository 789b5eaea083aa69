import { type ReactNode, useId } from 'react'
import classes from './security.module.css'

interface SectionProps {
  title: string
  purpose: string
  children: ReactNode
}

/** A group of the rules: what it is about, and its fields. */
export function Section({ title, purpose, children }: SectionProps) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p className={classes.purpose}>{purpose}</p>
      </header>
      <div className={classes.fields}>{children}</div>
    </section>
  )
}
