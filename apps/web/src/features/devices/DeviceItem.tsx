import type { Device, Effect } from '@switchboard/contract/devices'
import {
  IconCircleCheck,
  IconCircleDashed,
  IconDeviceFloppy,
  IconDeviceLandlinePhone,
  IconDeviceMobile,
  IconLoader2,
  IconPlugConnected,
  IconPlugConnectedX,
  IconPlugX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDateTime } from '../../format/dates.ts'
import { Badge } from '../../ui/Badge.tsx'
import classes from './devices.module.css'

const REGISTRATIONS = {
  never_seen: { icon: IconCircleDashed, tone: 'neutral' },
  registered: { icon: IconPlugConnected, tone: 'good' },
  offline: { icon: IconPlugConnectedX, tone: 'warning' },
} as const

const EFFECTS = {
  saved: { icon: IconDeviceFloppy, tone: 'warning' },
  applying: { icon: IconLoader2, tone: 'info' },
  in_effect: { icon: IconCircleCheck, tone: 'good' },
} as const

/** Is it connected, in a word. */
export function RegistrationBadge({ device }: { device: Pick<Device, 'enabled' | 'registration'> }) {
  const { t } = useTranslation('devices')
  if (!device.enabled) return <Badge icon={IconPlugX}>{t('registration.disabled')}</Badge>
  const { state } = device.registration
  return <Badge {...REGISTRATIONS[state]}>{t(`registration.${state}`)}</Badge>
}

/** Saved, applying or in effect. */
export function EffectBadge({ effect }: { effect: Effect }) {
  const { t } = useTranslation('devices')
  return <Badge {...EFFECTS[effect]}>{t(`effect.${effect}`)}</Badge>
}

/** Since when it is connected, or not, and from where; nothing of what was never seen. */
export function useSeenText(): (device: Pick<Device, 'registration'>) => string {
  const { t } = useTranslation('devices')
  const dateTime = useDateTime()
  return ({ registration }) => {
    if (registration.state === 'never_seen') return ''
    const since = t('registration.since', { when: dateTime(registration.since) })
    return registration.address === null
      ? since
      : `${since}, ${t('registration.from', { address: registration.address })}`
  }
}

interface DeviceItemProps {
  device: Device
  /** Its name, as a link where it leads somewhere. */
  title: ReactNode
  /** What it is, or whose. */
  detail: string
  actions?: ReactNode
}

/** A device in a list: what it is called, whether it is connected, and how far its last change has come. */
export function DeviceItem({ device, title, detail, actions }: DeviceItemProps) {
  const seen = useSeenText()(device)
  const DeviceIcon = device.hardware.kind === 'softphone' ? IconDeviceMobile : IconDeviceLandlinePhone
  return (
    <li className={classes.item}>
      <DeviceIcon className={classes.icon} size={20} stroke={1.75} aria-hidden />
      <div className={classes.about}>
        <p className={classes.name}>{title}</p>
        <p>{detail}</p>
        {seen && <p className="numeric">{seen}</p>}
        <p className={classes.states}>
          <RegistrationBadge device={device} />
          <EffectBadge effect={device.effect} />
        </p>
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </li>
  )
}
