import { useTranslation } from 'react-i18next'
import { Alert } from '../ui/Alert.tsx'
import { ErrorAlert } from './ErrorAlert.tsx'

interface SignInFailureProps {
  failure: unknown
  /** Seconds until the server listens again. */
  wait: number
}

/** Why nobody was signed in, where no field tells it. A wait is read out once and then counts down in silence. */
export function SignInFailure({ failure, wait }: SignInFailureProps) {
  const { t } = useTranslation()
  if (wait > 0) {
    return (
      <Alert tone="warning" title={t('throttled.title')}>
        <span className="numeric" role="timer">
          {t('throttled.wait', { count: wait })}
        </span>
      </Alert>
    )
  }
  return failure ? <ErrorAlert error={failure} /> : null
}
