import { devices, MOST_DEVICES } from '@switchboard/contract/devices'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { PanelSection } from '../../patterns/PanelForm.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { CompanyEffect } from './CompanyEffect.tsx'
import { DeviceItem } from './DeviceItem.tsx'
import classes from './devices.module.css'
import { devicesQuery, lookAgain } from './queries.ts'
import { useHardwareText } from './useHardwareText.ts'

/** The devices of an extension, as they are at the moment; each leads to its own panel. */
export function ExtensionDevices({ extensionId }: { extensionId: string }) {
  const { t } = useTranslation('devices')
  return can(devices.list) ? (
    <PanelSection title={t('section.title')}>
      <div className={classes.section}>
        <List extensionId={extensionId} />
        <CompanyEffect />
      </div>
    </PanelSection>
  ) : null
}

function List({ extensionId }: { extensionId: string }) {
  const { t } = useTranslation('devices')
  const hardwareText = useHardwareText()
  const { data, error, refetch } = useQuery({
    ...devicesQuery(extensionId),
    refetchInterval: ({ state }) => lookAgain(state.data?.items),
  })
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton width="60%" />
  return (
    <>
      {data.items.length === 0 ? (
        <p className={classes.help}>{t('section.none')}</p>
      ) : (
        <ul className={classes.list} aria-label={t('section.title')}>
          {data.items.map((device) => (
            <DeviceItem
              key={device.id}
              device={device}
              title={<Link to={paths.device(device.id)}>{device.name}</Link>}
              detail={hardwareText(device.hardware)}
            />
          ))}
        </ul>
      )}
      {can(devices.create) && data.items.length < MOST_DEVICES && (
        <LinkButton icon={<IconPlus size={16} stroke={1.75} aria-hidden />} to={paths.deviceNew(extensionId)}>
          {t('section.add')}
        </LinkButton>
      )}
      {data.items.length >= MOST_DEVICES && <p className={classes.help}>{t('section.full')}</p>}
    </>
  )
}
