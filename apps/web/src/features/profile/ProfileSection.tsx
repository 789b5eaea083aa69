import { type ReactNode, useId } from 'react'
import classes from './profile.module.css'

interface ProfileSectionProps {
  title: string
  /** What it is for, in a sentence. */
  purpose: string
  children: ReactNode
}

/** A part of the profile page: what it is about, and its form or list. */
export function ProfileSection({ title, purpose, children }: ProfileSectionProps) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p className={classes.purpose}>{purpose}</p>
      </header>
      <div className={classes.content}>{children}</div>
    </section>
  )
}
