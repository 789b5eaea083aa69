import type { HistoryEntry } from '@switchboard/contract/history'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { useDays } from '../../format/dates.ts'
import { addDays, type Day, dayOf } from '@switchboard/call-flow/zone'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Entry } from './Entry.tsx'
import classes from './history.module.css'

interface TimelineProps {
  /** Newest first; undefined while there is nothing to show yet. */
  entries: readonly HistoryEntry[] | undefined
  onUndo: (entry: HistoryEntry) => void
}

/** Changes by day, as the company counts its days. */
export function Timeline({ entries, onUndo }: TimelineProps) {
  const { timeZone } = useSession().tenant
  if (!entries) return <Outline />
  const days = Map.groupBy(entries, ({ at }) => dayOf(timeZone, new Date(at)))
  return [...days].map(([day, ofDay]) => (
    <DaySection key={day} day={day}>
      {ofDay.map((entry) => (
        <Entry key={entry.id} entry={entry} onUndo={onUndo} />
      ))}
    </DaySection>
  ))
}

function DaySection({ day, children }: { day: Day; children: ReactNode }) {
  const { t } = useTranslation('history')
  const { full } = useDays()
  const { timeZone } = useSession().tenant
  const id = useId()
  const [today] = useState(() => dayOf(timeZone, new Date()))
  const title = () => {
    if (day === today) return t('day.today', { day: full(day) })
    return day === addDays(today, -1) ? t('day.yesterday', { day: full(day) }) : full(day)
  }
  return (
    <section className={classes.day} aria-labelledby={id}>
      <h2 id={id}>{title()}</h2>
      <ol>{children}</ol>
    </section>
  )
}

/** The list's outline, while it loads. */
function Outline() {
  return (
    <div className={classes.day} aria-busy="true">
      <Skeleton width="200px" />
      {[70, 50, 60, 40, 65, 55].map((width) => (
        <div key={width} className={classes.entry}>
          <Skeleton width="28px" />
          <Skeleton width={`${width}%`} />
        </div>
      ))}
    </div>
  )
}
