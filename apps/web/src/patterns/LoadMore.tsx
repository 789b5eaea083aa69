import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import classes from './table.module.css'

export interface LoadMoreProps {
  available: boolean
  loading: boolean
  /** The last try failed; only the button tries again. */
  failed: boolean
  load: () => void
}

/** Loads the next page of a list when its end comes near, and by a button for those who do not scroll. */
export function LoadMore({ available, loading, failed, load }: LoadMoreProps) {
  const { t } = useTranslation()
  const end = useRef<HTMLDivElement>(null)
  const wanted = available && !loading && !failed
  useEffect(() => {
    if (!wanted || !end.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), {
      rootMargin: '400px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [wanted, load])
  if (!available) return null
  return (
    <div ref={end} className={classes.more}>
      {failed && <output>{t('table.loadMoreFailed')}</output>}
      <Button loading={loading} onClick={load}>
        {t(failed ? 'action.retry' : 'action.loadMore')}
      </Button>
    </div>
  )
}
