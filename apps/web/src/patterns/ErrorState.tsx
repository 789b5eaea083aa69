import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useErrorText } from './errorText.ts'
import classes from '../ui/states.module.css'

/** In place of content that could not be loaded. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation()
  const { title, detail, reference, reload } = useErrorText()(error)
  return (
    <div role="alert">
      <EmptyState
        icon={IconCloudOff}
        title={title}
        detail={
          <>
            {detail}
            {reference && <span className={classes.reference}> {reference}</span>}
          </>
        }
        action={
          reload ? (
            <Button onClick={() => location.reload()}>{t('action.reload')}</Button>
          ) : (
            <Button onClick={onRetry}>{t('action.retry')}</Button>
          )
        }
      />
    </div>
  )
}
