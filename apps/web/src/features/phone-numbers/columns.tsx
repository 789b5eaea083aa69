import type { PhoneNumberRow } from '@switchboard/contract/phone-numbers'
import { IconAlertTriangle, IconHourglass, IconStar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNumberFormat } from '../../format/phone.ts'
import type { Column } from '../../patterns/table.ts'
import { Badge } from '../../ui/Badge.tsx'
import { DestinationText } from '../destinations/index.ts'
import classes from './numbers.module.css'

/** The columns of the list, in the user's language. */
export function useColumns(): Column<PhoneNumberRow>[] {
  const { t } = useTranslation('phone-numbers')
  const format = useNumberFormat()
  return [
    {
      id: 'number',
      header: t('column.number'),
      cell: ({ e164 }) => <span className="numeric">{format(e164)}</span>,
      second: (row) => <Second row={row} />,
      skeleton: '120px',
    },
    {
      id: 'destination',
      header: t('column.destination'),
      cell: (row) => <Destination row={row} />,
      from: 'medium',
      skeleton: '140px',
    },
    {
      id: 'callerId',
      header: t('column.callerId'),
      cell: (row) => <CallerId row={row} />,
      from: 'medium',
      skeleton: '80px',
    },
    {
      id: 'address',
      header: t('column.address'),
      cell: ({ emergencyAddress }) =>
        emergencyAddress?.label ?? <span className={classes.faint}>{t('noAddress')}</span>,
      from: 'wide',
      skeleton: '90px',
    },
    {
      id: 'kind',
      header: t('column.kind'),
      cell: ({ kind }) => t(`kind.${kind}`),
      from: 'wide',
      skeleton: '80px',
    },
    {
      id: 'source',
      header: t('column.source'),
      cell: ({ source }) =>
        source === 'temporary' ? (
          <Badge tone="warning" icon={IconHourglass}>
            {t('source.temporary')}
          </Badge>
        ) : (
          t(`source.${source}`)
        ),
      from: 'wide',
      skeleton: '70px',
    },
  ]
}

/** What the company calls it; on a phone, where its calls go too. */
function Second({ row }: { row: PhoneNumberRow }) {
  const { t } = useTranslation('phone-numbers')
  return (
    <span className={classes.name}>
      {row.label}
      {row.main && (
        <Badge tone="info" icon={IconStar}>
          {t('main')}
        </Badge>
      )}
      <span className={classes.narrow}>
        <Destination row={row} />
      </span>
    </span>
  )
}

function Destination({ row: { destination } }: { row: PhoneNumberRow }) {
  const { t } = useTranslation('phone-numbers')
  if (destination) return <DestinationText destination={destination} />
  return <span className={classes.faint}>{t('nowhere')}</span>
}

/** Whether phones may show it, and how many do. */
function CallerId({ row: { callerIdAllowed, emergencyAddress, shownBy } }: { row: PhoneNumberRow }) {
  const { t } = useTranslation('phone-numbers')
  const usable = callerIdAllowed && emergencyAddress !== null
  const shown = shownBy > 0 && t('callerId.shown', { count: shownBy })
  if (usable) return shown || t('callerId.allowed')
  if (!callerIdAllowed && !shown) return <span className={classes.faint}>{t('callerId.off')}</span>
  return (
    <span className={classes.warning}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      {shown || t('callerId.withoutAddress')}
    </span>
  )
}
