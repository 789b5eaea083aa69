import '@mantine/core/styles/Notification.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/notifications/styles.layer.css'
import { Notifications } from '@mantine/notifications'
import classes from './shell.module.css'

/** Where `toast()` speaks: beside an open panel's buttons, above the tabs on phones. */
export function Toasts() {
  return (
    <Notifications className={classes.toasts} position="bottom-center" transitionDuration={120} limit={3} />
  )
}
