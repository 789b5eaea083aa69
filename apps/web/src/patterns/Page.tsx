import type { ReactNode } from 'react'
import { useDocumentTitle } from './useDocumentTitle.ts'
import classes from './page.module.css'

interface PageProps {
  title: string
  /** One sentence: what this page is for. */
  purpose: string
  /** The page's main action, right of the title. */
  action?: ReactNode
  children: ReactNode
}

/** A page of the portal: its title, its purpose, its main action, its content. Names the browser's tab too. */
export function Page({ title, purpose, action, children }: PageProps) {
  useDocumentTitle(title)
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1>{title}</h1>
          <p className={classes.purpose}>{purpose}</p>
        </div>
        {action}
      </header>
      {children}
    </div>
  )
}
