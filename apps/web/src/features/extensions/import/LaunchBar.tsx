import { type ExtensionImport } from '@switchboard/contract/extensions.import'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import classes from './import.module.css'
import { startBlockedBy, writtenOf } from './start.ts'

interface LaunchBarProps {
  imported: ExtensionImport
  /** Rows are being judged: what the button would say is not known. */
  judging: boolean
  starting: boolean
  onStart: (leaveOutErrors: boolean) => void
}

/** What the import would do in figures, and the button that does it; always in sight. */
export function LaunchBar({ imported, judging, starting, onStart }: LaunchBarProps) {
  const { t } = useTranslation('extensions/import')
  const [leaveOut, setLeaveOut] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const { counts } = imported
  const blocked = judging ? 'judging' : startBlockedBy(counts, leaveOut)
  return (
    <section className={classes.launch} aria-label={t('launch.title')}>
      <div className={classes.grow}>
        <p className={classes.launchSummary}>{t('launch.summary', counts)}</p>
        {counts.error > 0 && (
          <label className={classes.leaveOut}>
            <input
              type="checkbox"
              checked={leaveOut}
              onChange={({ currentTarget }) => setLeaveOut(currentTarget.checked)}
            />
            {t('launch.leaveOut', { count: counts.error })}
          </label>
        )}
        <output className="visually-hidden">{t(judging ? 'rows.judging' : 'rows.judged')}</output>
      </div>
      <Button onClick={() => setDiscarding(true)}>{t('launch.discard')}</Button>
      <Button
        variant="primary"
        loading={starting || judging}
        disabledReason={blocked === null ? undefined : t(`launch.${blocked}`)}
        onClick={() => onStart(leaveOut)}
      >
        {t('launch.submit', { count: writtenOf(counts) })}
      </Button>
      {discarding && <CancelDialog imported={imported} of="discard" onClose={() => setDiscarding(false)} />}
    </section>
  )
}
