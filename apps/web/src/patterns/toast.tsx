import { notifications } from '@mantine/notifications'
import { IconCheck, IconExclamationCircle } from '@tabler/icons-react'
import { t } from 'i18next'
import { Button } from '../ui/Button.tsx'
import classes from './toast.module.css'

/** Long enough to read a sentence and decide to take it back. */
const SHOWN_FOR = 8000

interface Toast {
  /** What was done: "Extension 204 created". */
  message: string
  tone?: 'good' | 'bad'
  /** The way back. */
  undo?: { label: string; onSelect: () => void }
}

/** Tells the result of something that leaves no trace on the page. Errors of a form belong to the form. */
export function toast({ message, tone = 'good', undo }: Toast): void {
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
