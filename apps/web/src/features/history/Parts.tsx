import { useTranslation } from 'react-i18next'
import { usePages } from '../../api/query.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Changes } from './Changes.tsx'
import { isWhole, rowsOf } from './rows.ts'
import classes from './history.module.css'
import { partsQuery } from './queries.ts'
import { Sentence } from './Sentence.tsx'

/** The changes that a batch is made of, a page at a time. */
export function Parts({ batchId }: { batchId: string }) {
  const { t } = useTranslation()
  const { items, error, more } = usePages(partsQuery(batchId))
  if (error) return <ErrorAlert error={error} />
  return (
    <>
      <ol className={classes.parts} aria-busy={items === undefined}>
        {items === undefined && (
          <li>
            <Skeleton width="60%" />
          </li>
        )}
        {items?.map((part) => {
          const rows = rowsOf(part.object.kind, part.changes)
          return (
            <li key={part.id}>
              <p className={classes.sentence}>
                <Sentence entry={part} />
              </p>
              {!isWhole(part.changes) && rows.length > 0 && <Changes rows={rows} whole={false} />}
            </li>
          )
        })}
      </ol>
      {more.available && (
        <Button variant="quiet" loading={more.loading} onClick={more.load}>
          {t(more.failed ? 'action.retry' : 'action.loadMore')}
        </Button>
      )}
    </>
  )
}
