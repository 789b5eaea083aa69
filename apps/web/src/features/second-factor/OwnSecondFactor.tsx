import { secondFactor } from '@switchboard/contract/second-factor'
import { IconAlertTriangle, IconCheck, IconDeviceMobile, IconLifebuoy, IconTicket } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { useSession } from '../../api/session-store.ts'
import { refreshSession } from '../../api/session.ts'
import { useDateTime } from '../../format/dates.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { toast } from '../../patterns/toast.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { AskPassword } from './AskPassword.tsx'
import { ownSecondFactorQuery } from './index.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import classes from './second-factor.module.css'
import { SetUp } from './SetUp.tsx'

/** Fewer than this many are worth a warning. */
const FEW = 3

type Doing = 'setUp' | 'turnOff' | 'renew'

/** One's own second factor: the app, the recovery codes, and what can be done about them. */
export function OwnSecondFactor() {
  const { totp, recoveryCodesLeft } = usePrefetched(ownSecondFactorQuery()).data
  const { secondFactor: policy } = useSession()
  const [doing, setDoing] = useState<Doing | null>(null)
  return (
    <>
      <ul className={classes.factors}>
        <AppRow since={totp?.since ?? null} onDo={setDoing} />
        {policy.on && <CodesRow left={recoveryCodesLeft} onRenew={() => setDoing('renew')} />}
      </ul>
      {doing === 'setUp' && <SetUpDialog replacing={totp !== null} onClose={() => setDoing(null)} />}
      {doing === 'turnOff' && <TurnOffDialog onClose={() => setDoing(null)} />}
      {doing === 'renew' && <RenewDialog onClose={() => setDoing(null)} />}
    </>
  )
}

function AppRow({ since, onDo }: { since: string | null; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation('second-factor')
  const dateTime = useDateTime()
  const { requiredFrom } = useSession().secondFactor
  const [now] = useState(() => Date.now())
  const required = requiredFrom !== null && Date.parse(requiredFrom) <= now
  return (
    <li className={classes.factor}>
      <IconDeviceMobile className={classes.icon} size={20} stroke={1.75} aria-hidden />
      <div className={classes.about}>
        <p className={classes.name}>
          {t('app.name')}
          {since && (
            <Badge tone="good" icon={IconCheck}>
              {t('app.on')}
            </Badge>
          )}
        </p>
        <p>{since ? t('app.since', { when: dateTime(since) }) : t('app.off')}</p>
        <div className={classes.ways}>
          <Button variant={since ? 'secondary' : 'primary'} onClick={() => onDo('setUp')}>
            {t(since ? 'app.replace' : 'app.setUp')}
          </Button>
          {since && (
            <Button
              variant="quiet"
              disabledReason={required ? t('app.required') : undefined}
              onClick={() => onDo('turnOff')}
            >
              {t('app.turnOff')}
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

function CodesRow({ left, onRenew }: { left: number; onRenew: () => void }) {
  const { t } = useTranslation('second-factor')
  return (
    <li className={classes.factor}>
      <IconLifebuoy className={classes.icon} size={20} stroke={1.75} aria-hidden />
      <div className={classes.about}>
        <p className={classes.name}>
          {t('codes.title')}
          <Badge tone={left < FEW ? 'warning' : 'neutral'} icon={left < FEW ? IconAlertTriangle : IconTicket}>
            {t('codes.left', { count: left })}
          </Badge>
        </p>
        <p>{t('codes.purpose')}</p>
        <div className={classes.ways}>
          <Button onClick={onRenew}>{t('codes.renew')}</Button>
        </div>
      </div>
    </li>
  )
}

interface DialogProps {
  onClose: () => void
}

function SetUpDialog({ onClose, ...at }: DialogProps & { replacing: boolean }) {
  const { t } = useTranslation('second-factor')
  const [{ replacing }] = useState(at) // as it was when this began
  const [codesShown, setCodesShown] = useState(false)
  const done = () => {
    toast({ message: t(replacing ? 'app.replaced' : 'app.isOn') })
    onClose()
  }
  const title = codesShown ? t('codes.title') : t(replacing ? 'app.replace' : 'setUp.title')
  return (
    // Codes that are shown once are not closed by chance.
    <Dialog opened title={title} width={520} {...(!codesShown && { onClose })}>
      <SetUp onDone={done} onCancel={onClose} onCodes={() => setCodesShown(true)} />
    </Dialog>
  )
}

function TurnOffDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('second-factor')
  const done = () => {
    toast({ message: t('app.isOff') })
    void refreshSession()
    onClose()
  }
  return (
    <Dialog opened title={t('turnOff.title')} onClose={onClose}>
      <AskPassword
        endpoint={secondFactor.turnOff}
        submitLabel={t('app.turnOff')}
        danger
        onDone={done}
        onCancel={onClose}
      >
        <p>{t('turnOff.body')}</p>
      </AskPassword>
    </Dialog>
  )
}

function RenewDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('second-factor')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <Dialog opened title={t('codes.title')} width={520} {...(!codes && { onClose })}>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={onClose} />
      ) : (
        <AskPassword
          endpoint={secondFactor.renewRecoveryCodes}
          submitLabel={t('codes.renew')}
          onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
          onCancel={onClose}
        >
          <p>{t('codes.renewBody')}</p>
        </AskPassword>
      )}
    </Dialog>
  )
}
