import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/errors.ts'
import { passkeyObstacle } from '../api/passkeys.ts'
import { Button } from '../ui/Button.tsx'
import { SignInFailure } from './SignInFailure.tsx'
import { useCountdown } from './useCountdown.ts'

/** Should the server not say how long. */
const DEFAULT_WAIT = 30

interface PasskeyButtonProps {
  label: string
  variant?: 'primary' | 'secondary'
  size?: 'normal' | 'large'
  /** Asks for the passkey and goes on; what it throws is told under the button. */
  ask: () => Promise<void>
}

/** Asks for a passkey. Says why, where there can be none, and what went wrong. */
export function PasskeyButton({ label, variant, size, ask }: PasskeyButtonProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const wait = useCountdown()
  const obstacle = passkeyObstacle()
  const reason = obstacle === null ? undefined : t(`passkey.obstacle.${obstacle}`)

  const onClick = async () => {
    setAsking(true)
    setFailure(null)
    try {
      await ask()
    } catch (error) {
      if (error instanceof ApiError && error.code === 'too_many_requests')
        wait.start(error.retryAfter ?? DEFAULT_WAIT)
      else setFailure(error)
    } finally {
      setAsking(false)
    }
  }
  return (
    <>
      <Button
        variant={variant}
        size={size}
        fullWidth
        icon={<IconFingerprint size={16} stroke={1.75} aria-hidden />}
        loading={asking}
        disabledReason={wait.left > 0 ? t('throttled.reason') : reason}
        onClick={() => void onClick()}
      >
        {label}
      </Button>
      <SignInFailure failure={failure} wait={wait.left} />
    </>
  )
}
