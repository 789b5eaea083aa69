import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { useClosePanel } from '../SidePanel.tsx'
import { draftState } from './draft.ts'
import classes from './object.module.css'

interface GoneDialogProps {
  /** What the object that is gone was called. */
  name: string
  /** Path of the panel that creates one. */
  again: string
  /** What was typed, without secrets. */
  draft: object
  /** Marks what is known as stale. */
  forget: () => void
  onClose: () => void
}

/** Someone deleted what is being edited: it can be created again with what was typed. */
export function GoneDialog({ name, again, draft, forget, onClose }: GoneDialogProps) {
  const { t } = useTranslation('object')
  const navigate = useNavigate()
  const { search } = useLocation()
  const close = useClosePanel()
  const drop = () => {
    close({ saved: true })
    forget()
  }
  const createAgain = () => {
    forget()
    const state = { saved: true, ...draftState(draft) }
    void navigate({ pathname: again, search }, { replace: true, state, preventScrollReset: true })
  }
  return (
    <Dialog opened title={t('gone.meanwhile', { name })} onClose={onClose}>
      <p>{t('gone.body')}</p>
      <div className={classes.actions}>
        <Button onClick={drop}>{t('gone.drop')}</Button>
        <Button variant="primary" onClick={createAgain}>
          {t('gone.again')}
        </Button>
      </div>
    </Dialog>
  )
}
