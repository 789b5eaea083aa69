import { obstacleOf, type Turn } from '@switchboard/call-flow/ring-group'
import { extensions } from '@switchboard/contract/extensions'
import { IconAlertTriangle, IconDeviceMobile } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { KIND_ICONS } from '../../patterns/kindIcons.ts'
import type { FormMember, Seconds } from './form.ts'
import classes from './ring-groups.module.css'
import { SecondsField } from './SecondsField.tsx'
import { useMemberText } from './useMemberText.ts'

interface MemberProps {
  member: FormMember
  /** When it rings: null never, undefined where that cannot be told. */
  turn: Turn | null | undefined
  /** Do members ring in turn, each for a time of its own? */
  timed: boolean
  memberForwarding: boolean
  error: ReactNode
  secondsError: ReactNode
  onSeconds: (seconds: Seconds) => void
}

/** A member in the list: who it is, whether and when it rings. */
export function Member({ member, turn, timed, error, secondsError, onSeconds, ...rest }: MemberProps) {
  const { t } = useTranslation('ring-groups')
  const name = useMemberText()(member)
  const { id, number, kind } = member.extension
  const Icon = member.kind === 'device' ? IconDeviceMobile : KIND_ICONS[kind]
  return (
    <div className={classes.member}>
      <Icon size={16} stroke={1.75} className={classes.muted} aria-hidden />
      <span className={classes.who}>
        {can(extensions.get) ? <Link to={paths.extension(id)}>{name}</Link> : name}
        <span className={classes.note}>
          <span className="numeric">{number}</span>
          <When member={member} turn={turn} {...rest} />
        </span>
        {error && <span className={classes.error}>{error}</span>}
      </span>
      {timed && (
        <span className={classes.time}>
          <SecondsField
            label={t('members.seconds', { name })}
            labelHidden
            value={member.ringSeconds}
            onChange={onSeconds}
            error={secondsError}
          />
        </span>
      )}
    </div>
  )
}

function When({ member, turn, memberForwarding }: Pick<MemberProps, 'member' | 'turn' | 'memberForwarding'>) {
  const { t } = useTranslation('ring-groups')
  const obstacle = obstacleOf(member, memberForwarding)
  if (obstacle !== null) {
    return (
      <span className={classes.warning}>
        <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
        {t(`obstacle.${obstacle}`)}
      </span>
    )
  }
  if (turn === undefined) return null
  if (turn === null) return <span className={classes.warning}>{t('members.never')}</span>
  return <span>{t('members.turn', { from: turn.from, to: turn.to })}</span>
}
