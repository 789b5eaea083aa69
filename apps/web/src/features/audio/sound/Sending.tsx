import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import classes from './sound.module.css'

interface SendingProps {
  name: string
  /** From 0 to 1; it is being checked at 1. */
  part: number
  onCancel: () => void
}

/** How far a file has come, and a way to stop it. */
export function Sending({ name, part, onCancel }: SendingProps) {
  const { t } = useTranslation(['audio', 'common'])
  const id = useId()
  return (
    <div className={classes.sending}>
      <span id={id} className={classes.fileName}>
        {part < 1 ? t('sound.sending', { name }) : t('sound.checking', { name })}
      </span>
      <progress
        aria-labelledby={id}
        className={classes.progress}
        max={1}
        value={part < 1 ? part : undefined}
      />
      <Button variant="quiet" onClick={onCancel}>
        {t('common:action.cancel')}
      </Button>
    </div>
  )
}
