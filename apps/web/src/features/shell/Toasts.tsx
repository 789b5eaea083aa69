import '@mantine/core/styles/Notification.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/notifications/styles.layer.css'
import { Notifications } from '@mantine/notifications'

/** Where `toast()` speaks: bottom right, above the tabs on phones. */
export function Toasts() {
  return <Notifications position="bottom-right" transitionDuration={120} limit={3} />
}
