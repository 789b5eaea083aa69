import { type Credentials, type Device, devices } from '@switchboard/contract/devices'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDateTime } from '../../format/dates.ts'
import { PanelSection } from '../../patterns/PanelForm.tsx'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { Button } from '../../ui/Button.tsx'
import { useSeenText } from './DeviceItem.tsx'
import classes from './devices.module.css'
import { RotateDialog } from './RotateDialog.tsx'

interface ConnectionSectionProps {
  device: Device
  /** Of the form above: a new password is a new version, which it would be compared with. */
  dirty: boolean
  onPassword: (credentials: Credentials) => void
}

/** What a device registers by, what the phone engine tells of it, and the way to another password. */
export function ConnectionSection({ device, dirty, onPassword }: ConnectionSectionProps) {
  const { t } = useTranslation('devices')
  const dateTime = useDateTime()
  const seen = useSeenText()(device)
  const readOnly = useReadOnlyReason(devices.rotate)
  const [rotating, setRotating] = useState(false)
  const { registration, sipUser, passwordSetAt } = device
  const userAgent = registration.state === 'never_seen' ? null : registration.userAgent
  const facts = [
    [t(`registration.${registration.state}`), seen],
    [t('panel.userAgent'), userAgent],
    [t('panel.sipUser'), sipUser],
    [t('panel.passwordSet'), dateTime(passwordSetAt)],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <PanelSection title={t('panel.state')}>
      <div className={classes.section}>
        <dl className={classes.facts}>
          {facts.map(([label, value]) => (
            <Fact key={label} label={label} value={value} />
          ))}
        </dl>
        <Button
          icon={<IconKey size={16} stroke={1.75} aria-hidden />}
          disabledReason={readOnly ?? (dirty ? t('rotate.saveFirst') : undefined)}
          onClick={() => setRotating(true)}
        >
          {t('rotate.open')}
        </Button>
      </div>
      {rotating && (
        <RotateDialog
          device={device}
          endpoint={devices.rotate}
          onClose={() => setRotating(false)}
          onDone={({ credentials }) => {
            setRotating(false)
            onPassword(credentials)
          }}
        />
      )}
    </PanelSection>
  )
}

const Fact = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
)
