import { type Passkey, passkeys } from '@switchboard/contract/passkeys'
import { IconCloud, IconDeviceLaptop, IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, useSave } from '../../api/query.ts'
import { refreshSession } from '../../api/session.ts'
import { useDateTime } from '../../format/dates.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Tip } from '../../ui/Tip.tsx'
import { type FieldTexts, PasskeyForm } from './PasskeyForm.tsx'
import { PasskeyName } from './PasskeyName.tsx'
import classes from './passkeys.module.css'

interface PasskeyItemProps {
  passkey: Passkey
  /** Something was done with it; the text says what. */
  onDone: (message: string) => void
}

/** One passkey of the list. */
export function PasskeyItem({ passkey, onDone }: PasskeyItemProps) {
  const { t } = useTranslation('passkeys')
  const dateTime = useDateTime()
  const [open, setOpen] = useState<'renaming' | 'removing' | null>(null)
  const { name, synced, createdAt, lastUsedAt } = passkey
  const close = () => setOpen(null)
  const finish = (message: string) => {
    close()
    onDone(message)
  }
  const Where = synced ? IconCloud : IconDeviceLaptop
  return (
    <li className={classes.passkey}>
      <IconFingerprint className={classes.icon} size={20} stroke={1.75} aria-hidden />
      <div className={classes.about}>
        <p className={classes.name}>
          {name}
          <Tip label={t(synced ? 'syncedHelp' : 'oneDeviceHelp')}>
            <span>
              <Badge tone="neutral" icon={Where}>
                {t(synced ? 'synced' : 'oneDevice')}
              </Badge>
            </span>
          </Tip>
        </p>
        <p>{lastUsedAt === null ? t('neverUsed') : t('lastUsed', { when: dateTime(lastUsedAt) })}</p>
        <p>{t('added', { when: dateTime(createdAt) })}</p>
        <div className={classes.ways}>
          <Button aria-label={t('renameNamed', { name })} onClick={() => setOpen('renaming')}>
            {t('rename')}
          </Button>
          <Button variant="quiet" aria-label={t('removeNamed', { name })} onClick={() => setOpen('removing')}>
            {t('remove')}
          </Button>
        </div>
      </div>
      {open === 'renaming' && <PasskeyName passkey={passkey} onClose={close} onRenamed={finish} />}
      {open === 'removing' && <Removal passkey={passkey} onClose={close} onRemoved={finish} />}
    </li>
  )
}

interface RemovalProps {
  passkey: Passkey
  onClose: () => void
  onRemoved: (message: string) => void
}

function Removal({ passkey: { id, name }, onClose, onRemoved }: RemovalProps) {
  const { t } = useTranslation('passkeys')
  const [wrong, setWrong] = useState<FieldTexts>({})
  const { save, saving, error } = useSave(passkeys.remove, {
    invalidates: ['secondFactor'],
    setFieldErrors: setWrong,
    onSaved: () => {
      void refreshSession()
      onRemoved(t('removing.done', { name }))
    },
    // Also after a failure: it may have been removed from elsewhere.
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['passkeys'] }),
  })
  return (
    <Dialog opened title={t('removing.title', { name })} onClose={onClose}>
      <PasskeyForm
        asksPassword
        danger
        submitLabel={t('removing.confirm')}
        sending={saving}
        wrong={wrong}
        error={error}
        onSubmit={({ body }) => save({ params: { id }, body })}
        onCancel={onClose}
      >
        <p>{t('removing.detail')}</p>
      </PasskeyForm>
    </Dialog>
  )
}
