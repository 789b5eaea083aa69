import type { ReceptionistRow } from '@switchboard/contract/receptionists'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { CopyNumber } from '../../patterns/CopyNumber.tsx'
import type { Column } from '../../patterns/table.ts'
import { Now } from './Now.tsx'
import classes from './receptionists.module.css'

/** The columns of the list, in the user's language. */
export function useColumns(): Column<ReceptionistRow>[] {
  const { t } = useTranslation('receptionists')
  return [
    {
      id: 'name',
      header: t('column.name'),
      sort: 'name',
      cell: ({ name }) => name,
      second: (row) => (
        <span className={classes.narrow}>
          <Now receptionist={row} />
        </span>
      ),
      skeleton: '50%',
    },
    {
      id: 'number',
      header: t('column.number'),
      sort: 'number',
      cell: ({ number }) => <CopyNumber e164={number} />,
      width: '100px',
      skeleton: '32px',
    },
    {
      id: 'now',
      header: t('column.now'),
      cell: (row) => <Now receptionist={row} />,
      from: 'medium',
      skeleton: '140px',
    },
    {
      id: 'schedule',
      header: t('column.schedule'),
      cell: ({ schedule }) => <Hours schedule={schedule} />,
      second: ({ timeZone }) => timeZone,
      from: 'wide',
      skeleton: '110px',
    },
  ]
}

function Hours({ schedule }: Pick<ReceptionistRow, 'schedule'>) {
  const { t } = useTranslation('receptionists')
  if (!schedule) return <span className={classes.faint}>{t('hours.always')}</span>
  return can('schedules:read') ? <Link to={paths.schedule(schedule.id)}>{schedule.name}</Link> : schedule.name
}
