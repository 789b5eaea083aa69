import type { HistoryEntry, UndoVerdict } from '@switchboard/contract/history'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../patterns/ConfirmDialog.tsx'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Changes } from './Changes.tsx'
import { isWhole, rowsOf } from './rows.ts'
import classes from './history.module.css'
import { undoableQuery } from './queries.ts'
import { Sentence } from './Sentence.tsx'
import { useUndo } from './useUndo.ts'

interface UndoDialogProps {
  entry: HistoryEntry
  onClose: () => void
}

/** Tells what undoing an entry would do and what it would not bring back, or why it cannot be undone, and undoes it. */
export function UndoDialog({ entry, onClose }: UndoDialogProps) {
  const { t } = useTranslation('history')
  const asked = useQuery(undoableQuery(entry.id))
  const { undo, undoing, refused, error } = useUndo(entry, onClose)
  const verdict = refused ?? asked.data
  if (verdict && !verdict.possible) return <Blocked verdict={verdict} onClose={onClose} />
  return (
    <ConfirmDialog
      opened
      variant="primary"
      title={t('undo.title')}
      confirmLabel={t('undo.confirm')}
      cancelLabel={t('undo.cancel')}
      confirming={undoing || asked.isPending}
      error={error}
      onConfirm={() => asked.data && undo()}
      onCancel={onClose}
    >
      <div className={classes.dialog} aria-busy={asked.isPending}>
        <p>
          <Sentence entry={entry} />
        </p>
        {asked.isPending && <Skeleton width="80%" />}
        {asked.isError && <ErrorAlert error={asked.error} />}
        {verdict && <Outcome entry={entry} />}
        {verdict && verdict.losses.length > 0 && (
          <Alert tone="warning" title={t('undo.losses')}>
            <ul>
              {verdict.losses.map((loss) => (
                <li key={loss}>{t(`undo.loss.${loss}`)}</li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
    </ConfirmDialog>
  )
}

/** What will be so afterwards. */
function Outcome({ entry: { action, object, changes } }: { entry: HistoryEntry }) {
  const { t } = useTranslation('history')
  const rows = rowsOf(object.kind, changes).flatMap(({ field, before, after }) =>
    // Which secret there was is not known; the losses tell of it.
    after?.format === 'renewed' ? [] : [{ field, before: after, after: before }],
  )
  if (action.endsWith('.created')) return <p>{t('undo.willDelete', { object: object.label })}</p>
  if (action.endsWith('.deleted') && isWhole(changes))
    return <p>{t('undo.willCreate', { object: object.label })}</p>
  if (!action.endsWith('.updated') || rows.length === 0) return <p>{t('undo.willAll')}</p>
  return (
    <>
      <p>{t('undo.will')}</p>
      <Changes rows={rows} whole={false} />
    </>
  )
}

function Blocked({ verdict: { obstacles }, onClose }: { verdict: UndoVerdict; onClose: () => void }) {
  const { t } = useTranslation('history')
  const unnamed = obstacles.total - obstacles.items.length
  return (
    <Dialog opened title={t('undo.blocked.title')} onClose={onClose}>
      <ul className={classes.obstacles}>
        {obstacles.items.map(({ label, reason }) => (
          <li key={`${label} ${reason}`}>{t(`undo.reason.${reason}`, { label })}</li>
        ))}
        {unnamed > 0 && <li>{t('undo.blocked.more', { count: unnamed })}</li>}
      </ul>
      <div className={classes.buttons}>
        <Button data-autofocus onClick={onClose}>
          {t('undo.blocked.close')}
        </Button>
      </div>
    </Dialog>
  )
}
