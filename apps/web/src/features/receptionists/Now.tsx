import type { MenuMode } from '@switchboard/contract/menus'
import type { Receptionist } from '@switchboard/contract/receptionists'
import { IconHandStop } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui/Badge.tsx'
import { MENU_ICONS } from './menu-icons.ts'
import classes from './receptionists.module.css'
import { useNowText } from './useNowText.ts'

const TONES = {
  open: 'good',
  closed: 'neutral',
  holiday: 'info',
} as const satisfies Record<MenuMode, ComponentProps<typeof Badge>['tone']>

/** What callers hear now, until when, and whether somebody decided that by hand. */
export function Now({ receptionist }: { receptionist: Pick<Receptionist, 'now' | 'timeZone'> }) {
  const { t } = useTranslation('receptionists')
  const text = useNowText()(receptionist)
  const { mode, reason } = receptionist.now
  return (
    <span className={classes.now}>
      <Badge tone={TONES[mode]} icon={MENU_ICONS[mode]}>
        {text}
      </Badge>
      {reason === 'override' && (
        <Badge tone="warning" icon={IconHandStop}>
          {t('now.byHand')}
        </Badge>
      )}
    </span>
  )
}
