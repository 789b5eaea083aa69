import type { ResponseOf } from '@switchboard/contract/endpoint'
import { secondFactor } from '@switchboard/contract/second-factor'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshSession } from '../../api/session.ts'
import { AskPassword } from './AskPassword.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { Scan } from './Scan.tsx'

type Started = ResponseOf<typeof secondFactor.start>

interface SetUpProps {
  onDone: () => void
  onCancel?: () => void
  /** The recovery codes are shown, this once. */
  onCodes?: () => void
}

/** From the password over the app's QR code to the recovery codes. Nothing has changed before the app's code was right. */
export function SetUp({ onDone, onCancel, onCodes }: SetUpProps) {
  const { t } = useTranslation('second-factor')
  const [started, setStarted] = useState<Started | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes) {
    const finish = () => void refreshSession().finally(onDone)
    return <RecoveryCodes codes={codes} onDone={finish} />
  }
  if (started) {
    return (
      <Scan
        started={started}
        onCancel={onCancel}
        onDone={(recoveryCodes) => {
          if (!recoveryCodes) return onDone()
          setCodes(recoveryCodes)
          onCodes?.()
        }}
      />
    )
  }
  return (
    <AskPassword
      endpoint={secondFactor.start}
      submitLabel={t('setUp.next')}
      onDone={setStarted}
      onCancel={onCancel}
    >
      <p>{t('setUp.purpose')}</p>
    </AskPassword>
  )
}
