import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import classes from './form-page.module.css'
import { Page } from './Page.tsx'
import { CloseTo } from './SidePanel.tsx'

interface FormPageProps {
  title: string
  purpose: string
  /** Path of the list that the object is in. */
  closeTo: string
  /** Name of that list. */
  list: string
  /** Right of the title. */
  action?: ReactNode
  /** An `EditForm` or a `CreateForm`. */
  children: ReactNode
}

/** The form of an object that is too large for a side panel, as a page of its own; its buttons stay in sight. */
export function FormPage({ title, purpose, closeTo, list, action, children }: FormPageProps) {
  return (
    <CloseTo value={{ path: closeTo, withQuery: false }}>
      <div className={classes.page}>
        <Link to={closeTo} className={classes.back}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden />
          {list}
        </Link>
        <Page title={title} purpose={purpose} action={action}>
          {children}
        </Page>
      </div>
    </CloseTo>
  )
}
