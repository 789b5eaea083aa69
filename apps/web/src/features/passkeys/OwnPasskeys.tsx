import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { toast } from '../../patterns/toast.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { passkeysQuery } from './index.ts'
import { NewPasskey } from './NewPasskey.tsx'
import { PasskeyItem } from './PasskeyItem.tsx'
import classes from './passkeys.module.css'
import { useObstacle } from './useObstacle.ts'

/** One's passkeys: added, renamed, removed. Where there can be none, it says why. */
export function OwnPasskeys() {
  const { t } = useTranslation('passkeys')
  const { items, origin } = usePrefetched(passkeysQuery()).data
  const obstacle = useObstacle(origin)
  const [adding, setAdding] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const done = (message: string) => {
    toast({ message })
    list.current?.focus()
  }
  return (
    <>
      {items.length === 0 && <p className={classes.none}>{t('none')}</p>}
      {/* Takes the focus from a button that has nothing left to do. */}
      <ul
        className={items.length > 0 ? classes.passkeys : undefined}
        ref={list}
        tabIndex={-1}
        aria-label={t('title')}
      >
        {items.map((passkey) => (
          <PasskeyItem key={passkey.id} passkey={passkey} onDone={done} />
        ))}
      </ul>
      {obstacle && (
        <div className={classes.obstacle}>
          <Alert tone="info" title={obstacle.title}>
            <p>
              {obstacle.detail} {obstacle.link && <a href={obstacle.link}>{t('elsewhere.open')}</a>}
            </p>
          </Alert>
        </div>
      )}
      <Button
        icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        disabledReason={obstacle?.title}
        onClick={() => setAdding(true)}
      >
        {t('add')}
      </Button>
      {adding && (
        <NewPasskey
          onClose={() => setAdding(false)}
          onAdded={({ name }) => {
            setAdding(false)
            done(t('new.done', { name }))
          }}
        />
      )}
    </>
  )
}
