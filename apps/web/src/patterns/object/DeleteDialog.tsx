import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../ui/Alert.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { ErrorAlert } from '../ErrorAlert.tsx'
import classes from './object.module.css'
import { UseList } from './UseList.tsx'
import { type RemoveOptions, useRemove } from './useRemove.ts'
import { useWithout } from './useWithout.ts'
import { type RenderPicker, WithoutChoice } from './WithoutChoice.tsx'

interface DeleteDialogProps extends Omit<RemoveOptions, 'onDeleted'> {
  /** Names the thing: "Delete the schedule Opening hours?" */
  title: string
  /** The verb: "Delete schedule". */
  confirmLabel: string
  /** What the history can bring back, unless that is all of it. */
  note?: string
  /** What is lost beside the uses, as list items. */
  losses?: ReactNode
  /** Chooses what takes its place; without it, what uses it can only go without. */
  renderPicker?: RenderPicker
  onClose: () => void
  onDeleted?: () => void
}

/** Names what is deleted and everything that uses it, lets that go without or gives it another one, and deletes it. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { title, confirmLabel, note, losses, renderPicker, onClose, onDeleted } = props
  const { t } = useTranslation('object')
  const choice = useWithout()
  // Old news would show uses that are none any more.
  const { data: uses, isPending, isError, error } = useQuery({ ...props.uses, staleTime: 0 })
  const removal = useRemove({
    ...props,
    onDeleted: () => {
      onClose()
      onDeleted?.()
    },
  })
  const replaceable = renderPicker && uses?.items.some((use) => use.replaceable)
  const used = !uses || uses.total > 0
  const told = uses?.total ? t('uses.count', { count: uses.total }) : t('uses.none')
  return (
    <ConfirmDialog
      opened
      title={title}
      confirmLabel={choice.replaced ? t('uses.confirmReplace') : confirmLabel}
      cancelLabel={t('delete.cancel')}
      confirming={removal.removing || isPending}
      disabledReason={choice.incomplete ? t('uses.chooseFirst') : undefined}
      error={removal.error}
      onConfirm={() => uses && removal.remove(uses, choice.without)}
      onCancel={onClose}
    >
      <div className={classes.deletion}>
        {isPending && <p>{t('uses.looking')}</p>}
        {uses && (
          <p>
            {told} {note ?? t('delete.note')}
          </p>
        )}
        {removal.changed && <Alert tone="warning" title={t('delete.changed')} />}
        {isError && <ErrorAlert error={error} />}
        {(used || losses || uses.messages > 0) && !isError && (
          <UseList
            items={uses?.items.map((use) => ({ use }))}
            total={uses?.total ?? 0}
            replaced={choice.replaced}
            onLeave={onClose}
            messages={uses?.messages}
          >
            {losses}
          </UseList>
        )}
        {replaceable && (
          <WithoutChoice
            choice={choice}
            renderPicker={renderPicker}
            error={removal.badReplacement && t('uses.badReplacement')}
          />
        )}
      </div>
    </ConfirmDialog>
  )
}
