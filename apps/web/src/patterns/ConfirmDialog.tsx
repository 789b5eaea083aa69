import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { ErrorAlert } from './ErrorAlert.tsx'
import { Dialog } from './Dialog.tsx'
import classes from './panel.module.css'

interface ConfirmDialogProps {
  opened: boolean
  /** Names the thing: "Delete extension 204?" */
  title: string
  /** What will happen, what breaks, the way out. */
  children: ReactNode
  /** The verb: "Delete extension". */
  confirmLabel: string
  cancelLabel?: string
  /** `primary` where nothing is lost, but much is done. */
  variant?: 'danger' | 'primary'
  confirming?: boolean
  /** Why there is nothing to confirm. */
  disabledReason?: string | undefined
  error?: unknown
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something is lost, or done to many; the only place where a button is red. The focus starts on the safe answer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, confirmLabel, cancelLabel, variant = 'danger' } = props
  const { confirming, disabledReason, error, onConfirm, onCancel } = props
  const { t } = useTranslation()
  return (
    <Dialog opened={opened} title={title} onClose={onCancel}>
      {children}
      {Boolean(error) && <ErrorAlert error={error} />}
      <div className={classes.dialogActions}>
        <Button data-autofocus onClick={onCancel}>
          {cancelLabel ?? t('action.cancel')}
        </Button>
        <Button variant={variant} loading={confirming} disabledReason={disabledReason} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  )
}
