import { Mark } from '../ui/Mark.tsx'
import classes from './page.module.css'
import { RouteError } from './RouteError.tsx'

/** `RouteError` where there is no frame around it yet: the portal did not even start. */
export function PageError() {
  return (
    <main className={classes.error}>
      <span className={classes.product}>
        <Mark size={28} />
        Switchboard
      </span>
      <RouteError />
    </main>
  )
}
