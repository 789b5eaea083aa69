import type { ApiToken } from '@switchboard/contract/api-tokens'
import { IconAlertTriangle, IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDateTime } from '../../format/dates.ts'
import { usePermissionText } from '../../patterns/permissionText.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './api-tokens.module.css'
import { stateOf } from './state.ts'

const BADGES = {
  working: { tone: 'good', icon: IconCheck },
  ending: { tone: 'warning', icon: IconClock },
  limited: { tone: 'warning', icon: IconAlertTriangle },
  withoutEffect: { tone: 'bad', icon: IconAlertTriangle },
  expired: { tone: 'neutral', icon: IconClock },
  revoked: { tone: 'neutral', icon: IconX },
} as const

interface TokenItemProps {
  token: ApiToken
  now: Date
  onRevoke: () => void
}

/** One token: what it may do, until when, and when it was last used. */
export function TokenItem({ token, now, onRevoke }: TokenItemProps) {
  const { t } = useTranslation('api-tokens')
  const dateTime = useDateTime()
  const permissionText = usePermissionText()
  const state = stateOf(token, now)
  const { tone, icon } = BADGES[state]
  const { name, ending, permissions, withheld, createdBy, revokedAt, lastUsedAt, lastUsedFrom } = token
  const list = (of: readonly ApiToken['permissions'][number][]) => of.map(permissionText).join(' · ')
  return (
    <li className={classes.item}>
      <div className={classes.told}>
        <p className={classes.name}>
          {name}
          <Badge tone={tone} icon={icon}>
            {t(`state.${state}`)}
          </Badge>
        </p>
        <p>{list(permissions)}</p>
        {createdBy !== null && withheld.length > 0 && (
          <p className={classes.warning}>
            {t('withheld', { name: createdBy.name, permissions: list(withheld) })}
          </p>
        )}
        <p>
          {createdBy
            ? t('made', { ending, when: dateTime(token.createdAt), name: createdBy.name })
            : t('madeByNobody', { ending, when: dateTime(token.createdAt) })}
        </p>
        <p>
          {revokedAt
            ? t('revoked', { when: dateTime(revokedAt) })
            : t(state === 'expired' ? 'expired' : 'expires', { when: dateTime(token.expiresAt) })}
          {' · '}
          {lastUsedAt ? t('lastUsed', { when: dateTime(lastUsedAt), network: lastUsedFrom }) : t('neverUsed')}
        </p>
      </div>
      {state !== 'revoked' && state !== 'expired' && (
        <Button variant="quiet" aria-label={t('revokeNamed', { name })} onClick={onRevoke}>
          {t('revoke')}
        </Button>
      )}
    </li>
  )
}
