import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../ui/Skeleton.tsx'
import classes from './skeleton.module.css'

const PAGES = ['72%', '48%', '64%', '56%', '60%', '44%']

/** The shell's lines and places while its code is on the way; the first thing a signed-in user sees. */
export function ShellSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.shell} aria-busy>
      <div className={classes.bar}>
        <span className="visually-hidden">{t('loading')}</span>
        <Skeleton width="140px" />
      </div>
      <div className={classes.rail}>
        {PAGES.map((width) => (
          <Skeleton key={width} width={width} />
        ))}
      </div>
      <div className={classes.main}>
        <Skeleton width="180px" height="20px" />
        <Skeleton width="min(320px, 80%)" />
      </div>
    </div>
  )
}
