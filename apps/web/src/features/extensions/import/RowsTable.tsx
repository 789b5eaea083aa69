import type { ImportRow } from '@switchboard/contract/extensions.import'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadMore, type LoadMoreProps } from '../../../patterns/LoadMore.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import classes from './rows.module.css'
import { type EditedCell, Row } from './Row.tsx'
import { useHeightOutOfSight } from './useHeightOutOfSight.ts'
import type { Judge } from './useJudge.ts'

interface RowsTableProps {
  /** Those loaded so far; `undefined` while there is none yet. */
  rows: readonly ImportRow[] | undefined
  /** How many there are in all. */
  total: number
  /** Has the import done what the rows say? */
  done: boolean
  more: LoadMoreProps
  judge: Judge | undefined
  /** In place of the table when there are no rows. */
  empty: ReactNode
}

const HEADS = ['line', 'number', 'name', 'verdict', 'details'] as const
const PLACEHOLDERS = Array.from({ length: 8 }, (_, index) => index)
/** Rows that are drawn together. */
const BLOCK = 50

const blocksOf = (rows: readonly ImportRow[]) =>
  Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, at) => rows.slice(at * BLOCK, (at + 1) * BLOCK))

/** Up to 20,000 rows, of which only those near the window are drawn; on a phone each row is a card. */
export function RowsTable({ rows, total, more, empty, done, judge }: RowsTableProps) {
  const { t } = useTranslation('extensions/import')
  const [editing, setEditing] = useState<EditedCell | null>(null)
  if (rows?.length === 0) return <div className={classes.frame}>{empty}</div>
  return (
    <div>
      <div className={classes.frame}>
        <table
          className={classes.table}
          aria-label={t(done ? 'rows.titleDone' : 'rows.title')}
          aria-rowcount={total + 1}
          aria-busy={rows === undefined}
        >
          <thead className={classes.heads}>
            <tr aria-rowindex={1}>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {t(`rows.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          {rows ? (
            blocksOf(rows).map((block, at) => (
              <Block
                key={block[0]?.line}
                rows={block}
                first={at * BLOCK}
                {...{ done, judge, editing }}
                onEdit={setEditing}
              />
            ))
          ) : (
            <Placeholders />
          )}
        </table>
      </div>
      <LoadMore {...more} />
    </div>
  )
}

interface BlockProps extends Pick<RowsTableProps, 'done' | 'judge'> {
  rows: readonly ImportRow[]
  /** Index of the first of them. */
  first: number
  editing: EditedCell | null
  onEdit: (cell: EditedCell | null) => void
}

/** Some rows, or empty space of their height while they are far out of sight. What is being typed stays. */
function Block({ rows, first, editing, ...rest }: BlockProps) {
  const { ref, height } = useHeightOutOfSight()
  const edited = rows.some(({ line }) => line === editing?.line)
  if (height !== null && !edited) {
    return (
      <tbody ref={ref}>
        <tr className={classes.space} style={{ height }} aria-hidden />
      </tbody>
    )
  }
  return (
    <tbody ref={ref}>
      {rows.map((row, at) => (
        <Row key={row.line} row={row} index={first + at} editing={editing} {...rest} />
      ))}
    </tbody>
  )
}

function Placeholders() {
  return (
    <tbody>
      {PLACEHOLDERS.map((key) => (
        <tr key={key}>
          {HEADS.map((head) => (
            <td key={head}>
              <Skeleton width="60%" />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
