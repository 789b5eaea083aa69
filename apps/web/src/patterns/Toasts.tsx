import '@mantine/core/styles/Notification.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/notifications/styles.layer.css'
import { Notifications, notifications } from '@mantine/notifications'
import { IconCheck, IconExclamationCircle } from '@tabler/icons-react'
import { t } from 'i18next'
import { Button } from '../ui/Button.tsx'
import type { Toast } from './toast.ts'
import classes from './toast.module.css'

/** Long enough to read a sentence and decide to take it back. */
const SHOWN_FOR = 8000

/** Where toasts are shown: beside an open panel's buttons, above the tabs on phones. */
export function Toasts() {
  return (
    <Notifications className={classes.toasts} position="bottom-center" transitionDuration={120} limit={3} />
  )
}

/** Shows one; `toast()` is how pages ask for it. */
export function showToast({ message, tone = 'good', undo }: Toast): void {
  const ToastIcon = tone === 'good' ? IconCheck : IconExclamationCircle
  const id = notifications.show({
    autoClose: SHOWN_FOR,
    closeButtonProps: { 'aria-label': t('action.dismiss') },
    role: tone === 'good' ? 'status' : 'alert',
    classNames: {
      root: classes.toast,
      body: classes.body,
      description: classes.text,
      closeButton: classes.close,
    },
    message: (
      <>
        <ToastIcon size={18} stroke={1.75} className={classes[tone]} aria-hidden />
        <span className={classes.message}>{message}</span>
        {undo && (
          <Button
            variant="quiet"
            onClick={() => {
              notifications.hide(id)
              undo.onSelect()
            }}
          >
            {undo.label}
          </Button>
        )}
      </>
    ),
  })
}
