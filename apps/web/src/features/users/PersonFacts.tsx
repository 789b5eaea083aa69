import type { User } from '@switchboard/contract/users'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { useDateTime } from '../../format/dates.ts'
import { paths } from '../../paths.ts'
import { SecondFactor } from './columns.tsx'
import { InvitationEnd } from './State.tsx'
import classes from './users.module.css'

/** What there is to know of a person, beside their role. */
export function PersonFacts({ user }: { user: User }) {
  const { t } = useTranslation('users')
  const dateTime = useDateTime()
  const { email, state, extensions, lastSignedInAt } = user
  return (
    <dl className={classes.facts}>
      <dt>{t('invite.email')}</dt>
      <dd>{email ?? t('none')}</dd>
      <dt>{t('column.extensions')}</dt>
      <dd>{extensions.length > 0 ? <Extensions user={user} /> : t('none')}</dd>
      {state === 'invited' && (
        <>
          <dt>{t('invitation.title')}</dt>
          <dd>
            <InvitationEnd user={user} />
          </dd>
        </>
      )}
      {state === 'active' && (
        <>
          <dt>{t('column.secondFactor')}</dt>
          <dd>
            <SecondFactor user={user} />
          </dd>
          <dt>{t('column.lastSignedInAt')}</dt>
          <dd>{lastSignedInAt ? dateTime(lastSignedInAt) : t('never')}</dd>
        </>
      )}
    </dl>
  )
}

function Extensions({ user: { extensions } }: { user: User }) {
  const linked = can('extensions:read')
  return (
    <span className={classes.actions}>
      {extensions.map(({ id, number }) =>
        linked ? (
          <Link key={id} to={paths.extension(id)} className="numeric">
            {number}
          </Link>
        ) : (
          <span key={id} className="numeric">
            {number}
          </span>
        ),
      )}
    </span>
  )
}
