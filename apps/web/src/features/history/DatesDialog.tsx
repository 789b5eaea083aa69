import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import type { Day } from '@switchboard/call-flow/zone'
import { Dialog } from '../../patterns/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './history.module.css'

interface DatesDialogProps {
  /** Days; empty where none is set. */
  from: Day
  to: Day
  onChoose: (days: { from: Day; to: Day }) => void
  onClose: () => void
}

/** Asks for the first and the last day to show; one of them may be left open. */
export function DatesDialog({ onChoose, onClose, ...given }: DatesDialogProps) {
  const { t } = useTranslation(['history', 'common'])
  const { timeZone } = useSession().tenant
  const [from, setFrom] = useState(given.from)
  const [to, setTo] = useState(given.to)
  const backwards = from !== '' && to !== '' && from > to
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!backwards) onChoose({ from, to })
  }
  return (
    <Dialog opened title={t('dates.title')} onClose={onClose}>
      <form className={classes.dates} onSubmit={submit} noValidate>
        <TextField
          type="date"
          label={t('dates.from')}
          optional
          value={from}
          data-autofocus
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextField
          type="date"
          label={t('dates.to')}
          optional
          value={to}
          error={backwards && t('dates.order')}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
        <p>{t('dates.help', { zone: timeZone })}</p>
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('dates.show')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
