import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { Button } from '../../ui/Button.tsx'
import { passkeysQuery } from './index.ts'
import { NewPasskey } from './NewPasskey.tsx'
import classes from './passkeys.module.css'
import { useObstacle } from './useObstacle.ts'

/** Adds a passkey instead of an authenticator app, for whoever must have one of the two. */
export function PasskeyInstead({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('passkeys')
  const obstacle = useObstacle(usePrefetched(passkeysQuery()).data.origin)
  const [adding, setAdding] = useState(false)
  return (
    <div className={classes.instead}>
      <p className={classes.none}>{t('instead')}</p>
      <Button
        icon={<IconFingerprint size={16} stroke={1.75} aria-hidden />}
        disabledReason={obstacle?.title}
        onClick={() => setAdding(true)}
      >
        {t('add')}
      </Button>
      {adding && <NewPasskey onClose={() => setAdding(false)} onAdded={onDone} />}
    </div>
  )
}
