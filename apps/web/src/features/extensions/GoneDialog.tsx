import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { useClosePanel } from '../../patterns/SidePanel.tsx'
import { Button } from '../../ui/Button.tsx'
import { draftState } from './draft.ts'
import classes from './extensions.module.css'
import type { ExtensionForm } from './form.ts'
import { refreshExtensions } from './queries.ts'

interface GoneDialogProps {
  /** The extension that is gone. */
  extension: ExtensionRef
  /** What was typed for it. */
  values: ExtensionForm
  onClose: () => void
}

/** Someone deleted what is being edited: it can be created again with what was typed. */
export function GoneDialog({ extension: { id, name }, values, onClose }: GoneDialogProps) {
  const { t } = useTranslation('extensions')
  const navigate = useNavigate()
  const { search } = useLocation()
  const close = useClosePanel()
  const drop = () => {
    close({ saved: true })
    void refreshExtensions(id)
  }
  const again = () => {
    void refreshExtensions(id)
    const state = { saved: true, ...draftState(values) }
    void navigate(
      { pathname: paths.extensionNew(), search },
      { replace: true, state, preventScrollReset: true },
    )
  }
  return (
    <Dialog opened title={t('deleted.title')} onClose={onClose}>
      <p>{t('deleted.body', { name })}</p>
      <div className={classes.dialogActions}>
        <Button onClick={drop}>{t('deleted.drop')}</Button>
        <Button variant="primary" onClick={again}>
          {t('deleted.again')}
        </Button>
      </div>
    </Dialog>
  )
}
