import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './panel.module.css'

interface DialogProps {
  opened: boolean
  title: string
  /** Without it only the dialog's own buttons close it. */
  onClose?: () => void
  /** Pixels; the screen's width at most. */
  width?: number
  children: ReactNode
}

/** A dialog over the page. Escape and the page around it close it; the focus returns to where it came from. */
export function Dialog({ opened, title, onClose, width = 440, children }: DialogProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose ?? (() => {})}
      closeOnEscape={onClose !== undefined}
      closeOnClickOutside={onClose !== undefined}
      centered
      size={width}
      lockScroll={false}
      zIndex={300}
      transitionProps={{ duration: 120, transition: 'fade' }}
    >
      <Modal.Overlay className={classes.overlay} />
      <Modal.Content classNames={{ content: classes.dialog }}>
        {/* Mantine's own is a <header>, which would be a second banner. */}
        <div className={classes.dialogHeader}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
        </div>
        <Modal.Body className={classes.dialogBody}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
