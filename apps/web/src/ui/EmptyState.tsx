import { type Icon, IconSearchOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import classes from './states.module.css'

interface StateProps {
  icon: Icon
  title: string
  detail?: ReactNode
  /** The way on, usually a button. */
  action?: ReactNode
  /** 1 where it takes the place of a whole page, title included. */
  level?: 1 | 2
}

/** In place of content that is not there: an icon, what is so, why, and the way on. */
export function EmptyState({ icon: StateIcon, title, detail, action, level = 2 }: StateProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className={classes.state}>
      <span className={classes.icon}>
        <StateIcon size={20} stroke={1.75} aria-hidden />
      </span>
      <Heading className={classes.title}>{title}</Heading>
      {detail && <p className={classes.detail}>{detail}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}

/** A list whose filters leave nothing. */
export function NothingFound({
  title,
  detail,
  onClear,
}: {
  title: string
  detail?: string
  onClear: () => void
}) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconSearchOff}
      title={title}
      detail={detail}
      action={<Button onClick={onClear}>{t('action.clearFilters')}</Button>}
    />
  )
}
