import type { User } from '@switchboard/contract/users'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDateTime } from '../../format/dates.ts'
import type { Column } from '../../patterns/table.ts'
import { State } from './State.tsx'
import classes from './users.module.css'
import { nameOf } from './words.ts'

/** The columns of the list, in the user's language. */
export function useColumns(): Column<User>[] {
  const { t } = useTranslation(['users', 'shell'])
  const dateTime = useDateTime()
  return [
    {
      id: 'name',
      header: t('column.name'),
      cell: (user) => nameOf(user),
      second: (user) => (
        <>
          <span className={classes.roomy}>{user.email}</span>
          <span className={classes.narrow}>{t(`shell:role.${user.role}`)}</span>
        </>
      ),
      skeleton: '50%',
    },
    {
      id: 'role',
      header: t('column.role'),
      cell: ({ role }) => t(`shell:role.${role}`),
      from: 'medium',
      skeleton: '110px',
    },
    { id: 'state', header: t('column.state'), cell: (user) => <State user={user} />, skeleton: '80px' },
    {
      id: 'secondFactor',
      header: t('column.secondFactor'),
      cell: (user) => <SecondFactor user={user} />,
      from: 'wide',
      skeleton: '60px',
    },
    {
      id: 'lastSignedInAt',
      header: t('column.lastSignedInAt'),
      cell: ({ lastSignedInAt }) =>
        lastSignedInAt && <time dateTime={lastSignedInAt}>{dateTime(lastSignedInAt)}</time>,
      from: 'wide',
      skeleton: '130px',
    },
    {
      id: 'extensions',
      header: t('column.extensions'),
      cell: ({ extensions }) => (
        <span className="numeric">{extensions.map(({ number }) => number).join(', ')}</span>
      ),
      from: 'medium',
      skeleton: '40px',
    },
  ]
}

/** Of those who can sign in. */
export function SecondFactor({ user: { state, secondFactor } }: { user: User }) {
  const { t } = useTranslation('users')
  if (state !== 'active') return null
  if (!secondFactor) return <span className={classes.faint}>{t('secondFactor.off')}</span>
  return (
    <span className={classes.good}>
      <IconShieldCheck size={16} stroke={1.75} aria-hidden />
      {t('secondFactor.on')}
    </span>
  )
}
