import type { RingGroupRow } from '@switchboard/contract/ring-groups'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CopyNumber } from '../../patterns/CopyNumber.tsx'
import type { Column } from '../../patterns/table.ts'
import { Badge } from '../../ui/Badge.tsx'
import { DestinationText } from '../destinations/index.ts'
import classes from './ring-groups.module.css'

/** The columns of the list, in the user's language. */
export function useColumns(): Column<RingGroupRow>[] {
  const { t } = useTranslation('ring-groups')
  return [
    {
      id: 'name',
      header: t('column.name'),
      sort: 'name',
      cell: ({ name }) => name,
      second: (row) => <Second row={row} />,
      skeleton: '50%',
    },
    {
      id: 'number',
      header: t('column.number'),
      sort: 'number',
      cell: ({ number }) => <CopyNumber e164={number} />,
      skeleton: '32px',
    },
    {
      id: 'strategy',
      header: t('column.strategy'),
      cell: ({ strategy }) => t(`strategy.${strategy}.label`),
      from: 'medium',
      skeleton: '120px',
    },
    {
      id: 'members',
      header: t('column.members'),
      cell: ({ memberCount }) => t('memberCount', { count: memberCount }),
      from: 'medium',
      skeleton: '80px',
    },
    {
      id: 'fallback',
      header: t('column.fallback'),
      cell: ({ fallback }) =>
        fallback ? (
          <DestinationText destination={fallback} />
        ) : (
          <span className={classes.faint}>{t('fallback.none')}</span>
        ),
      from: 'wide',
      skeleton: '140px',
    },
  ]
}

/** Under the name: why the group would reach nobody; on a phone also who is in it. */
function Second({ row }: { row: RingGroupRow }) {
  const { t } = useTranslation('ring-groups')
  return (
    <>
      <span className={classes.narrow}>{t('memberCount', { count: row.memberCount })}</span>
      {row.warnings.map((warning) => (
        <Badge key={warning} tone="warning" icon={IconAlertTriangle}>
          {t(`warning.${warning}.short`)}
        </Badge>
      ))}
    </>
  )
}
