import type { Hardware } from '@switchboard/contract/devices'
import { useTranslation } from 'react-i18next'
import { formatMac } from '../../format/mac.ts'

/** What a device is, in words. */
export function useHardwareText(): (hardware: Hardware) => string {
  const { t } = useTranslation('devices')
  return (hardware) =>
    hardware.kind === 'softphone'
      ? t('kind.softphone')
      : `${hardware.model || t('kind.ip_phone')} · ${formatMac(hardware.mac)}`
}
