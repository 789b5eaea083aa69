import { history } from '@switchboard/contract/history'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { useDateTime } from '../../format/dates.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Changes } from './Changes.tsx'
import { isWhole, rowsOf } from './rows.ts'
import classes from './history.module.css'
import { latestQuery } from './queries.ts'
import { Sentence } from './Sentence.tsx'

/** The latest changes of one object, at the end of its panel; nothing for those who may not read the history. */
export function ObjectHistory({ id }: { id: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => void loadStrings('history').then(() => setReady(true)), [])
  return ready && can(history.list) ? <Latest id={id} /> : null
}

function Latest({ id }: { id: string }) {
  const { t } = useTranslation('history')
  const heading = useId()
  const dateTime = useDateTime()
  const { data, error } = useQuery(latestQuery(id))
  return (
    <section className={classes.panel} aria-labelledby={heading} aria-busy={!data && !error}>
      <h3 id={heading}>{t('panel.title')}</h3>
      {error && <ErrorAlert error={error} />}
      {!data && !error && <Skeleton width="70%" />}
      {data && data.items.length === 0 && <p>{t('panel.none')}</p>}
      <ol className={classes.latest}>
        {data?.items.map((entry) => {
          const rows = rowsOf(entry.object.kind, entry.changes)
          return (
            <li key={entry.id}>
              <p className={classes.sentence}>
                <Sentence entry={entry} />
              </p>
              {!isWhole(entry.changes) && rows.length > 0 && <Changes rows={rows} whole={false} />}
              <time className={classes.time} dateTime={entry.at}>
                {dateTime(entry.at)}
              </time>
            </li>
          )
        })}
      </ol>
      {data && data.items.length > 0 && <Link to={paths.history({ object: id })}>{t('panel.all')}</Link>}
    </section>
  )
}
